import Foundation
import SQLite

/// Damages to an archive, made out of bytes.
///
/// With the lowest bit of byte 0 all digests are made to fit again, as whoever forges an archive would. The damages
/// follow, each an operation and what it needs; those to rows come first, those to pages of the file after them.
struct ArchiveDamage {
  let isSignedAnew: Bool
  private var rows: [(operation: UInt8, bytes: ByteSource)] = []
  private var pages: [(operation: UInt8, bytes: ByteSource)] = []

  init(_ bytes: [UInt8]) {
    isSignedAnew = (bytes.first ?? 0) & 1 != 0
    // An operation begins at every 12th byte, so that a byte put in shifts what follows, and no more.
    var start = 1
    while start < bytes.count, rows.count + pages.count < 24 {
      let source = ByteSource(Array(bytes[(start + 1)..<min(start + 12, bytes.count)]))
      if bytes[start] & 7 < 5 {
        rows.append((bytes[start] & 7, source))
      } else {
        pages.append((bytes[start] & 7, source))
      }
      start += 12
    }
  }

  func apply(to path: String) throws {
    if !rows.isEmpty || isSignedAnew {
      let database = try SQLiteConnection(path: path, .writing)
      for setting in [
        "synchronous = OFF", "journal_mode = MEMORY", "ignore_check_constraints = ON",
        "writable_schema = ON", "recursive_triggers = OFF",
      ] { try database.run("PRAGMA \(setting)") }
      try database.begin(.deferred)
      for (operation, bytes) in rows {
        // SQLite may refuse a damage; then there is none.
        try? Self.damage(database, operation, bytes)
      }
      if isSignedAnew { try? ArchiveSignature.renew(database) }
      if database.isInTransaction { try database.commit() }
      try database.close()
    }
    if pages.isEmpty { return }
    var file = try Data(contentsOf: URL(filePath: path))
    for (operation, bytes) in pages { Self.damage(&file, operation, bytes) }
    try file.write(to: URL(filePath: path))
  }

  private static let rowKeys = [
    "polygons": "id", "areas": "fid", "changes": "id", "snapshots": "id",
    "snapshot_polygons": "(snapshot_id, place)",
    "snapshot_warnings": "(snapshot_id, place)", "gpkg_extensions": "rowid", "gpkg_contents": "rowid",
    "gpkg_ogr_contents": "rowid", "rtree_areas_geom_node": "nodeno", "sqlite_master": "rowid",
  ]

  private static let blobs = [
    ("polygons", "wkb"), ("polygons", "proof"), ("polygons", "sha256"), ("areas", "geom"),
    ("snapshot_warnings", "location"), ("rtree_areas_geom_node", "data"),
  ]

  private static let columns = [
    ("snapshots", "id"), ("snapshots", "date"), ("snapshots", "published_at"), ("snapshots", "source"),
    ("snapshots", "name"), ("snapshots", "revision"), ("snapshots", "is_current"),
    ("snapshots", "content_sha256"), ("snapshots", "date_origin"), ("snapshots", "file_date"),
    ("snapshots", "added_at"), ("snapshots", "seal"), ("snapshot_polygons", "place"),
    ("snapshot_polygons", "feature"), ("snapshot_polygons", "feature_index"), ("snapshot_polygons", "name"),
    ("snapshot_polygons", "status"), ("snapshot_polygons", "part"), ("snapshot_polygons", "polygon_id"),
    ("snapshot_polygons", "snapshot_id"), ("snapshot_warnings", "message"), ("snapshot_warnings", "code"),
    ("snapshot_warnings", "level"), ("snapshot_warnings", "location"), ("areas", "km2"), ("areas", "status"),
    ("areas", "geom"), ("polygons", "id"), ("polygons", "wkb"), ("polygons", "proof"),
    ("changes", "snapshot_id"), ("changes", "previous_id"), ("changes", "statuses"), ("changes", "km2"),
    ("changes", "gained_km2"), ("changes", "lost_km2"), ("changes", "net_km2"), ("changes", "changed_edges"),
    ("changes", "arithmetic"), ("changes", "tool"), ("changes", "seal"),
    ("gpkg_extensions", "extension_name"), ("gpkg_contents", "table_name"),
    ("gpkg_ogr_contents", "feature_count"), ("sqlite_master", "sql"), ("sqlite_master", "rootpage"),
    ("sqlite_master", "name"), ("sqlite_master", "type"),
  ]

