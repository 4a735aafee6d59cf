internal import FrontLine
internal import SQLite

/// The rows of the table `feed_downloads`.
enum DownloadRows {
  static func insert(
    _ downloads: [ArchivedDownload], of snapshot: Int64, now: Instant, _ database: SQLiteConnection
  ) throws {
    try ArchiveAddition.downloads.make(in: database, now: now.dateTime)
    for download in downloads {
      try database.execute(
        """
        INSERT INTO feed_downloads (snapshot_id, feed, version, file, address, downloaded_at, sha256, bytes, etag, \
        last_modified, edition, terms, tool) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          snapshot, download.feed, download.version, download.file, download.address,
          download.downloadedAt.dateTime, download.sha256, download.byteCount, download.etag,
          download.lastModified, download.edition, download.terms, download.tool,
        ])
    }
  }

  static func all(_ database: SQLiteConnection, path: String) throws -> [ArchivedDownload] {
    guard try ArchiveAddition.downloads.isPresent(in: database) else { return [] }
    var downloads: [ArchivedDownload] = []
    try database.forEachRow(
      """
      SELECT id, feed, version, file, address, downloaded_at, sha256, bytes, etag, last_modified, edition, terms, tool
      FROM feed_downloads ORDER BY id
      """
    ) { row in
      guard let time = row.text(5).flatMap({ Instant($0) }), let feed = row.text(1),
        let version = row.text(2),
        let file = row.text(3), let sha256 = row.text(6), sha256.utf8.count == 64
      else {
        throw ArchiveError.corrupt(path, "row \(row.integer(0)) of the table feed_downloads can't be read")
      }
      downloads.append(
        ArchivedDownload(
          feed: feed, version: version, file: file, address: row.text(4) ?? "", downloadedAt: time,
          sha256: sha256, byteCount: Int(row.integer(7)), etag: row.text(8), lastModified: row.text(9),
          edition: row.text(10), terms: row.text(11), tool: row.text(12) ?? ""))
    }
    return downloads
  }
}

extension SnapshotArchive {
  /// Returns where and when the files of its maps were got, in the order of time; empty where none was recorded.
  ///
  /// Throws if the archive is damaged.
  public func downloads() throws(ArchiveError) -> [ArchivedDownload] {
    do {
      return try read { try DownloadRows.all($0, path: path) }
    } catch {
      throw ArchiveError(error, path: path, .reading)
    }
  }
}
