public import FrontLineArchive

/// Events as an Atom feed (RFC 4287), the newest first. The same events give the same bytes.
public struct AtomFeed: Sendable {
  /// In the order in which they were found.
  public var events: [NotedEvent]
  /// The title of the feed.
  public var title: String

  /// Creates a feed of events.
  public init(_ events: [NotedEvent], title: String) {
    self.events = events
    self.title = title
  }

  /// The feed as XML.
  public var text: String {
    var lines = [
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>", "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
      "  <id>tag:frontline,2025:\(percentEncoded(title))</id>", "  <title>\(xmlEscaped(title))</title>",
      "  <author><name>frontline</name></author>",
      "  <updated>\(events.map(\.date).max()?.description ?? "1970-01-01")T00:00:00Z</updated>",
    ]
    for event in events.reversed() {
      lines += [
        "  <entry>", "    <id>\(Self.uuid(event.id))</id>",
        "    <title>\(xmlEscaped(event.sentence))</title>",
        "    <updated>\(event.date)T00:00:00Z</updated>",
        "    <category term=\"\(xmlEscaped(event.kind))\"/>",
        "    <category term=\"\(xmlEscaped(event.rule))\"/>",
        "    <summary>\(xmlEscaped(event.sentence))</summary>",
        "    <content type=\"application/json\">\(xmlEscaped(event.document))</content>", "  </entry>",
      ]
    }
    return (lines + ["</feed>", ""]).joined(separator: "\n")
  }

  /// An identity of 32 hexadecimal digits as a URN.
  private static func uuid(_ id: String) -> String {
    let digits = Array(id)
    guard digits.count == 32 else { return "urn:frontline:\(percentEncoded(id))" }
    let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
    return "urn:uuid:\(parts.joined(separator: "-"))"
  }
}

/// Returns a text as a part of an address: all but letters, digits and hyphens as `%XX`.
private func percentEncoded(_ text: String) -> String {
  text.utf8.reduce(into: "") { result, byte in
    let isPlain =
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "-")
    let digits = String(byte, radix: 16, uppercase: true)
    result += isPlain ? String(UnicodeScalar(byte)) : "%\(byte < 16 ? "0" : "")\(digits)"
  }
}
