internal import FrontLine
internal import FrontLineArchive
internal import PostgreSQL

/// Reads the table `snapshots`.
struct SnapshotRows {
  let path: String

  /// Returns all maps, by date, second, source and revision.
  func entries(_ connection: PostgreSQLConnection) throws -> [ArchiveEntry] {
    let rows = try connection.query(
      """
      SELECT id, date, published_at, source, name, sha256, revision, is_current, content_sha256, added_at
      FROM frontline.snapshots
      """)
    let entries = try (0..<rows.count).map { try entry($0, of: rows) }
    for (key, editions) in Dictionary(grouping: entries, by: \.key)
    where editions.count(where: \.isCurrent) != 1
      || editions.map(\.revision).sorted() != Array(1...editions.count)
    {
      throw DatabaseError.corrupt(path, "the editions of the map of \(key.date) don't fit together")
    }
    return entries.sorted(by: ArchiveEntry.precedes)
  }

  private func entry(_ row: Int, of rows: PostgreSQLRows) throws -> ArchiveEntry {
    let publishedAt = rows.unixSeconds(row, 2).map { Instant(unixSeconds: $0) }
    guard let date = rows.day(row, 1).flatMap({ CalendarDate(dayNumber: $0) }),
      let source = rows.text(row, 3).flatMap({ Source(recordedAs: $0) }), publishedAt != .some(nil),
      let added = rows.unixSeconds(row, 9).flatMap({ Instant(unixSeconds: $0) })
    else {
      throw DatabaseError.corrupt(path, "row \(rows.integer(row, 0)) of the table snapshots can't be read")
    }
    return ArchiveEntry(
      id: rows.integer(row, 0), date: date, publishedAt: publishedAt ?? nil, source: source,
      name: EscapedText.text(rows.text(row, 4) ?? ""), sha256: rows.text(row, 5) ?? "",
      revision: Int(rows.integer(row, 6)), isCurrent: rows.truth(row, 7),
      contentDigest: rows.text(row, 8) ?? "", addedAt: added.dateTime)
  }
}
