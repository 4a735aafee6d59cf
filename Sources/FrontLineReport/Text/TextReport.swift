/// A report in words and tables, which is written as plain text or as Markdown.
///
/// Reports are joined with `+` as strings are. The text between two tables consists of whole lines, each of which ends
/// in a line feed.
public struct TextReport: Sendable {
  enum Part: Sendable {
    case text(String)
    case table(TextTable)
  }

  private(set) var parts: [Part] = []

  init(_ text: String = "") { parts = [.text(text)] }

  init(_ table: TextTable) { parts = [.table(table)] }

  /// The report for a terminal, with columns aligned by spaces.
  public var plain: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .table(let table): table.text
      }
    }.joined()
  }

  /// The report as Markdown with GitHub's tables.
  ///
  /// Each line is a paragraph, numbers are aligned at the right, and names are escaped.
  public var markdown: String {
    var blocks: [String] = []
    // A line may consist of several parts.
    var text = ""
    func endText() {
      blocks += text.split(separator: "\n").map(markdownParagraph).filter { !$0.isEmpty }
      text = ""
    }
    for part in parts {
      switch part {
      case .text(let more): text += more
      case .table(let table):
        endText()
        blocks.append(table.markdown)
      }
    }
    endText()
    return blocks.joined(separator: "\n\n") + "\n"
  }

  static func += (report: inout TextReport, other: TextReport) { report.parts += other.parts }
  static func += (report: inout TextReport, text: String) { report.parts.append(.text(text)) }

  static func + (report: TextReport, other: TextReport) -> TextReport {
    var sum = report
    sum += other
    return sum
  }

  static func + (report: TextReport, text: String) -> TextReport { report + TextReport(text) }
  static func + (text: String, report: TextReport) -> TextReport { TextReport(text) + report }
}

/// A document that can be written in words and tables.
public protocol TextDocument {
  /// The document as text, for the screen and for Markdown.
  var text: TextReport { get }
}

extension TextDocument {
  /// The document for a terminal.
  public var table: String { text.plain }
  /// The document as Markdown.
  public var markdown: String { text.markdown }
}
