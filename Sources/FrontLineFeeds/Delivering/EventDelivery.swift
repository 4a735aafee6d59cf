import Curl
public import FrontLine
public import FrontLineArchive
import FrontLineKit
import GeoJSON

/// Delivers events to a receiver by POST, one after the other in their order, each at least once.
///
/// A request has the event as JSON (`frontline.event/1`) and its identity in the header `Idempotency-Key`, by which a
/// receiver drops repeats. An event counts as delivered once the receiver has answered with a status of success; what
/// was not delivered is tried again by the next run.
public struct EventDelivery: Hashable, Sendable {
  /// The address of the receiver.
  public var address: String
  /// How often an event is sent at most in a run.
  public var attempts: Int
  /// The seconds before the second attempt; twice as many before each further one.
  public var pauseSeconds: Double
  /// How long an answer may take.
  public var timeoutSeconds: Double
  /// The file of the certificates that are trusted; nil for those of the system.
  public var certificatesPath: String?

  /// Creates a delivery to a receiver.
  public init(
    address: String, attempts: Int = 4, pauseSeconds: Double = 1, timeoutSeconds: Double = 30,
    certificatesPath: String? = nil
  ) {
    self.address = address
    self.attempts = attempts
    self.pauseSeconds = pauseSeconds
    self.timeoutSeconds = timeoutSeconds
    self.certificatesPath = certificatesPath
  }

  /// What became of the events.
  public struct Outcome: Sendable {
    /// The number of events that the receiver took.
    public var deliveredCount = 0
    /// Those that were not delivered, and why, in one line; nil where all were.
    public var failure: (leftCount: Int, reason: String)?
  }

  /// Throws where the address is none of http or https.
  public func validate() throws(JobError) {
    if Address(address) == nil {
      throw JobError(.request, "\(.webhook) \(printable(shown)): it is no address of http or https")
    }
  }

  /// The receiver as it may be shown: paths of receivers are often secrets.
  public var shown: String {
    Address(address).map { "\($0.scheme)://\($0.host)\($0.port.map { ":" + $0 } ?? "")" } ?? "the receiver"
  }

  /// Delivers the events of a set of rules that were not delivered yet.
  ///
  /// Throws where libcurl is missing or the archive can't be read or written to.
  public func deliver(
    from ledger: WatchLedger, of rules: String, now: () throws -> Instant
  ) throws -> Outcome {
    try validate()
    let pending = try ledger.pending(.delivered, of: rules)
    var outcome = Outcome()
    if pending.isEmpty { return outcome }
    let transport: CurlTransport
    do {
      transport = try CurlTransport()
    } catch {
      throw JobError(.inputOutput, "\(error.message): \(error.advice)")
    }
    for (number, event) in pending.enumerated() {
      if let reason = send(event, by: transport, clock: SystemClock()) {
        // Later ones wait, so that the order is kept.
        outcome.failure = (pending.count - number, reason)
        return outcome
      }
      try ledger.confirm(.delivered, [event.id], now: now())
      outcome.deliveredCount += 1
    }
    return outcome
  }

  /// Sends an event until it is taken. Returns nil then, else why it was not.
  func send(_ event: NotedEvent, by transport: any HTTPTransport, clock: any FeedClock) -> String? {
    var reason = ""
    for attempt in 1...max(1, attempts) {
      let request = HTTPRequest(
        address,
        headers: [
          HTTPHeader("Content-Type", "application/json"), HTTPHeader("Idempotency-Key", event.id),
          // libcurl would wait for leave to send a long body.
          HTTPHeader("Expect", ""),
        ], body: Array(event.document.utf8), maximumBytes: 1 << 20,
        connectMilliseconds: Int(min(10, timeoutSeconds) * 1000),
        totalMilliseconds: Int(timeoutSeconds * 1000), stallSeconds: max(1, Int(timeoutSeconds)),
        userAgent: Tool.name.replacing(" ", with: "/"), certificatesPath: certificatesPath)
      do throws(CurlError) {
        let response = try transport.answer(to: request)
        if (200..<300).contains(response.status) { return nil }
        reason = "status \(response.status)"
        // What is wrong with the request itself stays wrong.
        if (300..<500).contains(response.status), ![408, 425, 429].contains(response.status) {
          return reason
        }
      } catch {
        reason = printable(Address.masked(error.message), limit: 200)
      }
      if attempt < attempts { clock.sleep(seconds: min(60, pauseSeconds * Double(1 << (attempt - 1)))) }
    }
    return "\(reason), \(attempts) times"
  }
}
