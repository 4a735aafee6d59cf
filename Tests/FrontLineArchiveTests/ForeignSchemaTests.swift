import Foundation
import FrontLine
import SQLite
import TestSupport
import Testing

@testable import FrontLineArchive

/// An archive may have been made by anybody.
@Suite("What others put into the schema of an archive")
struct ForeignSchemaTests {
  private func archive(_ statements: String...) throws -> TemporaryArchive {
    let archive = try TemporaryArchive()
    try archive.add(try Maps.days(needRepair: false))
    let database = try SQLiteConnection(path: archive.path, .writing)
    for statement in statements { try database.run(statement) }
    return archive
  }

  private func bytes(_ archive: TemporaryArchive) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: archive.path))
  }

  private func expectRefused(_ archive: TemporaryArchive, _ words: String) throws {
    let before = try bytes(archive)
    let reading = #expect(throws: ArchiveError.self) { _ = try SnapshotArchive(path: archive.path) }
    let verifying = #expect(throws: ArchiveError.self) { try archive.verify() }
    let writing = #expect(throws: ArchiveError.self) {
      try archive.add([try Maps.deepState(seconds: 1_754_500_000, occupied: 37.5)])
    }
    for error in [reading, verifying, writing] {
      #expect(
        error?.kind == .badData && error?.message.description.contains(words) == true,
        "\(error?.message ?? "")")
    }
    #expect(try bytes(archive) == before)
  }

  /// Without end, if it ran.
  private static let spin =
    "SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n)"

  @Test(
    "A trigger on a table of ours is refused by name, and never runs",
    arguments: [
      "CREATE TRIGGER evil AFTER INSERT ON snapshots BEGIN \(spin); END",
      "CREATE TRIGGER evil BEFORE INSERT ON polygons BEGIN \(spin); END",
      "CREATE TRIGGER evil AFTER INSERT ON areas BEGIN DELETE FROM snapshots; END",
      "CREATE TRIGGER evil AFTER UPDATE OF is_current ON areas BEGIN \(spin); END",
      "CREATE TRIGGER evil AFTER UPDATE ON gpkg_contents BEGIN \(spin); END",
      "CREATE TRIGGER evil AFTER UPDATE ON gpkg_ogr_contents BEGIN \(spin); END",
      "CREATE TRIGGER evil AFTER DELETE ON changes BEGIN \(spin); END",
      "CREATE TRIGGER evil AFTER INSERT ON snapshot_warnings BEGIN \(spin); END",
      "CREATE TRIGGER evil AFTER INSERT ON \"SNAPSHOT_POLYGONS\" BEGIN \(spin); END",
      "CREATE TRIGGER evil/* ON other */AFTER INSERT ON [areas] BEGIN \(spin); END",
      "CREATE TRIGGER evil AFTER UPDATE OF date, 'published_at' -- ON other\n ON main.areas BEGIN \(spin); END",
      "CREATE TRIGGER evil AFTER UPDATE ON gpkg_metadata WHEN NEW.id = 1 BEGIN \(spin); END",
      "CREATE TRIGGER evil AFTER INSERT ON rtree_areas_geom_node BEGIN \(spin); END",
    ])
  func triggers(statement: String) throws {
    try expectRefused(try archive(statement), "evil")
  }

  @Test("A trigger whose row says that it belongs to another table is refused all the same")
  func forgedRow() throws {
    let archive = try archive(
      "CREATE TABLE other (a)", "CREATE TRIGGER evil AFTER INSERT ON snapshots BEGIN \(Self.spin); END",
      "PRAGMA writable_schema = ON",
      "UPDATE sqlite_schema SET tbl_name = 'other' WHERE name = 'evil'")
    try expectRefused(archive, "evil")
  }

  @Test(
    "A schema that is not byte for byte ours is refused",
    arguments: [
      ("ALTER TABLE snapshots ADD COLUMN more TEXT", "snapshots"),
      ("ALTER TABLE areas ADD COLUMN more GENERATED ALWAYS AS (zeroblob(100000000)) VIRTUAL", "areas"),
      ("ALTER TABLE polygons RENAME COLUMN proof TO proved", "polygons"),
      ("DROP INDEX snapshots_current", "snapshots_current"),
      ("DROP TRIGGER rtree_areas_geom_delete", "rtree_areas_geom_delete"),
      ("DROP TABLE snapshot_warnings", "snapshot_warnings"),
      ("CREATE INDEX evil ON polygons (hex(zeroblob(length(wkb) * 1000)))", "evil"),
      ("CREATE UNIQUE INDEX evil ON snapshots (date)", "evil"),
      (
        "ALTER TABLE snapshot_warnings RENAME TO w; CREATE VIEW snapshot_warnings AS SELECT * FROM w",
        "snapshot_warnings"
      ),
      (
        "DROP TRIGGER trigger_insert_feature_count_areas; CREATE TRIGGER trigger_insert_feature_count_areas AFTER INSERT ON areas BEGIN \(spin); END",
        "trigger_insert_feature_count_areas"
      ),
      (
        "DROP TABLE changes; CREATE TABLE changes (id, snapshot_id, previous_id, statuses, km2, gained_km2, lost_km2, net_km2, changed_edges, arithmetic, tool, seal CHECK (length(zeroblob(1000000000)) > 0))",
        "changes"
      ),
      (
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'km2 DOUBLE NOT NULL', 'km2 DOUBLE  NOT NULL') WHERE name = 'areas'",
        "areas"
      ),
      (
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET tbl_name = 'areas' WHERE name = 'snapshots_current'",
        "snapshots_current"
      ),
    ])
  func changed(statements: String, words: String) throws {
    try expectRefused(try archive(statements), words)
  }

  @Test("Tables of other programs are left alone, with what hangs on them, and are named")
  func others() throws {
    // As GDAL makes them for the styles of QGIS, and what a user may add.
    let archive = try archive(
      "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_name TEXT)",
      """
      CREATE TRIGGER "trigger_insert_feature_count_layer_styles" AFTER INSERT ON "layer_styles" BEGIN UPDATE
      gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE lower(table_name) = lower('layer_styles'); END
      """,
      "INSERT INTO gpkg_ogr_contents VALUES ('layer_styles', 0)",
      "CREATE INDEX styles_index ON layer_styles (f_table_name)", "CREATE TABLE notes (a, b)",
      "CREATE TRIGGER notes_on_areas AFTER INSERT ON notes BEGIN \(Self.spin); END",
      "CREATE VIEW latest AS SELECT * FROM areas WHERE is_current",
      "CREATE VIRTUAL TABLE rtree_other USING rtree(id, minx, maxx)",
      "INSERT INTO layer_styles (f_table_name) VALUES ('areas')", "ANALYZE")
    try archive.verify()
    #expect(
      try ArchiveVerifier(path: archive.path).foreignTables() == [
        "layer_styles", "notes", "rtree_other", "rtree_other_node", "rtree_other_parent", "rtree_other_rowid",
      ])
    #expect(try archive.add([try Maps.deepState(seconds: 1_754_500_000, occupied: 37.5)]) == [.added])
    try archive.verify()
    let database = try SQLiteConnection(path: archive.path, .reading)
    var counts: [Int64?] = []
    try database.forEachRow("SELECT feature_count FROM gpkg_ogr_contents ORDER BY table_name") {
      counts.append($0.integer(0))
    }
    let rows = try ["areas", "changes", "layer_styles", "snapshots"].map {
      try database.integer("SELECT count(*) FROM \($0)")
    }
    #expect(counts == rows)
  }

  @Test("The triggers for other programs are as they were, and do what ours do without them")
  func ownTriggers() throws {
    let archive = try archive()
    // Another program takes a row away and puts it back: index and counts follow.
    let functions = ["ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"]
    let database = try SQLiteConnection(path: archive.path, .writing)
    for (place, name) in functions.enumerated() {
      database.add(
        SQLiteFunction(name) { geometry in
          let box = try geometry.withUnsafeBytes { try GeoPackageGeometry.box($0) }
          return [box.isEmpty ? 1 : 0, box.minX, box.maxX, box.minY, box.maxY][place]
        })
    }
    try database.run("CREATE TEMP TABLE kept AS SELECT * FROM areas WHERE fid = 2")
    try database.run("DELETE FROM areas WHERE fid = 2")
    try database.run("INSERT INTO areas SELECT * FROM kept")
    try archive.verify()
  }

  @Test("A statement that takes too long, or is no longer waited for, is ended")
  func clock() throws {
    let archive = try archive()
    let slow = try ArchiveFile.openForReading(archive.path, limit: .milliseconds(50))
    let late = try #require(throws: SQLiteError.self) { try slow.execute(Self.spin) }
    #expect(late.code == .interrupted)
    #expect(ArchiveError(late, path: "a", .reading).kind == .io)
    // What is short is not ended, however much of it there is.
    let end = ContinuousClock.now + .milliseconds(120)
    while ContinuousClock.now < end {
      try slow.forEachRow(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 30000) SELECT i FROM n"
      ) { _ in }
    }
    let cancelled = try ArchiveFile.openForWriting(archive.path) { true }
    #expect(throws: SQLiteError.self) { try cancelled.execute(Self.spin) }
  }

  @Test("Nothing acts: no trigger, view, library or schema written by hand on our connections")
  func shut() throws {
    let archive = try archive(
      "CREATE TABLE ran (a)", "CREATE TABLE notes (a)",
      "CREATE TRIGGER t AFTER INSERT ON notes BEGIN INSERT INTO ran VALUES (1); END",
      "CREATE VIEW v AS SELECT 1 AS a")
    let database = try ArchiveFile.openForWriting(archive.path)
    try database.run("INSERT INTO notes VALUES (1)")
    #expect(try database.integer("SELECT count(*) FROM ran") == 0)
    for statement in [
      "SELECT * FROM v", "SELECT load_extension('/nowhere')", "ATTACH '/tmp/x' AS x",
      "UPDATE rtree_areas_geom_node SET data = x'00'", "SELECT hex(zeroblob(600000000))",
      "SELECT \"no column\"",
      "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = '' WHERE name = 'notes'",
    ] {
      #expect(throws: SQLiteError.self, "\(statement)") { try database.run(statement) }
    }
  }

  /// A value of every type in every column that is read: a word, or what was there, but never the end of the process.
  @Test(
    "Values of other types are read as what they say or refused",
    arguments: [
      "snapshots", "snapshot_polygons", "polygons", "snapshot_warnings", "changes", "areas", "gpkg_contents",
      "gpkg_extensions", "gpkg_ogr_contents", "gpkg_metadata", "gpkg_spatial_ref_sys",
    ])
  func types(table: String) throws {
    let archive = try archive()
    let whole = try bytes(archive)
    var columns: [String] = []
    try SQLiteConnection(path: archive.path, .reading).forEachRow(
      "SELECT name FROM pragma_table_info(?)", [table]
    ) { columns.append($0.text(0) ?? "") }
    try #require(!columns.isEmpty)
    for column in columns {
      for (place, value) in ["x'00FF'", "'слово'", "9223372036854775807", "-1.5"].enumerated() {
        try whole.write(to: URL(fileURLWithPath: archive.path))
        do {
          let database = try SQLiteConnection(path: archive.path, .writing)
          // Where a constraint forbids it, there is nothing to be read.
          try? database.run(
            "UPDATE \(table) SET \(column) = \(value) WHERE rowid = (SELECT min(rowid) FROM \(table))")
          try? database.run("UPDATE \(table) SET \(column) = \(value) WHERE snapshot_id = 1 AND place = 0")
        }
        // Adding and verifying measure maps, which takes longest.
        let slow: [() throws -> Void] = [
          { try archive.verify() },
          { _ = try archive.add([try Maps.deepState(seconds: 1_754_500_000, occupied: 37.5)]) },
        ]
        for body in [{ _ = try archive.read() }, { _ = try archive.steps() }, slow[place % 2]] {
          do { try body() } catch {
            #expect(error is ArchiveError, "\(table).\(column) = \(value): \(error)")
          }
        }
      }
    }
  }
}
