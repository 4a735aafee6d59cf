internal import Digests
internal import FrontLine
internal import SQLite

/// Reads the maps of an archive from its tables, and keeps the polygons of the last one, most of which the next has
/// too.
final class StoredMaps {
  let path: String
  /// The row number of the map that was read last.
  private(set) var last: Int64?
  private var known: [Int64: StoredPolygon] = [:]

  init(path: String) { self.path = path }

  /// Returns all maps, by date, second, source and revision.
  func entries(_ database: SQLiteConnection) throws -> [ArchiveEntry] {
    var rows: [SnapshotRow] = []
    try database.forEachRow(SnapshotRow.query) { rows.append(try SnapshotRow($0, path: path)) }
    try check(rows, database)
    return rows.map(ArchiveEntry.init).sorted(by: ArchiveEntry.precedes)
  }

  /// Checks that there are as many rows as recorded, and that one edition of each map is current: a damaged page may
  /// hide rows.
  private func check(_ rows: [SnapshotRow], _ database: SQLiteConnection) throws {
    // Other programs may have removed the record.
    let noted = try database.integer(
      "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'snapshots'")
    if let noted, noted != rows.count {
      throw ArchiveError.corrupt(path, "\(noted) maps are recorded, but \(rows.count) are present")
    }
    for (key, editions) in Dictionary(grouping: rows, by: \.key)
    where editions.count(where: \.isCurrent) != 1
      || editions.map(\.revision).sorted() != Array(1...editions.count)
    {
      throw ArchiveError.corrupt(path, "the editions of the map of \(key.date) don't fit together")
    }
  }

  /// Reads a map as it was when it was added, with the proofs of its polygons.
  func snapshot(_ entry: ArchiveEntry, path name: String, _ database: SQLiteConnection) throws -> Snapshot {
    var row: SnapshotRow?
    try database.forEachRow(SnapshotRow.query + " WHERE id = ?1", [entry.id]) {
      row = try SnapshotRow($0, path: path)
    }
    guard let row, row.contentDigest == entry.contentDigest else {
      throw ArchiveError.corrupt(path, "the map of \(entry.date) is gone")
    }
    var snapshot = Snapshot(
      path: name, source: entry.source, date: entry.date, dateOrigin: row.dateOrigin,
      publishedAt: entry.publishedAt, fileDate: row.fileDate)
    try readPolygons(of: entry, into: &snapshot, database)
    try database.forEachRow(StoredWarning.query + " WHERE snapshot_id = ?1 ORDER BY place", [entry.id]) {
      try StoredWarning($0, path: path).add(to: &snapshot)
    }
    last = entry.id
    return snapshot
  }

  private func readPolygons(
    of entry: ArchiveEntry, into snapshot: inout Snapshot, _ database: SQLiteConnection
  ) throws {
    var rows: [(row: SnapshotContent.Row, polygon: Int64)] = []
    try database.forEachRow(Self.polygonRows, [entry.id]) { row in
      guard let status = ControlStatus(rawValue: row.text(3) ?? "") else {
        throw ArchiveError.corrupt(path, "the map of \(entry.date) has an unknown status")
      }
      rows.append(
        (
          SnapshotContent.Row(
            feature: row.isNull(0) ? nil : Int(row.integer(0)), featureIndex: Int(row.integer(1)),
            name: row.text(2), status: status, part: row.text(4).flatMap(StatusPart.init), polygonDigest: []),
          row.integer(5)
        ))
    }
    var current: [Int64: StoredPolygon] = [:]
    current.reserveCapacity(rows.count)
    for index in rows.indices {
      let id = rows[index].polygon
      let stored = try current[id] ?? known[id] ?? polygon(id, database)
      current[id] = stored
      rows[index].row.polygonDigest = stored.digest
      guard stored.add(to: &snapshot, as: rows[index].row) else {
        throw ArchiveError.corrupt(path, "the features of the map of \(entry.date) are out of order")
      }
    }
    known = current
    let content = SnapshotContent(key: entry.key, rows: rows.map(\.row))
    guard content.digest == entry.contentDigest else {
      throw ArchiveError.corrupt(path, "the map of \(entry.date) is not what was added")
    }
  }

  private static let polygonRows = """
    SELECT feature, feature_index, name, status, part, polygon_id FROM snapshot_polygons WHERE snapshot_id = ?1
    ORDER BY place
    """

  private func polygon(_ id: Int64, _ database: SQLiteConnection) throws -> StoredPolygon {
    var found: StoredPolygon?
    try database.forEachRow("SELECT sha256, wkb, proof FROM polygons WHERE id = ?1", [id]) { row in
      guard let digest = row.blob(0).map(Array.init), let bytes = row.blob(1),
        SHA256Digest(of: bytes).bytes == digest
      else { throw ArchiveError.corrupt(path, "polygon \(id) is not what was added") }
      do {
        // A proof that is empty is none: the polygon is examined anew.
        let proof = row.blob(2).flatMap { $0.isEmpty ? nil : $0 }
        found = try StoredPolygon(digest: digest, wkb: bytes, proof: proof)
      } catch is ByteReader.Overrun {
        throw ArchiveError.corrupt(path, "the stored proof of polygon \(id) is not what was added")
      }
    }
    guard let found else { throw ArchiveError.corrupt(path, "polygon \(id) is gone") }
    return found
  }
}