  private static func damage(_ database: SQLiteConnection, _ operation: UInt8, _ source: ByteSource) throws {
    var bytes = source
    switch operation {
    case 0, 1:
      // Bytes of a blob, at its beginning or anywhere; or another length.
      let (table, column) = blobs[Int(bytes.next()) % blobs.count]
      let row = Int(bytes.next())
      guard let found = try value(database, table, column, row)?.bytes else { return }
      var blob = Data(found)
      var place = Int(bytes.next16())
      if operation == 1 { place %= 64 }
      let how = bytes.next()
      if how & 0xC0 == 0xC0 {
        blob = how & 1 == 0 ? blob.prefix(place) : blob + Data(repeating: how, count: place)
      } else {
        for byte in bytes.rest.prefix(Int(how & 7) + 1) where !blob.isEmpty {
          let index = blob.startIndex + place % blob.count
          blob[index] = how & 8 == 0 ? byte : blob[index] ^ byte
          place += 1
        }
      }
      try set(database, table, column, row, .blob(Array(blob)))
    case 2:
      let (table, column) = columns[Int(bytes.next()) % columns.count]
      let row = Int(bytes.next())
      let value: SQLiteValue
      switch bytes.next() % 7 {
      case 0: value = .null
      case 1: value = .integer(Int64(Int8(truncatingIfNeeded: bytes.next16())))
      case 2: value = .integer(Int64(bitPattern: bytes.next64()))
      case 3: value = .double(Double(bitPattern: bytes.next64()))
      case 4: value = .blob(Array(bytes.rest))
      case 5: value = .text(String(decoding: bytes.rest, as: UTF8.self))
      default:
        // What another row has there.
        value = try Self.value(database, table, column, Int(bytes.next())) ?? .null
      }
      try set(database, table, column, row, value)
    case 3:
      let tables = rowKeys.keys.sorted()
      let table = tables[Int(bytes.next()) % tables.count]
      let key = rowKeys[table] ?? "rowid"
      let row = Int(bytes.next()) % 32
      try database.execute(
        "DELETE FROM \(table) WHERE \(key) = (SELECT \(columnsOf(key)) FROM \(table) LIMIT 1 OFFSET \(row))"
      )
    default: try database.run(schemata[Int(bytes.next()) % schemata.count])
    }
  }

