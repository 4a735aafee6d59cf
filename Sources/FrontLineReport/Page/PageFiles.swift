internal import CPage
import Digests

/// The style sheet and the script of the page.
enum PageFiles {
  static let styles = text(of: cpage_styles())

  /// The modules one behind the other: in one file nothing is imported.
  ///
  /// A module's imports stand at its head, one to a line, and its exports are declarations; names are unique among all
  /// modules, which a test sees to.
  static let script: String = (0..<cpage_module_count()).map { index in
    text(of: cpage_module(index)).split(separator: "\n", omittingEmptySubsequences: false).compactMap {
      line -> Substring? in
      if line.hasPrefix("import ") { return nil }
      return line.hasPrefix("export ") ? line.dropFirst("export ".count) : line
    }.joined(separator: "\n")
  }.joined(separator: "\n")

  /// Says that scripts run, before the page is laid out: what only stands in for them need not be.
  static let start = "document.documentElement.classList.add(\"js\");"

  private static func text(of file: CPageFile) -> String {
    String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.length), as: UTF8.self)
  }

  /// Returns what a policy names a script or a style sheet by (Content Security Policy, §2.3.1).
  static func source(of content: String) -> String {
    var content = content
    let digest = content.withUTF8 { SHA256Digest(of: UnsafeRawBufferPointer($0)) }
    return "'sha256-\(base64(digest.bytes))'"
  }

  /// What the page may do: run its own script, and nothing else. No request can leave it.
  static func policy(script: String, styles: String) -> String {
    [
      "default-src 'none'", "script-src \(source(of: start)) \(source(of: script))",
      "style-src \(source(of: styles))",
      "img-src data:", "connect-src 'none'", "base-uri 'none'", "form-action 'none'",
    ].joined(separator: "; ")
  }
}
