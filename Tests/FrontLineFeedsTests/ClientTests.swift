import Curl
import FrontLine
import Testing

@testable import FrontLineFeeds

@Suite("Asking at a pace, and again")
struct ClientTests {
  private let clock = FakeClock()

  private func body(_ client: FeedClient, _ address: String = "https://a.org/x") throws -> String {
    try client.get(address) { String(decoding: $0.body, as: UTF8.self) }
  }

  @Test("A request begins a second after the end of the one before")
  func pace() throws {
    let transport = FakeTransport(clock) { _, _ in .json("{}") }
    let client = FeedClient.testing(transport, clock)
    for _ in 0..<5 { _ = try body(client) }
    #expect(transport.pauses.allSatisfy { $0 >= 1 && $0 < 1.001 })
  }

  @Test("After a fault it waits twice as long each time, give or take a half, and gives up")
  func backOff() throws {
    let transport = FakeTransport(clock) { _, _ in .json("no", status: 500) }
    let client = FeedClient.testing(transport, clock)
    #expect {
      try body(client)
    } throws: { error in
      guard case FeedFailure.gaveUp(let fault, attempts: 6) = error else { return false }
      return fault.kind == .status && fault.message == "status 500"
    }
    #expect(transport.pauses.count == 5)
    for (number, pause) in transport.pauses.enumerated() {
      let whole = Double(1 << (number + 1))
      #expect(pause >= max(1, whole / 2) - 1e-9 && pause <= whole * 1.5 + 1e-9)
    }
    #expect(client.statistics.faults == [.status: 6])
    let pace = Pace(interval: 1, clock: clock)
    #expect(pace.backOff(afterFailures: 60) { 1 } == Pace.longestWait)
  }

  @Test("Retry-After is kept, in seconds and as a time; who is sent away for long goes")
  func retryAfter() throws {
    let transport = FakeTransport(clock) { _, number in
      switch number {
      case 1: .json("", status: 429, headers: ["retry-after": "30"])
      case 2: .json("", status: 503, headers: ["retry-after": "Tue, 12 Aug 2025 12:01:40 GMT"])
      case 3: .json("here")
      default: .json("", status: 429, headers: ["retry-after": "86400"])
      }
    }
    let client = FeedClient.testing(transport, clock)
    #expect(try body(client) == "here")
    #expect(transport.pauses == [30, 100])
    #expect(throws: FeedFailure.stop(.comeBack(seconds: 86_400))) { try body(client) }
    #expect(transport.requests.count == 4)
  }

  @Test("Redirects are followed at the pace, five of them, and not elsewhere")
  func redirects() throws {
    let transport = FakeTransport(clock) { request, number in
      let tail = request.address.split(separator: "/").last ?? ""
      return switch tail {
      case "x": .json("", status: 302, headers: ["location": "/y"])
      case "loop": .json("", status: 301, headers: ["location": "loop"])
      case "away": .json("", status: 307, headers: ["location": "https://b.org/?token=secret"])
      case "long": .json("", status: 302, headers: ["location": "/\(number)/long"])
      default: .json("there")
      }
    }
    let client = FeedClient.testing(transport, clock) { $0.attempts = 1 }
    #expect(try body(client) == "there")
    #expect(transport.pauses == [1])
    for (tail, count) in [("loop", 1), ("away", 1), ("long", 6)] {
      let before = transport.requests.count
      #expect {
        try body(client, "https://a.org/\(tail)")
      } throws: { error in
        guard case FeedFailure.gaveUp(let fault, _) = error else { return false }
        return fault.kind == .redirect && !fault.message.contains("secret")
      }
      #expect(transport.requests.count - before == count)
    }
  }

  @Test(
    "Who is refused asks no more; what is not there is not asked for again",
    arguments: [401, 403, 407, 451, 404, 410])
  func final(_ status: Int) {
    let transport = FakeTransport(clock) { _, _ in .json("", status: status) }
    let client = FeedClient.testing(transport, clock)
    #expect {
      try body(client)
    } throws: { error in
      switch error {
      case FeedFailure.absent(let found): found == status && status != 401
      case FeedFailure.stop(.refused(let found, _)): found == status
      default: false
      }
    }
    #expect(transport.requests.count == 1)
  }

  @Test("A certificate that is not valid ends the run; a connection that breaks is tried again")
  func certificates() throws {
    var kinds: [CurlError.Kind] = [.unreachable, .cutShort, .tooSlow, .tooLarge, .other]
    let transport = FakeTransport(clock) { _, _ in
      guard !kinds.isEmpty else { throw CurlError(.certificate, message: "not valid") }
      throw CurlError(kinds.removeFirst(), message: "broken https://u:secret@a.org/")
    }
    let client = FeedClient.testing(transport, clock)
    #expect(throws: FeedFailure.stop(.certificate("not valid"))) { try body(client) }
    #expect(transport.requests.count == 6)
    #expect(client.statistics.faults.values.reduce(0, +) == 5)
  }

  @Test("As many requests are made as are allowed")
  func spent() throws {
    let transport = FakeTransport(clock) { _, _ in .json("{}") }
    let client = FeedClient.testing(transport, clock) { $0.maximumRequests = 3 }
    for _ in 0..<3 { _ = try body(client) }
    #expect(throws: FeedFailure.stop(.requestsSpent)) { try body(client) }
    #expect(transport.requests.count == 3)
  }

  @Test("The edition that is held is named, so that the server need not send it again")
  func conditional() throws {
    let transport = FakeTransport(clock) { request, _ in
      request.headers.contains(HTTPHeader("If-None-Match", "\"1\"")) ? .json("", status: 304) : .json("{}")
    }
    let client = FeedClient.testing(transport, clock)
    let answer = try client.get("https://a.org/x", validators: Validators(etag: "\"1\"")) { $0 }
    #expect(answer.isUnchanged)
  }
}
