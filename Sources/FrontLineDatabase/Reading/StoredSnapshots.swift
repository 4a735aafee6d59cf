internal import Digests
internal import FrontLine
internal import FrontLineArchive
internal import PostgreSQL

/// Reads maps from the tables, and keeps the polygons of the last one, most of which the next has too.
final class StoredSnapshots {
  let path: String
  /// The number of the map that was read last.
  private(set) var last: Int64?
  private var known: [[UInt8]: StoredPolygon] = [:]

  init(path: String) { self.path = path }

  /// Reads a map as it was when it was added, with the proofs of its polygons.
  func snapshot(
    _ entry: ArchiveEntry, path name: String, _ connection: PostgreSQLConnection
  ) throws -> Snapshot {
    let found = try connection.query(
      "SELECT date_origin, file_date FROM frontline.snapshots WHERE id = $1", [.integer(entry.id)])
    guard found.count == 1 else { throw gone(entry) }
    var snapshot = Snapshot(
      path: name, source: entry.source, date: entry.date,
      dateOrigin: found.text(0, 0).flatMap { Snapshot.DateOrigin(rawValue: $0) },
      publishedAt: entry.publishedAt, fileDate: found.day(0, 1).flatMap { CalendarDate(dayNumber: $0) })
    let rows = try content(of: entry, connection)
    guard SnapshotContent(key: entry.key, rows: rows).digest == entry.contentDigest else {
      throw DatabaseError.corrupt(path, "the map of \(entry.date) is not what was added")
    }
    let polygons = try polygons(Set(rows.map(\.polygonDigest)), connection)
    for row in rows {
      guard let polygon = polygons[row.polygonDigest] else {
        throw DatabaseError.corrupt(path, "a polygon of the map of \(entry.date) is gone")
      }
      guard polygon.add(to: &snapshot, as: row) else {
        throw DatabaseError.corrupt(path, "the features of the map of \(entry.date) are out of order")
      }
    }
    known = polygons
    last = entry.id
    for warning in try warnings(connection, of: entry.id) { warning.add(to: &snapshot) }
    return snapshot
  }

  private func gone(_ entry: ArchiveEntry) -> DatabaseError {
    .corrupt(path, "the map of \(entry.date) is gone")
  }

  private func content(
    of entry: ArchiveEntry, _ connection: PostgreSQLConnection
  ) throws -> [SnapshotContent.Row] {
    let rows = try connection.query(
      """
      SELECT feature, feature_index, name, status, part, sha256 FROM frontline.snapshot_polygons
      WHERE snapshot_id = $1 ORDER BY place
      """, [.integer(entry.id)])
    return try (0..<rows.count).map { row in
      guard let status = rows.text(row, 3).flatMap({ ControlStatus(rawValue: $0) }) else {
        throw DatabaseError.corrupt(path, "the map of \(entry.date) has an unknown status")
      }
      return SnapshotContent.Row(
        feature: rows.isNull(row, 0) ? nil : Int(rows.integer(row, 0)),
        featureIndex: Int(rows.integer(row, 1)),
        name: rows.text(row, 2).map(EscapedText.text), status: status,
        part: rows.text(row, 4).flatMap(StatusPart.init), polygonDigest: rows.bytes(row, 5))
    }
  }

  /// Returns the polygons with some digests: those that the last map had too are not read again.
  private func polygons(
    _ digests: Set<[UInt8]>, _ connection: PostgreSQLConnection
  ) throws -> [[UInt8]: StoredPolygon] {
    var polygons = known.filter { digests.contains($0.key) }
    let missing = digests.filter { polygons[$0] == nil }
    if missing.isEmpty { return polygons }
    let rows = try connection.query(
      "SELECT sha256, wkb, proof FROM frontline.polygons WHERE sha256 = ANY ($1)",
      [.byteStrings(Array(missing))])
    for row in 0..<rows.count {
      let digest = rows.bytes(row, 0)
      let polygon = try? rows.bytes(row, 1).withUnsafeBytes { wkb in
        guard SHA256Digest(of: wkb).bytes == digest else { throw ByteReader.Overrun() }
        return try rows.bytes(row, 2).withUnsafeBytes { proof in
          try StoredPolygon(digest: digest, wkb: wkb, proof: rows.isNull(row, 2) ? nil : proof)
        }
      }
      guard let polygon else {
        throw DatabaseError.corrupt(path, "a polygon, or its proof, is not what was added")
      }
      polygons[digest] = polygon
    }
    return polygons
  }

  /// Returns the diagnostics of a map, or of all maps, those of each in their order.
  func warnings(_ connection: PostgreSQLConnection, of id: Int64? = nil) throws -> [StoredWarning] {
    let rows = try connection.query(
      """
      SELECT snapshot_id, is_about_document, code, severity, record FROM frontline.diagnostics
      WHERE \(id == nil ? "true" : "snapshot_id = $1") ORDER BY snapshot_id, place
      """, id.map { [.integer($0)] } ?? [])
    return try (0..<rows.count).map { row in
      guard let severity = rows.text(row, 3).flatMap({ Diagnostic.Severity(rawValue: $0) }),
        let diagnostic = try? DiagnosticRecord.diagnostic(
          rows.bytes(row, 4), code: rows.text(row, 2) ?? "", severity: severity, path: path)
      else {
        throw DatabaseError.corrupt(path, "a diagnostic of map \(rows.integer(row, 0)) can't be read")
      }
      return StoredWarning(
        snapshotID: rows.integer(row, 0), isAboutDocument: rows.truth(row, 1), diagnostic)
    }
  }
}
