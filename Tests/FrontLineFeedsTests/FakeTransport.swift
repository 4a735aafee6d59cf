import Curl
import FrontLine

@testable import FrontLineFeeds

/// Answers requests by a function, and notes them.
final class FakeTransport: HTTPTransport {
  private let clock: FakeClock
  private let answers: (HTTPRequest, Int) throws -> HTTPResponse
  /// The moments at which requests came, by the clock of the test.
  private(set) var moments: [Double] = []
  private(set) var requests: [HTTPRequest] = []

  init(_ clock: FakeClock, _ answers: @escaping (HTTPRequest, Int) throws -> HTTPResponse) {
    self.clock = clock
    self.answers = answers
  }

  func answer(to request: HTTPRequest) throws(CurlError) -> HTTPResponse {
    moments.append(clock.now)
    requests.append(request)
    // A request takes a while.
    clock.now += 0.25
    do {
      return try answers(request, requests.count)
    } catch let error as CurlError {
      throw error
    } catch {
      throw CurlError(.other, message: "\(error)")
    }
  }

  /// The seconds from the end of each request to the beginning of the next.
  var pauses: [Double] { zip(moments, moments.dropFirst()).map { $1 - $0 - 0.25 } }
}

/// A clock that goes on only where somebody sleeps or asks.
final class FakeClock: FeedClock {
  var now = 0.0
  func sleep(seconds: Double) { now += seconds }
}

extension HTTPResponse {
  static func json(_ text: String, status: Int = 200, headers: [String: String] = [:]) -> HTTPResponse {
    HTTPResponse(
      status: status, headers: headers.merging(["content-type": "application/json"]) { first, _ in first },
      body: Array(text.utf8))
  }
}

extension FeedClient {
  /// A client with a pace of a second.
  static func testing(
    _ transport: FakeTransport, _ clock: FakeClock, _ change: (inout Limits) -> Void = { _ in },
    hosts: [String] = []
  ) -> FeedClient {
    var limits = Limits()
    change(&limits)
    return FeedClient(
      transport, pace: Pace(interval: 1, clock: clock), limits: limits, userAgent: "test",
      certificatesPath: nil, redirectHosts: hosts, now: { Instant("2025-08-12T12:00:00Z")! })
  }
}

/// A square as GeoJSON.
enum FakeMap {
  static func text(_ number: Int = 0) -> String {
    let east = 37.5 + Double(number) / 1000
    return """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":\
      {"name":"Окуповано /// Occupied /// geoJSON.status.occupied"},"geometry":{"type":"Polygon","coordinates":\
      [[[37,48],[\(east),48],[\(east),48.5],[37,48.5],[37,48]]]}}]}
      """
  }
}
