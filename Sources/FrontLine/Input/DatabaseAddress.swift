/// The address of a PostgreSQL database where a path may stand: a URI, `postgresql://HOST/DATABASE`, or keywords with
/// values, `service=maps`, `host=HOST dbname=DATABASE`. Behind it, as behind an archive, a map may be named:
/// `postgresql://HOST/DATABASE@2025-08-12`.
///
/// libpq reads the address; here it is only known as one, and shown without user and password.
public struct DatabaseAddress: Hashable, Sendable {
  /// What libpq is given, which may hold a password: never to be shown.
  public let connection: String
  /// The name of a map behind `@`.
  public let selector: String?
  /// The address without user, password and other settings, and without the selector.
  public let shown: String

  /// Returns nil if the text is no address.
  public init?(_ text: String) {
    // A shortcut: most paths have neither.
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }) else {
      return nil
    }
    if let rest = Self.behindScheme(text) {
      (connection, selector, shown) = Self.uri(text, rest)
    } else if text.prefixMatch(of: /\s*(?:service|host|hostaddr|port|dbname|user|password)\s*=/) != nil {
      (connection, selector, shown) = Self.keywords(text)
    } else {
      return nil
    }
  }
}

extension DatabaseAddress {
  private static func behindScheme(_ text: String) -> Substring? {
    // Slips of the keyboard count too: nobody's password is shown since a slash is missing.
    text.prefixMatch(of: /(?i:postgres(?:ql)?:\/{0,3})/).map { match in
      // The third slash belongs to what follows: the host is left out.
      match.output.hasSuffix("///")
        ? text[text.index(before: match.range.upperBound)...] : text[match.range.upperBound...]
    }
  }

  /// Whether the words behind an `@` can name a map: a day, a second, or the digits of a digest.
  private static func isSelector(_ words: Substring) -> Bool {
    words.wholeMatch(of: /[0-9A-Fa-f][0-9A-Fa-fTZ:+.\-]{3,}/) != nil
  }

  private static func uri(
    _ text: String, _ rest: Substring
  ) -> (connection: String, selector: String?, shown: String) {
    var (rest, selector, connection) = (rest, String?.none, text)
    // Before the path an `@` stands behind the user.
    if let path = rest.firstIndex(where: { $0 == "/" || $0 == "?" }),
      let at = rest[path...].lastIndex(of: "@"),
      isSelector(rest[rest.index(after: at)...])
    {
      selector = String(rest[rest.index(after: at)...])
      connection = String(text[..<at])
      rest = rest[..<at]
    }
    // The last one, since a password may hold signs that should have been written in another way.
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    let question = rest.firstIndex(of: "?") ?? rest.endIndex
    let kept = rest[question...].dropFirst().split(separator: "&").filter { isShown($0.prefix { $0 != "=" }) }
    let shown = "postgresql://\(rest[..<question])" + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))
    return (connection, selector, shown)
  }

  /// Settings that say where the database is, and not who asks.
  private static func isShown(_ keyword: some StringProtocol) -> Bool {
    ["service", "host", "hostaddr", "port", "dbname"].contains(String(keyword))
  }

  private static func keywords(_ text: String) -> (connection: String, selector: String?, shown: String) {
    var rest = text[...]
    var (connection, selector) = (text, String?.none)
    // Not within quotation marks, and not behind a password.
    let last = rest.matches(of: /(?:^|\s)([a-z_]+)\s*=/).last?.output.1
    if let last, isShown(last), let at = rest.lastIndex(of: "@"), isSelector(rest[rest.index(after: at)...]) {
      selector = String(rest[rest.index(after: at)...])
      connection = String(rest[..<at])
      rest = rest[..<at]
    }
    var kept: [String] = []
    while let setting = nextSetting(&rest) {
      if isShown(setting.keyword) { kept.append("\(setting.keyword)=\(setting.value)") }
    }
    return (connection, selector, kept.isEmpty ? "dbname=" : kept.joined(separator: " "))
  }

  /// Takes a keyword with its value as it is written; nil where none is left, or what follows can't be read.
  private static func nextSetting(_ rest: inout Substring) -> (keyword: Substring, value: Substring)? {
    guard
      let match = rest.prefixMatch(of: /\s*([a-z_]+)\s*=\s*('(?:[^'\\]|\\.)*'|(?:[^\s'\\]|\\.)[^\s]*|)/)
    else { return nil }
    rest = rest[match.range.upperBound...]
    return (match.output.1, match.output.2)
  }
}

/// Returns a path without what must not be shown: of the address of a database the user and the password.
public func withoutCredentials(_ path: String) -> String {
  guard let address = DatabaseAddress(path) else { return path }
  return address.shown + (address.selector.map { "@" + $0 } ?? "")
}
