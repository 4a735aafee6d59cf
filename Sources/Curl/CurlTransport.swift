internal import CCurl

/// Sends requests by libcurl, one after another over connections that are kept.
///
/// Proxies are those of the environment (`https_proxy`, `no_proxy`). Certificates are checked. Only `http` and `https`
/// are spoken, no redirect is followed, and neither cookies nor passwords are kept.
///
/// Not `Sendable`: a handle of libcurl belongs to one task.
public final class CurlTransport: HTTPTransport {
  private let handle: UnsafeMutableRawPointer

  /// Throws where libcurl is not installed.
  public init() throws(CurlError) {
    try CurlLibrary.open()
    guard let handle = ccurl_handle_new() else { throw CurlError(.other, message: "there is no memory left") }
    self.handle = handle
  }

  deinit { ccurl_handle_free(handle) }

  /// Sends a request and waits for the whole answer.
  ///
  /// Throws where there is none, or none that is whole: a connection that fails, a certificate that is not valid, an
  /// answer that ends early, takes too long or is too large.
  public func answer(to request: HTTPRequest) throws(CurlError) -> HTTPResponse {
    let sink = Sink(maximumBytes: request.maximumBytes)
    var lines: UnsafeMutableRawPointer?
    defer { ccurl_list_free(lines) }
    for header in request.headers {
      // A line end in a value would begin a header of its own.
      let line = "\(header.name): \(header.value)".filter { $0 != "\r" && $0 != "\n" && $0 != "\r\n" }
      guard let longer = ccurl_list_append(lines, line) else {
        throw CurlError(.other, message: "there is no memory left")
      }
      lines = longer
    }
    let words = UnsafeMutablePointer<CChar>.allocate(capacity: Int(ccurl_error_size))
    words.initialize(repeating: 0, count: Int(ccurl_error_size))
    // What libcurl holds of this call must not outlive it; connections stay open.
    defer {
      ccurl_handle_reset(handle)
      words.deallocate()
    }
    let result = withExtendedLifetime(sink) {
      configure(request, sink, lines)
      ccurl_set_pointer(handle, Int32(ccurl_error_buffer), words)
      return send(request.body)
    }
    if sink.isTooLarge {
      throw CurlError(
        .tooLarge, message: "the answer has more than the \(request.maximumBytes) bytes that are allowed")
    }
    guard result == Int32(ccurl_ok) else { throw Self.error(result, words: String(cString: words)) }
    return HTTPResponse(status: ccurl_response_code(handle), headers: sink.headers, body: sink.body)
  }

  private func configure(_ request: HTTPRequest, _ sink: Sink, _ lines: UnsafeMutableRawPointer?) {
    let context = Unmanaged.passUnretained(sink).toOpaque()
    ccurl_set_text(handle, Int32(ccurl_url), request.address)
    ccurl_set_number(handle, Int32(ccurl_protocols), Int(ccurl_protocol_http | ccurl_protocol_https))
    ccurl_set_number(handle, Int32(ccurl_no_signal), 1)
    ccurl_set_text(handle, Int32(ccurl_user_agent), request.userAgent)
    // An empty text asks for every encoding that libcurl can unpack.
    ccurl_set_text(handle, Int32(ccurl_accept_encoding), "")
    ccurl_set_number(handle, Int32(ccurl_connect_timeout_milliseconds), request.connectMilliseconds)
    ccurl_set_number(handle, Int32(ccurl_timeout_milliseconds), request.totalMilliseconds)
    ccurl_set_number(handle, Int32(ccurl_low_speed_limit), 64)
    ccurl_set_number(handle, Int32(ccurl_low_speed_time), request.stallSeconds)
    if let path = request.certificatesPath { ccurl_set_text(handle, Int32(ccurl_ca_file), path) }
    ccurl_set_pointer(handle, Int32(ccurl_http_header), lines)
    ccurl_set_sink(handle, Int32(ccurl_write_function), Self.takeBody)
    ccurl_set_pointer(handle, Int32(ccurl_write_data), context)
    ccurl_set_sink(handle, Int32(ccurl_header_function), Self.takeHeader)
    ccurl_set_pointer(handle, Int32(ccurl_header_data), context)
  }

  private func send(_ body: [UInt8]?) -> Int32 {
    guard let body else { return ccurl_perform(handle) }
    // libcurl reads the bytes while it sends them, and does not copy them.
    return body.withUnsafeBytes { bytes in
      ccurl_set_number(handle, Int32(ccurl_post), 1)
      ccurl_set_number(handle, Int32(ccurl_post_field_size), bytes.count)
      ccurl_set_pointer(
        handle, Int32(ccurl_post_fields), UnsafeMutableRawPointer(mutating: bytes.baseAddress))
      return ccurl_perform(handle)
    }
  }

  /// What comes of one answer.
  private final class Sink {
    let maximumBytes: Int
    var body: [UInt8] = []
    var headers: [String: String] = [:]
    var headerBytes = 0
    var isTooLarge = false

    init(maximumBytes: Int) { self.maximumBytes = maximumBytes }
  }

  private static let takeBody: ccurl_sink = { bytes, _, count, context in
    guard let context else { return 0 }
    let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
    guard sink.body.count + count <= sink.maximumBytes else {
      sink.isTooLarge = true
      return 0
    }
    sink.body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
    return count
  }

  /// The most bytes that the headers of an answer may have.
  private static let maximumHeaderBytes = 1 << 20

  private static let takeHeader: ccurl_sink = { bytes, _, count, context in
    guard let context else { return 0 }
    let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
    sink.headerBytes += count
    guard sink.headerBytes <= maximumHeaderBytes else { return 0 }
    let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
    // Behind an interim answer, such as 103, come the headers that count.
    if line.hasPrefix("HTTP/") { sink.headers = [:] }
    if let colon = line.firstIndex(of: ":") {
      sink.headers[line[..<colon].lowercased()] = trimmed(line[line.index(after: colon)...])
    }
    return count
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text.drop(while: \.isWhitespace))
  }

  private static func error(_ result: Int32, words: String) -> CurlError {
    let said = words.isEmpty ? String(cString: ccurl_words(result)) : words
    let kind: CurlError.Kind
    var advice = ""
    switch Int(result) {
    case ccurl_malformed_url: (kind, advice) = (.badAddress, "check the address")
    case ccurl_unknown_host, ccurl_unknown_proxy, ccurl_cannot_connect:
      (kind, advice) = (.unreachable, "check the network, the address and the proxy")
    case ccurl_certificate_fault, ccurl_ca_file_fault:
      (kind, advice) = (.certificate, "nothing is downloaded from a server that can't prove who it is")
    case ccurl_timed_out: kind = .tooSlow
    case ccurl_partial_file, ccurl_empty_answer, ccurl_bad_encoding:
      kind = .cutShort
    default: kind = .other
    }
    return CurlError(kind, message: said, advice: advice)
  }
}

@available(*, unavailable, message: "a handle of libcurl belongs to one task")
extension CurlTransport: Sendable {}
