internal import FrontLine
internal import GeoTypes
internal import SQLite

/// Inserts a map into the tables.
struct SnapshotInsertion {
  let map: PreparedSnapshot
  var row: SnapshotRow
  let database: SQLiteConnection

  /// Inserts the map. Returns the number of its row in `snapshots`.
  func insert() throws -> Int64 {
    let key = map.content.key
    try database.execute(
      """
      INSERT INTO snapshots (date, published_at, source, name, sha256, revision, is_current, content_sha256, \
      date_origin, file_date, added_at, tool, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        key.date.description, key.publishedAt?.dateTime, key.source.name, row.name, row.sha256, row.revision,
        row.isCurrent, row.contentDigest, row.dateOrigin?.rawValue, row.fileDate?.description, row.addedAt,
        row.tool, seal,
      ])
    let id = database.lastInsertedRowID
    try FeatureCounts.add(1, to: "snapshots", database)
    for polygon in map.polygons { try insert(polygon) }
    try insertRows(id)
    try insertWarnings(id)
    for area in map.areas { try insert(area, id) }
    try FeatureCounts.add(map.areas.count, to: ArchiveSchema.featureTable, database)
    return id
  }

  private var seal: String {
    var seal = SnapshotSeal(row)
    for (warning, isAboutDocument) in warnings {
      seal.add(
        warning, isAboutDocument: isAboutDocument, location: StoredLocation.bytes(of: warning.location))
    }
    for area in map.areas {
      area.geometry.withUnsafeBytes {
        seal.addArea(
          status: area.status.rawValue, part: area.part?.rawValue, squareKilometers: area.squareKilometers,
          geometry: $0)
      }
    }
    return seal.digest
  }

  private var warnings: [(Diagnostic, isAboutDocument: Bool)] {
    map.documentWarnings.map { ($0, true) } + map.warnings.map { ($0, false) }
  }

  private func insert(_ polygon: PreparedSnapshot.StoredPolygon) throws {
    try database.execute(
      "INSERT INTO polygons (sha256, wkb, proof) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING",
      [polygon.digest, polygon.wkb, polygon.proof])
  }

  private func insertRows(_ id: Int64) throws {
    for (index, row) in map.content.rows.enumerated() {
      try database.execute(
        """
        INSERT INTO snapshot_polygons (snapshot_id, place, feature, feature_index, name, status, part, polygon_id)
        SELECT ?, ?, ?, ?, ?, ?, ?, id FROM polygons WHERE sha256 = ?
        """,
        [
          id, index, row.feature, row.featureIndex, row.name, row.status.rawValue, row.part?.rawValue,
          row.polygonDigest,
        ])
      guard database.changeCount == 1 else { throw ArchiveError.outOfOrder(map.name) }
    }
  }

  private func insertWarnings(_ id: Int64) throws {
    for (index, (warning, isAboutDocument)) in warnings.enumerated() {
      try database.execute(
        "INSERT INTO snapshot_warnings VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
          id, index, isAboutDocument, warning.code.rawValue, warning.severity.rawValue,
          warning.message.stored, StoredLocation.bytes(of: warning.location), warning.advice?.stored,
        ])
    }
  }

  private func insert(_ area: PreparedSnapshot.Area, _ id: Int64) throws {
    let key = map.content.key
    try database.execute(
      """
      INSERT INTO areas (geom, snapshot_id, date, published_at, source, status, part, km2, sha256, revision, \
      is_current) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        area.geometry, id, key.date.description, key.publishedAt?.dateTime, key.source.name,
        area.status.rawValue, area.part?.rawValue, area.squareKilometers, row.sha256, row.revision,
        row.isCurrent,
      ])
    try index(area.box, of: database.lastInsertedRowID)
  }

  /// Does what the triggers of the spatial index do for other programs: on our connections no trigger runs.
  private func index(_ box: Box, of area: Int64) throws {
    if box.isEmpty { return }
    try database.execute(
      "INSERT OR REPLACE INTO rtree_areas_geom VALUES (?, ?, ?, ?, ?)",
      [area, box.minX, box.maxX, box.minY, box.maxY])
  }
}

/// The row counts of the tables for everyone in `gpkg_ogr_contents`. For other programs triggers update them.
enum FeatureCounts {
  static func add(_ count: Int, to table: String, _ database: SQLiteConnection) throws {
    try database.execute(
      "UPDATE gpkg_ogr_contents SET feature_count = feature_count + ? WHERE lower(table_name) = ?",
      [count, table])
  }
}
