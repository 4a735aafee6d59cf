public import FrontLine
import FrontLineAnalysis
import GeoJSON

/// What `frontline archive list` says.
public struct ArchiveDocument: Sendable {
  /// A snapshot in the archive.
  public struct Row: Sendable {
    /// How to name it to a command.
    public var path: String
    public var date: CalendarDate
    public var publishedAt: Instant?
    public var source: Source
    public var revision: Int
    public var isCurrent: Bool
    /// The name of the file that it was read from.
    public var name: String
    public var sha256: String
    public var contentDigest: String
    public var addedAt: String

    public init(
      path: String, date: CalendarDate, publishedAt: Instant?, source: Source, revision: Int,
      isCurrent: Bool, name: String, sha256: String, contentDigest: String, addedAt: String
    ) {
      self.path = path
      self.date = date
      self.publishedAt = publishedAt
      self.source = source
      self.revision = revision
      self.isCurrent = isCurrent
      self.name = name
      self.sha256 = sha256
      self.contentDigest = contentDigest
      self.addedAt = addedAt
    }
  }

  public var path: String
  public var rows: [Row]

  public init(path: String, rows: [Row]) {
    self.path = path
    self.rows = rows
  }

  public var table: String {
    var table = TextTable([
      ("snapshot", .left), ("published", .left), ("source", .left), ("revision", .right), ("file", .left),
    ])
    for row in rows {
      table.append([
        displayName(ofPath: row.path), row.publishedAt?.description ?? "", row.source.name,
        "\(row.revision)" + (row.isCurrent ? "" : " (superseded)"), displayName(ofPath: row.name),
      ])
    }
    return table.text
  }

  public var csv: String {
    var csv = CSV(header: [
      "path", "date", "published_at", "source", "revision", "is_current", "name", "sha256", "content_sha256",
      "added_at",
    ])
    for row in rows {
      csv.append([
        row.path, row.date.description, row.publishedAt?.description ?? "", row.source.name,
        String(row.revision), String(row.isCurrent), row.name, row.sha256, row.contentDigest, row.addedAt,
      ])
    }
    return csv.text
  }

  /// `frontline.archive/1`.
  public var json: [UInt8] {
    jsonDocument(schema: "frontline.archive/1", provenance, sentence: sentence) { writer in
      writer.member("path", path)
      writer.key("snapshots")
      writer.array { writer in
        for row in rows {
          writer.object { writer in
            writer.member("path", row.path)
            writer.member("date", row.date.description)
            writer.member("published_at", row.publishedAt?.description)
            writer.member("source", row.source.name)
            writer.member("revision", row.revision)
            writer.member("is_current", row.isCurrent)
            writer.member("name", row.name)
            writer.member("sha256", row.sha256)
            writer.member("content_sha256", row.contentDigest)
            writer.member("added_at", row.addedAt)
          }
        }
      }
      writer.member("tool", Tool.name)
    }
  }

  /// Nothing is measured: territory, earth and denominator are those that a command would begin with.
  private var provenance: Provenance {
    Provenance(
      files: rows.map { row in
        var snapshot = Snapshot(path: row.path, source: row.source)
        snapshot.date = row.date
        snapshot.publishedAt = row.publishedAt
        return Provenance.File(snapshot, sha256: row.sha256)
      }, territory: .allOccupied, earth: .wgs84, denominator: .ukraine)
  }

  private var sentence: String {
    let dates = rows.map(\.date)
    guard let first = dates.min(), let last = dates.max() else { return "No snapshot in the archive." }
    return "\(counted(rows.count, "snapshot")) of \(first)" + (first == last ? "." : " to \(last).")
  }
}
