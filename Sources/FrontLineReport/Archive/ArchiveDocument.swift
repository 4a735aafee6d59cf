import FrontLine
import FrontLineArchive
public import FrontLineKit
import GeoJSON

/// The report of an `ArchiveListJob`: the snapshots of an archive.
public struct ArchiveDocument: CSVDocument, ResultDocument {
  let result: ArchiveListResult
  let style: DocumentStyle

  /// Makes the document of a result.
  public init(_ result: ArchiveListResult, _ style: DocumentStyle = .init()) {
    self.result = result
    self.style = style
  }

  private static var columns: [Column<ArchiveListResult.Row>] {
    [
      .text("path", .snapshot, cell: { row, _ in displayName(ofPath: row.path) }) { $0.path },
      .text("date") { $0.entry.date.description },
      .text("published_at", .publication) { $0.entry.publishedAt?.description },
      .text("source", .source) { $0.entry.source.name },
      .count(
        "revision", .revision,
        cell: { row, language in
          "\(row.entry.revision)" + (row.entry.isCurrent ? "" : " (\(language.say(.superseded)))")
        }
      ) {
        $0.entry.revision
      },
      .truth("is_current") { $0.entry.isCurrent },
      .text("name", .file, cell: { row, _ in displayName(ofPath: row.entry.name) }) { $0.entry.name },
      .text("sha256") { $0.entry.sha256 }, .text("content_sha256") { $0.entry.contentDigest },
      .text("added_at") { $0.entry.addedAt },
    ]
  }

  /// The rows as a table for the screen.
  public var table: String { Self.columns.table(of: result.rows, in: language).text }

  /// Returns the rows as CSV.
  public func csv(in dialect: CSV.Dialect) -> String {
    Self.columns.csv(of: result.rows, in: dialect)
  }

  /// The JSON document, whose schema is `frontline.archive/1`.
  public var json: [UInt8] {
    jsonDocument(schema: "frontline.archive/1") { writer in
      writer.member("path", result.path)
      writer.key("snapshots")
      Self.columns.write(result.rows, to: &writer)
      writer.member("tool", Tool.name)
    }
  }
}

extension ArchiveDocument: FormattedDocument {
  public static var renderings: [Rendering<ArchiveDocument>] {
    [.text(.table) { $0.table }, .json { $0.json }, .csv]
  }
}
