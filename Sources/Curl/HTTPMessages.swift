/// A header of a request.
public struct HTTPHeader: Hashable, Sendable {
  /// The name of the field, as it is sent.
  public var name: String
  /// Its value.
  public var value: String

  /// Creates a header.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// A request over HTTP.
public struct HTTPRequest: Hashable, Sendable {
  /// The address, of the scheme `http` or `https`.
  public var address: String
  /// The header fields that are sent.
  public var headers: [HTTPHeader]
  /// What is sent by POST; nil to get the address.
  public var body: [UInt8]?
  /// The most bytes that an answer may have, unpacked.
  public var maximumBytes: Int
  /// The most milliseconds that a connection and the whole answer may take.
  public var connectMilliseconds: Int
  /// How long the whole exchange may take, in milliseconds.
  public var totalMilliseconds: Int
  /// After how many seconds below 64 bytes a second the answer is given up.
  public var stallSeconds: Int
  /// How the program calls itself.
  public var userAgent: String
  /// The file of the certificates that are trusted; nil: those of the system.
  public var certificatesPath: String?

  /// Creates a request.
  public init(
    _ address: String, headers: [HTTPHeader] = [], body: [UInt8]? = nil,
    maximumBytes: Int = 256 << 20, connectMilliseconds: Int = 30_000, totalMilliseconds: Int = 600_000,
    stallSeconds: Int = 30, userAgent: String, certificatesPath: String? = nil
  ) {
    self.address = address
    self.body = body
    self.maximumBytes = maximumBytes
    self.connectMilliseconds = connectMilliseconds
    self.totalMilliseconds = totalMilliseconds
    self.stallSeconds = stallSeconds
    self.userAgent = userAgent
    self.certificatesPath = certificatesPath
    self.headers = headers
  }
}

/// An answer over HTTP, whatever its status.
public struct HTTPResponse: Hashable, Sendable {
  /// The status, such as 200.
  public var status: Int
  /// The headers by their names in lower case; of a repeated one the last.
  public var headers: [String: String]
  /// The content, unpacked where it came compressed.
  public var body: [UInt8]

  /// Creates a response.
  public init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The value of a header; the name in any case.
  public subscript(header name: String) -> String? { headers[name.lowercased()] }
}

/// Somebody who answers requests: libcurl, or a test.
public protocol HTTPTransport: AnyObject {
  /// Sends a request, and returns the answer with any status. Follows no redirect.
  func answer(to request: HTTPRequest) throws(CurlError) -> HTTPResponse
}