  /// What whoever makes an archive on purpose could put in the place of its tables.
  static let schemata = [
    "DROP INDEX snapshots_current", "DROP TABLE rtree_areas_geom", "DROP TABLE polygons",
    "DROP TRIGGER rtree_areas_geom_insert", "ALTER TABLE snapshots DROP COLUMN tool",
    "ALTER TABLE snapshot_polygons RENAME COLUMN place TO feature_place",
    "ALTER TABLE snapshots RENAME TO others; CREATE VIEW snapshots AS SELECT * FROM others",
    """
    ALTER TABLE snapshots RENAME TO others; CREATE VIEW snapshots AS WITH RECURSIVE n(i) AS
    (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT others.* FROM n, others
    """,
    """
    ALTER TABLE snapshot_polygons RENAME TO others; CREATE VIEW snapshot_polygons AS WITH RECURSIVE n(i) AS
    (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT others.* FROM n, others WHERE i < 0
    """,
    """
    ALTER TABLE polygons RENAME TO others; CREATE VIEW polygons AS
    SELECT id, sha256, zeroblob(2000000000) AS wkb, proof FROM others
    """,
    """
    ALTER TABLE gpkg_extensions RENAME TO others; CREATE VIEW gpkg_extensions AS WITH RECURSIVE n(i) AS
    (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT others.* FROM n, others
    """,
    """
    ALTER TABLE gpkg_ogr_contents RENAME TO others; CREATE VIEW gpkg_ogr_contents AS WITH RECURSIVE n(i) AS
    (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT others.* FROM n, others WHERE i < 0
    """,
    "ALTER TABLE polygons ADD COLUMN more AS (zeroblob(2000000000)) VIRTUAL",
    "ALTER TABLE snapshots ADD COLUMN more TEXT",
    "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, style TEXT)",
    "CREATE VIRTUAL TABLE other USING rtree(id, a, b)",
    "CREATE TABLE big (i CHECK (length(hex(zeroblob(300000000))) > 0)); INSERT INTO big VALUES (1)",
    "PRAGMA user_version = 7", "PRAGMA application_id = 1", "DELETE FROM gpkg_extensions",
    "UPDATE gpkg_extensions SET extension_name = 'frontline_archive_3'", "DELETE FROM snapshots",
    "DROP TABLE changes", "ALTER TABLE changes RENAME TO others; CREATE VIEW changes AS SELECT * FROM others",
    """
    ALTER TABLE changes RENAME TO others; CREATE VIEW changes AS WITH RECURSIVE n(i) AS
    (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT others.* FROM n, others
    """,
  ]

  private static func columnsOf(_ key: String) -> String { key.filter { $0 != "(" && $0 != ")" } }

  private static func value(
    _ database: SQLiteConnection, _ table: String, _ column: String, _ row: Int
  ) throws -> SQLiteValue? {
    var value: SQLiteValue?
    try database.forEachRow("SELECT \(column) FROM \(table) LIMIT 1 OFFSET \(row % 32)") {
      value = $0.value(0)
    }
    return value
  }

  private static func set(
    _ database: SQLiteConnection, _ table: String, _ column: String, _ row: Int, _ value: SQLiteValue
  ) throws {
    let key = rowKeys[table] ?? "rowid"
    try database.execute(
      """
      UPDATE \(table) SET \(column) = ?
      WHERE \(key) = (SELECT \(columnsOf(key)) FROM \(table) LIMIT 1 OFFSET \(row % 32))
      """, [value])
  }

  /// Bytes of the file: of any page, of the head of one (its kind, its cells and where they lie), or its end cut off.
  private static func damage(_ file: inout Data, _ operation: UInt8, _ source: ByteSource) {
    var bytes = source
    if file.isEmpty { return }
    let pageSize = 4096
    let page = Int(bytes.next()) % max(1, file.count / pageSize)
    var place = Int(bytes.next16())
    let how = bytes.next()
    if operation == 7, how & 0xF0 == 0xF0 { return file.removeLast(min(file.count, place)) }
    place = operation == 6 ? place % 48 : place % pageSize
    // The first page begins with the file's own header, and the tree's after it.
    if page == 0, operation == 6, how & 16 != 0 { place += 100 }
    for byte in bytes.rest.prefix(Int(how & 7) + 1) {
      let index = page * pageSize + place
      if index >= file.count { return }
      file[index] = how & 8 == 0 ? byte : file[index] ^ byte
      place += 1
    }
  }
}

/// Bytes one after the other, and zeros where there are no more.
struct ByteSource {
  private var bytes: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

  var rest: ArraySlice<UInt8> { bytes }

  mutating func next() -> UInt8 { bytes.popFirst() ?? 0 }

  mutating func next16() -> UInt16 { UInt16(next()) << 8 | UInt16(next()) }

  mutating func next64() -> UInt64 { (0..<8).reduce(0) { number, _ in number << 8 | UInt64(next()) } }
}
