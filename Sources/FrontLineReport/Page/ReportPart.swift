import FrontLineKit

/// A section of a report, in no format yet.
struct ReportPart: Sendable {
  /// A figure that is told in large type.
  struct Figure: Sendable {
    let title: String
    var note = ""
    /// As it is read, and what it is.
    let text: String
    let value: Double
    /// The class of its colour; nil for none.
    var kind: String?
  }

  enum Block: Sendable {
    case paragraph(String)
    case list([String])
    /// Lines in English, in a report of any language.
    case messages([String])
    case figures([Figure])
    case table(ReportTable)
    case report(TextReport)
    case picture(InlinePicture)
    /// The map to slide through, with a picture for where there is none.
    case map(InlinePicture)
    /// What is shown on demand.
    case folded(String, [Block])
  }

  let section: ReportSection
  let title: String
  var blocks: [Block]

  /// The tables, those in folded blocks too.
  var tables: [ReportTable] { Self.tables(in: blocks) }

  private static func tables(in blocks: [Block]) -> [ReportTable] {
    blocks.flatMap { block -> [ReportTable] in
      switch block {
      case .table(let table): [table]
      case .folded(_, let inner): tables(in: inner)
      default: []
      }
    }
  }
}
