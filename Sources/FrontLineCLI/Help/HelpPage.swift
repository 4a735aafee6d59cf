/// A page of help: paragraphs and tables of two columns, broken at eighty columns.
struct HelpPage {
  private(set) var text: String

  /// The width of the terminals that help is written for.
  private static let width = 80

  init(_ overview: String) { text = Self.wrapped(overview, indent: 0) + "\n" }

  mutating func paragraph(_ words: String) { text += "\n" + Self.wrapped(words, indent: 0) + "\n" }

  mutating func heading(_ words: String) { text += "\n" + words + ":\n" }

  /// Adds rows of a word and what is to be said of it, the word in a column of its own.
  ///
  /// - Parameter hasHeading: whether a heading stands above, so that there is no blank line between.
  mutating func table(_ rows: [(String, String)], hasHeading: Bool = false) {
    if !hasHeading { text += "\n" }
    let column = min(24, (rows.map(\.0.count).max() ?? 0) + 2) + 2
    for (word, words) in rows {
      let label = "  " + word
      let body = Self.wrapped(words, indent: column)
      if label.count + 2 <= column {
        text += label + body.dropFirst(label.count) + "\n"
      } else {
        text += label + "\n" + body + "\n"
      }
    }
  }

  /// Adds lines as they are, such as commands.
  mutating func lines(_ lines: [String]) { text += "\n" + lines.map { "  \($0)\n" }.joined() }

  /// Returns the words in lines of at most eighty columns, each behind the indent.
  private static func wrapped(_ words: String, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in words.split(separator: " ") {
      if !line.isEmpty, indent + line.count + 1 + word.count > width {
        lines.append(margin + line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return (lines + [margin + line]).joined(separator: "\n")
  }
}
