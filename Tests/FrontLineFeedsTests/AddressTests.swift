import FrontLine
import Testing

@testable import FrontLineFeeds

@Suite("Addresses")
struct AddressTests {
  @Test(
    "What is no address of http or https is refused",
    arguments: [
      "", "maps", "ftp://example.org/", "file:///etc/passwd", "https://", "https://exa mple.org",
      "https://a\nb",
      "https:/example.org", "gopher://x", "https://[::1", "https://a:b:c/", "javascript:alert(1)",
      "https://a\\b",
    ])
  func refused(_ text: String) { #expect(Address(text) == nil) }

  @Test("An address is read and written back")
  func roundTrip() {
    for text in [
      "https://example.org", "http://127.0.0.1:8080/a/b?c=d&e", "https://u:p@example.org/x",
      "https://[::1]:1/y",
    ] {
      #expect(Address(text)?.text == text)
    }
  }

  @Test("What only its owner should know is not shown")
  func masked() {
    #expect(
      Address.masked("https://u:secret@example.org/x?a=1&token=secret&api_key=secret")
        == "https://example.org/x?a=1&token=…&api_key=…")
    #expect(Address.masked("Could not resolve //u:secret@example.org/").contains("secret") == false)
    #expect(
      Address.masked("no address, but ?access_token=secret&x=1") == "no address, but ?access_token=…&x=1")
  }

  @Test("A redirect leads to the same site by https, or to where it may")
  func redirects() throws {
    func may(_ from: String, _ location: String, _ hosts: [String] = []) throws -> Bool {
      let from = try #require(Address(from))
      guard let next = from.redirected(to: location) else { return false }
      return from.mayRedirect(to: next, hosts: hosts)
    }
    #expect(try may("https://a.org/x", "/y"))
    #expect(try may("https://a.org/x/1", "2?q"))
    #expect(try may("https://a.org/x", "https://a.org/y"))
    #expect(try may("https://a.org/x", "https://www.a.org/y"))
    #expect(try may("http://a.org/x", "https://a.org/x"))
    #expect(try may("http://127.0.0.1:1/x", "http://127.0.0.1:1/y"))
    #expect(try may("https://a.org/x", "https://files.b.org/y", ["files.b.org"]))
    #expect(try !may("https://a.org/x", "http://a.org/x"))
    #expect(try !may("https://a.org/x", "https://b.org/x"))
    #expect(try !may("https://a.org/x", "//b.org/x"))
    #expect(try !may("https://a.org/x", "https://a.org.b.org/x"))
    #expect(try !may("https://a.org/x", "https://a.org:8443/x"))
    #expect(try !may("http://127.0.0.1:1/x", "http://127.0.0.1:2/y"))
    #expect(try !may("https://a.org/x", "http://files.b.org/y", ["files.b.org"]))
    #expect(try !may("https://a.org/x", "file:///etc/passwd"))
    #expect(try !may("https://a.org/x", "javascript:alert(1)"))
  }

  @Test("A feed is moved to another server with its paths and its templates")
  func moved() throws {
    let feed = try Feed.deepState.moved(to: "http://127.0.0.1:8080/mirror/")
    #expect(
      feed.shape
        == .history(
          list: "http://127.0.0.1:8080/mirror/api/history/public",
          version: "http://127.0.0.1:8080/mirror/api/history/{id}/geojson",
          newest: "http://127.0.0.1:8080/mirror/api/history/last"))
    #expect(feed.isOnThisMachine && !Feed.deepState.isOnThisMachine)
    #expect(throws: (any Error).self) { try Feed.deepState.moved(to: "here") }
    for feed in Feed.builtIn {
      #expect(feed.addresses.allSatisfy { $0.hasPrefix("https://") }, "\(feed.name)")
      #expect(feed.terms != nil)
    }
  }

  @Test("Retry-After is a number of seconds or a time")
  func retryAfter() throws {
    let now = try #require(Instant("1994-11-06T08:49:00Z"))
    #expect(RetryAfter.seconds("120", now: now) == 120)
    #expect(RetryAfter.seconds("Sun, 06 Nov 1994 08:49:37 GMT", now: now) == 37)
    #expect(RetryAfter.seconds("Sun, 06 Nov 1994 08:40:37 GMT", now: now) == 0)
    for text in ["", "soon", "-1", "nan", "inf", "Sun, 99 Nov 1994 08:49:37 GMT"] {
      #expect(RetryAfter.seconds(text, now: now) == nil)
    }
  }

  @Test("A template has a place for the day; a name without one gets it")
  func templates() throws {
    let day = try #require(CalendarDate("2025-08-02"))
    #expect(
      DayTemplate.address("https://a.org/{yyyy}/{mm}/{dd}/m_{yyyymmdd}.json?d={date}", of: day)
        == "https://a.org/2025/08/02/m_20250802.json?d=2025-08-02")
    #expect(!DayTemplate.isTemplate("https://a.org/map.json"))
    #expect(FileName.last(of: "https://a.org/x/..%2f..") == nil)
    #expect(FileName.last(of: "https://a.org/x/карта.json") == "карта.json")
    for name in ["", ".hidden", "a/b", "a\0b", "..", String(repeating: "a", count: 151), "a\nb"] {
      #expect(!FileName.isSafe(name))
    }
  }
}
