internal import FrontLine
internal import SQLite

/// A row of `snapshots`.
struct SnapshotRow: Sendable {
  var id: Int64
  var key: SnapshotKey
  var name: String
  var sha256: String
  var revision: Int
  var isCurrent: Bool
  var contentDigest: String
  var dateOrigin: Snapshot.DateOrigin?
  var fileDate: CalendarDate?
  /// `YYYY-MM-DDThh:mm:ss.000Z`.
  var addedAt: String
  var tool: String
  var seal: String
}

extension SnapshotRow {
  static let query = """
    SELECT id, date, published_at, source, name, sha256, revision, is_current, content_sha256, date_origin, \
    file_date, added_at, tool, seal FROM snapshots
    """

  /// Reads a row of ``query``.
  init(_ row: borrowing SQLiteRow, path: String) throws {
    guard let date = row.text(1).flatMap({ CalendarDate($0) }),
      let source = row.text(3).flatMap({ Source(recordedAs: $0) }),
      let publishedAt = Self.optional(row.text(2), { Instant($0) }),
      let dateOrigin = Self.optional(row.text(9), { Snapshot.DateOrigin(rawValue: $0) }),
      let fileDate = Self.optional(row.text(10), { CalendarDate($0) })
    else { throw ArchiveError.corrupt(path, "row \(row.integer(0)) of the table snapshots can't be read") }
    id = row.integer(0)
    key = SnapshotKey(source: source, date: date, publishedAt: publishedAt)
    name = row.text(4) ?? ""
    sha256 = row.text(5) ?? ""
    revision = Int(row.integer(6))
    isCurrent = row.integer(7) != 0
    contentDigest = row.text(8) ?? ""
    self.dateOrigin = dateOrigin
    self.fileDate = fileDate
    addedAt = row.text(11) ?? ""
    tool = row.text(12) ?? ""
    seal = row.text(13) ?? ""
  }

  /// Returns nil if there is a text that can't be read.
  private static func optional<Value>(_ text: String?, _ read: (String) -> Value?) -> Value?? {
    guard let text else { return .some(nil) }
    return read(text).map { .some($0) }
  }
}

extension ArchiveEntry {
  init(_ row: SnapshotRow) {
    self.init(
      id: row.id, date: row.key.date, publishedAt: row.key.publishedAt, source: row.key.source,
      name: row.name,
      sha256: row.sha256, revision: row.revision, isCurrent: row.isCurrent, contentDigest: row.contentDigest,
      addedAt: row.addedAt)
  }
}
