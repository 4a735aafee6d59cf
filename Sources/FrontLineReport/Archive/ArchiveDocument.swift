import FrontLine
import FrontLineArchive
public import FrontLineKit
import GeoJSON

/// What is to be said of the snapshots of an archive.
public struct ArchiveDocument: ResultDocument {
  let result: ArchiveListResult
  let style: DocumentStyle

  public init(_ result: ArchiveListResult, _ style: DocumentStyle = .init()) {
    self.result = result
    self.style = style
  }

  public var table: String {
    var table = TextTable([
      ("snapshot", .left), ("published", .left), ("source", .left), ("revision", .right), ("file", .left),
    ])
    for row in result.rows {
      let entry = row.entry
      table.append([
        displayName(ofPath: row.path), entry.publishedAt?.description ?? "", entry.source.name,
        "\(entry.revision)" + (entry.isCurrent ? "" : " (superseded)"), displayName(ofPath: entry.name),
      ])
    }
    return table.text
  }

  public var csv: String {
    var csv = CSV(header: [
      "path", "date", "published_at", "source", "revision", "is_current", "name", "sha256", "content_sha256",
      "added_at",
    ])
    for row in result.rows {
      let entry = row.entry
      csv.append([
        row.path, entry.date.description, entry.publishedAt?.description ?? "", entry.source.name,
        String(entry.revision), String(entry.isCurrent), entry.name, entry.sha256, entry.contentDigest,
        entry.addedAt,
      ])
    }
    return csv.text
  }

  /// `frontline.archive/1`.
  public var json: [UInt8] {
    jsonDocument(schema: "frontline.archive/1") { writer in
      writer.member("path", result.path)
      writer.key("snapshots")
      writer.array { writer in
        for row in result.rows {
          let entry = row.entry
          writer.object { writer in
            writer.member("path", row.path)
            writer.member("date", entry.date.description)
            writer.member("published_at", entry.publishedAt?.description)
            writer.member("source", entry.source.name)
            writer.member("revision", entry.revision)
            writer.member("is_current", entry.isCurrent)
            writer.member("name", entry.name)
            writer.member("sha256", entry.sha256)
            writer.member("content_sha256", entry.contentDigest)
            writer.member("added_at", entry.addedAt)
          }
        }
      }
      writer.member("tool", Tool.name)
    }
  }
}
