/// An address of http or https, in its parts (RFC 3986).
struct Address: Hashable, Sendable {
  var scheme: String
  /// User and password, which are sent and never shown.
  var userInfo: String?
  var host: String
  var port: String?
  /// Empty, or with a slash at the beginning.
  var path: String
  var query: String?

  /// Returns nil where the text is no such address.
  init?(_ text: String) {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }),
      let match = text.wholeMatch(of: /(?i)(https?):\/\/([^\/?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?/)
    else { return nil }
    scheme = match.output.1.lowercased()
    var authority = match.output.2
    if let at = authority.lastIndex(of: "@") {
      userInfo = String(authority[..<at])
      authority = authority[authority.index(after: at)...]
    }
    guard let parts = authority.wholeMatch(of: /(\[[0-9a-fA-F:.]+\]|[^:\[\]]+)(?::([0-9]{0,5}))?/) else {
      return nil
    }
    host = parts.output.1.lowercased()
    port = parts.output.2.flatMap { $0.isEmpty ? nil : String($0) }
    path = String(match.output.3)
    query = match.output.4.map(String.init)
  }

  private var origin: String {
    "\(scheme)://\(userInfo.map { $0 + "@" } ?? "")\(host)\(port.map { ":" + $0 } ?? "")"
  }

  var text: String { origin + path + (query.map { "?" + $0 } ?? "") }

  /// Whether what is asked stays on this machine.
  var isLoopback: Bool {
    host == "localhost" || host == "[::1]" || host.wholeMatch(of: /127(\.[0-9]{1,3}){3}/) != nil
  }

  /// Returns another address with scheme and host of this one, and behind its path.
  func moving(_ other: String) -> String {
    // The path of a template is none of an address: it is taken as it is.
    guard let start = other.firstRange(of: "://")?.upperBound else { return other }
    let rest = other[start...].firstIndex { $0 == "/" || $0 == "?" }.map { String(other[$0...]) } ?? ""
    return origin + (path.hasSuffix("/") ? String(path.dropLast()) : path) + rest
  }

  /// Returns the address that a header `Location` names; nil where it is none of http or https.
  func redirected(to location: String) -> Address? {
    if location.contains("://"), location.firstIndex(of: ":").map({ !location[..<$0].contains("/") }) ?? false
    {
      return Address(location)
    }
    if location.hasPrefix("//") { return Address("\(scheme):\(location)") }
    if location.hasPrefix("/") { return Address(origin + location) }
    if location.hasPrefix("?") { return Address(origin + path + location) }
    if location.contains(":"), location.wholeMatch(of: /[a-zA-Z][a-zA-Z0-9+.-]*:.*/) != nil { return nil }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "/"
    return Address(origin + folder + location)
  }

  /// Whether an answer from here may redirect there: to the same host or one of those that are allowed, by https; by
  /// http only where this address is of the same host and by http itself.
  func mayRedirect(to other: Address, hosts: [String]) -> Bool {
    let isSame = other.host == host && (other.port == port || other.scheme != scheme)
    let isKin = other.host == "www." + host || host == "www." + other.host
    guard isSame || isKin || hosts.contains(other.host) else { return false }
    return other.scheme == "https" || (scheme == "http" && isSame)
  }

  // MARK: What is shown

  private static let secrets = ["token", "key", "password", "passwd", "secret", "signature", "sig", "auth"]

  /// The address without what only its owner should know: user and password, and parameters such as `token`.
  var masked: String {
    var copy = self
    copy.userInfo = nil
    copy.query = query.map { query in
      query.split(separator: "&", omittingEmptySubsequences: false).map { pair in
        guard let sign = pair.firstIndex(of: "=") else { return String(pair) }
        let name = pair[..<sign].lowercased()
        return Self.secrets.contains(where: name.contains) ? "\(pair[..<sign])=…" : String(pair)
      }.joined(separator: "&")
    }
    return copy.text
  }

  /// Returns a text as it may be shown.
  static func masked(_ text: String) -> String {
    if let address = Address(text) { return address.masked }
    return text.replacing(/\/\/[^\/@]*@/, with: "//").replacing(
      /(?i)([?&][a-z_-]*(?:token|key|password|passwd|secret|signature|sig|auth)[a-z_-]*=)[^&]*/
    ) { $0.output.1 + "…" }
  }
}
