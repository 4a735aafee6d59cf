internal import FrontLine
internal import GeoTypes
internal import SQLite

/// Verifies that an archive holds what was put into it.
///
/// Call ``checkStructure()`` once, then ``check(_:surveyor:)`` for each map; tasks may share the verifier.
public final class ArchiveVerifier: Sendable {
  /// The archive that is verified.
  public let archive: SnapshotArchive
  /// The map before each current map, by the row number of the latter.
  let previous: [Int64: ArchiveEntry]

  /// Opens the archive. Throws if it is none, or can't be read.
  public init(path: String) throws(ArchiveError) {
    try ArchiveFile.checkReadable(path)
    guard let archive = try SnapshotArchive(path: path) else {
      do {
        try ArchiveFile.openForReading(path).close()
      } catch  where error.code != .notADatabase {
        throw ArchiveError(error, path: path, .reading)
      } catch {}
      throw ArchiveFile.notAnArchive(path)
    }
    self.archive = archive
    previous = Dictionary(
      ArchiveEntry.neighbors(archive.entries.filter(\.isCurrent)).compactMap { map, previous in
        previous.map { (map.id, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Checks the database, the tables of the standard and ours, and whether the rows belong together.
  ///
  /// Throws an ``ArchiveError`` for the first fault. Complexity: O(*n*) in the size of the file.
  public func checkStructure() throws(ArchiveError) {
    let path = archive.path
    do {
      let database = try ArchiveFile.openForReading(path, limit: StatementClock.limitOfChecks)
      try database.transaction(.deferred) {
        // First, because the checks compute what the schema asks for.
        try checkSchema(database)
        for (pragma, passes) in [("integrity_check", ["ok"]), ("foreign_key_check", [])] {
          var found: [String] = []
          try database.forEachRow("PRAGMA \(pragma)") { row in
            found.append((0..<row.columnCount).map { row.text($0) ?? "NULL" }.joined(separator: " "))
          }
          guard found == passes else { throw ArchiveError.corrupt(path, found.first ?? pragma) }
        }
        try checkSpatialIndex(database)
        try checkEditions(database)
        _ = try DownloadRows.all(database, path: path)
      }
    } catch {
      throw ArchiveError(error, path: path, .reading)
    }
  }

  /// Returns the tables of other programs in the archive, such as the styles of QGIS: they are neither read nor
  /// written.
  public func foreignTables() throws(ArchiveError) -> [String] {
    do {
      return try archive.read { try SchemaCheck(path: archive.path).check($0) }
    } catch {
      throw ArchiveError(error, path: archive.path, .reading)
    }
  }

  private func checkSchema(_ database: SQLiteConnection) throws {
    let path = archive.path
    for (pragma, value) in [
      ("application_id", ArchiveSchema.applicationID), ("user_version", ArchiveSchema.userVersion),
    ] where try database.integer("PRAGMA \(pragma)") != Int64(value) {
      throw ArchiveError.corrupt(path, "its \(pragma) is not that of GeoPackage 1.3")
    }
    try SchemaCheck(path: path).check(database)
    var registered: Set<[String?]> = []
    try database.forEachRow("SELECT table_name, data_type, ifnull(srs_id, 0) FROM gpkg_contents") {
      registered.insert([$0.text(0), $0.text(1), $0.text(2)])
    }
    for row in [
      ["areas", "features", "4326"], ["changes", "attributes", "0"], ["snapshots", "attributes", "0"],
    ] {
      guard registered.contains(row) else {
        throw ArchiveError.corrupt(path, "the registration of the table \(row[0]) was changed")
      }
      let counted = try database.integer(
        "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = ?", [row[0]])
      guard try counted == database.integer("SELECT count(*) FROM \(row[0])") else {
        throw ArchiveError.corrupt(path, "the recorded row count of \(row[0]) is wrong")
      }
    }
  }

  private func checkSpatialIndex(_ database: SQLiteConnection) throws {
    let path = archive.path
    guard try database.text("SELECT rtreecheck('rtree_areas_geom')") == "ok" else {
      throw ArchiveError.corrupt(path, "the spatial index is broken")
    }
    var count: Int64 = 0
    try database.forEachRow(
      """
      SELECT fid, geom, minx, maxx, miny, maxy FROM areas LEFT JOIN rtree_areas_geom ON fid = id
      """
    ) { row in
      guard let geometry = row.blob(1), let box = try? GeoPackageGeometry.box(geometry) else {
        throw ArchiveError.corrupt(path, "the geometry of area \(row.integer(0)) can't be read")
      }
      if box.isEmpty { return }
      count += 1
      // The index holds single-precision numbers, rounded outwards.
      guard !row.isNull(2), row.double(2) <= box.minX, row.double(3) >= box.maxX, row.double(4) <= box.minY,
        row.double(5) >= box.maxY, row.double(3) - row.double(2) <= box.width + 1e-4,
        row.double(5) - row.double(4) <= box.height + 1e-4
      else {
        throw ArchiveError.corrupt(path, "the spatial index does not have the box of area \(row.integer(0))")
      }
    }
    guard try database.integer("SELECT count(*) FROM rtree_areas_geom") == count else {
      throw ArchiveError.corrupt(path, "the spatial index has entries without an area")
    }
  }

  /// Checks that the columns of the areas are those of their maps, and that no polygon is without a map.
  private func checkEditions(_ database: SQLiteConnection) throws {
    let path = archive.path
    let strangers = try database.integer(
      """
      SELECT count(*) FROM areas a JOIN snapshots s ON s.id = a.snapshot_id
      WHERE a.date <> s.date OR a.published_at IS NOT s.published_at OR a.source <> s.source
        OR a.sha256 <> s.sha256 OR a.revision <> s.revision OR a.is_current <> s.is_current
      """)
    guard strangers == 0 else { throw ArchiveError.corrupt(path, "areas differ from their maps") }
    let unused = try database.integer(
      "SELECT count(*) FROM polygons WHERE id NOT IN (SELECT polygon_id FROM snapshot_polygons)")
    guard unused == 0 else { throw ArchiveError.corrupt(path, "polygons belong to no map") }
  }
}
