import Curl
import FrontLine
import GeoJSON

/// What a server said of the edition of an answer, by which it can be asked whether there is another one.
struct Validators: Hashable, Sendable {
  var etag: String?
  var lastModified: String?

  var headers: [HTTPHeader] {
    [etag.map { HTTPHeader("If-None-Match", $0) }, lastModified.map { HTTPHeader("If-Modified-Since", $0) }]
      .compactMap { $0 }
  }
}

/// An answer that counts.
struct FeedAnswer {
  var body: [UInt8]
  var contentType: String?
  var validators: Validators
  /// Whether there is no other edition than that which was asked with (304); then the body is empty.
  var isUnchanged = false
}

/// Asks a server: one request at a time, at a pace, again where an answer does not count.
///
/// Not `Sendable`: it belongs to the task that fetches.
final class FeedClient {
  struct Limits {
    var maximumRequests: Int?
    var maximumBytes = 256 << 20
    var attempts = 6
    var timeoutSeconds = 600.0
    var stallSeconds = 30
    var redirects = 5
    /// A server that asks for a longer pause is left alone: the run ends.
    var longestPause = 900.0
  }

  struct Statistics: Hashable, Sendable {
    var requests = 0
    var bytes = 0
    var faults: [AnswerFault.Kind: Int] = [:]
  }

  private let transport: any HTTPTransport
  private var pace: Pace
  private let limits: Limits
  private let userAgent: String
  private let certificatesPath: String?
  private let redirectHosts: [String]
  private let now: () -> Instant
  private(set) var statistics = Statistics()

  init(
    _ transport: any HTTPTransport, pace: Pace, limits: Limits, userAgent: String, certificatesPath: String?,
    redirectHosts: [String], now: @escaping () -> Instant
  ) {
    self.transport = transport
    self.pace = pace
    self.limits = limits
    self.userAgent = userAgent
    self.certificatesPath = certificatesPath
    self.redirectHosts = redirectHosts
    self.now = now
  }

  /// Gets an address, and returns what `use` makes of the answer, which throws an ``AnswerFault`` where it does not
  /// count; then it is asked for again, later each time.
  ///
  /// - Parameter attempts: how often at most; nil: as often as usual.
  func get<Value>(
    _ address: String, validators: Validators = .init(), attempts: Int? = nil,
    use: (FeedAnswer) throws -> Value
  ) throws(FeedFailure) -> Value {
    var failures = 0
    while true {
      do {
        return try use(try answer(address, validators))
      } catch let failure as FeedFailure {
        throw failure
      } catch {
        let fault = error as? AnswerFault ?? AnswerFault(.notAMap, printable("\(error)", limit: 200))
        statistics.faults[fault.kind, default: 0] += 1
        failures += 1
        if let pause = fault.retryAfter {
          guard pause <= limits.longestPause else { throw .stop(.comeBack(seconds: pause)) }
          pace.hold(seconds: pause)
        }
        let most = attempts ?? limits.attempts
        if failures >= most { throw .gaveUp(fault, attempts: failures) }
        if fault.retryAfter == nil { pace.hold(seconds: pace.backOff(afterFailures: failures)) }
      }
    }
  }

  /// Follows redirects that may be followed.
  private func answer(_ text: String, _ validators: Validators) throws -> FeedAnswer {
    guard var address = Address(text) else {
      throw FeedFailure.stop(
        .impossible(
          message: "\(printable(Address.masked(text))) is no address of http or https", advice: "check it"))
    }
    var seen: Set<Address> = []
    while true {
      guard seen.insert(address).inserted, seen.count <= limits.redirects + 1 else {
        throw AnswerFault(.redirect, "its redirects go in a circle, or never end")
      }
      let response = try send(address, validators)
      guard [301, 302, 303, 307, 308].contains(response.status), let location = response[header: "location"]
      else { return try answer(response) }
      guard let next = address.redirected(to: location), address.mayRedirect(to: next, hosts: redirectHosts)
      else {
        throw AnswerFault(
          .redirect,
          "it redirects to \(printable(Address.masked(location), limit: 120)), a server that frontline does not contact"
        )
      }
      address = next
    }
  }

  private func send(_ address: Address, _ validators: Validators) throws -> HTTPResponse {
    if let most = limits.maximumRequests, statistics.requests >= most {
      throw FeedFailure.stop(.requestsSpent)
    }
    pace.wait()
    statistics.requests += 1
    let request = HTTPRequest(
      address.text,
      headers: [HTTPHeader("Accept", "application/geo+json, application/json, */*;q=0.5")]
        + validators.headers,
      maximumBytes: limits.maximumBytes,
      connectMilliseconds: Int(min(30, limits.timeoutSeconds) * 1000),
      totalMilliseconds: Int(limits.timeoutSeconds * 1000), stallSeconds: limits.stallSeconds,
      userAgent: userAgent, certificatesPath: certificatesPath)
    do {
      let response = try transport.answer(to: request)
      pace.requestEnded()
      statistics.bytes += response.body.count
      return response
    } catch {
      pace.requestEnded()
      throw Self.error(error)
    }
  }

  private static func error(_ error: CurlError) -> any Error {
    let message = printable(Address.masked(error.message), limit: 200)
    switch error.kind {
    case .missingLibrary, .badAddress:
      return FeedFailure.stop(.impossible(message: message, advice: error.advice))
    case .certificate: return FeedFailure.stop(.certificate(message))
    case .tooSlow: return AnswerFault(.tooSlow, message)
    case .cutShort: return AnswerFault(.cutShort, message)
    case .tooLarge: return AnswerFault(.tooLarge, message)
    case .unreachable, .other: return AnswerFault(.network, message)
    }
  }

  private func answer(_ response: HTTPResponse) throws -> FeedAnswer {
    let retryAfter = response[header: "retry-after"].flatMap { RetryAfter.seconds($0, now: now()) }
    switch response.status {
    case 200, 304:
      return FeedAnswer(
        body: response.body, contentType: response[header: "content-type"],
        validators: Validators(
          etag: response[header: "etag"], lastModified: response[header: "last-modified"]),
        isUnchanged: response.status == 304)
    case 404, 410: throw FeedFailure.absent(status: response.status)
    case 401, 403, 407, 451:
      // Some turn away who asks too often with 403, and then say for how long.
      if let retryAfter { throw AnswerFault(.status, "status \(response.status)", retryAfter: retryAfter) }
      throw FeedFailure.stop(.refused(status: response.status, address: ""))
    default:
      throw AnswerFault(.status, "status \(response.status)", retryAfter: retryAfter)
    }
  }
}
