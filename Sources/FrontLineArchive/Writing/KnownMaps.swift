internal import SQLite

/// The maps that an archive has already.
public struct KnownMaps: Sendable {
  /// The digests of their contents, by source, day and second.
  package var contents: [SnapshotKey: Set<String>] = [:]

  package init() {}

  func contains(_ map: PreparedSnapshot) -> Bool {
    contents[map.content.key]?.contains(map.contentDigest) ?? false
  }
}

extension KnownMaps {
  init(_ database: SQLiteConnection, path: String) throws {
    self.init()
    try database.forEachRow(SnapshotRow.query) { row in
      let row = try SnapshotRow(row, path: path)
      contents[row.key, default: []].insert(row.contentDigest)
    }
  }
}
