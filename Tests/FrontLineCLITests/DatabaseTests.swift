import Foundation
import TestSupport
import Testing

/// `frontline export --to` and the commands that read a database, against a server of our own.
@Suite("Database", .enabled(if: PostgreSQLServer.isPresent, Comment(rawValue: PostgreSQLServer.absence)))
struct DatabaseTests {
  let folder: Folder
  let database: TestDatabase

  init() throws {
    folder = try Folder()
    for (day, east) in [(1, 37.5), (2, 37.5), (4, 37.625), (9, 37.25)] {
      try folder.write("maps/\(1_754_082_000 + day * 86_400).geojson", Fixtures.deepState(occupied: east))
    }
    database = try PostgreSQLServer.shared.get().database()
  }

  private func run(_ arguments: [String], _ environment: [String: String] = [:]) throws
    -> CommandLineTool.Result
  {
    try CommandLineTool.run(arguments, in: folder, environment: environment)
  }

  @discardableResult
  private func load(_ inputs: String..., into other: TestDatabase? = nil) throws -> CommandLineTool.Result {
    let result = try run(["export"] + inputs + ["--to", (other ?? database).address])
    #expect(result.status == 0 && result.output.isEmpty, "\(result.errors)")
    return result
  }

  /// All rows with the transactions that wrote them, and the schema.
  private func everything() throws -> String {
    let tables = [
      "snapshots", "statuses", "changes", "patches", "diagnostics", "polygons", "snapshot_polygons",
      "schema_version",
    ]
    return try tables.map { table in
      try database.run("SELECT t.xmin, t.* FROM frontline.\(table) t ORDER BY t.*::text")
    }.joined(separator: "\n")
  }

  @Test(
    "Every command gives the same figures for a database and for the folder of its files",
    arguments: [
      ["series", "INPUT", "-f", "csv"], ["series", "INPUT", "-f", "csv", "--every", "week"],
      ["series", "INPUT", "-f", "csv", "--since", "2025-08-04", "--earth", "turf"],
      ["series", "INPUT", "--territory", "with-contested"],
      ["distance", "INPUT", "--to", "37.9,48.2", "-f", "csv"],
      ["change", "INPUT", "--since", "2025-08-02", "--until", "2025-08-05", "-f", "csv"],
      ["export", "INPUT", "--layer", "change", "--precision", "full", "-f", "csv"],
      ["zones", "INPUT", "--within", "5,10", "-f", "csv"],
    ])
  func sameFigures(arguments: [String]) throws {
    try load("maps")
    func output(_ input: String) throws -> String {
      let result = try run(arguments.map { $0 == "INPUT" ? input : $0 } + ["--quiet"])
      #expect(result.status == 0 && !result.output.isEmpty, "\(result.errors)")
      return result.output.split(separator: "\n").map { line in
        line.split(separator: ",", omittingEmptySubsequences: false).filter {
          !$0.hasPrefix("maps/") && !$0.hasPrefix("postgresql:")
        }.joined(separator: ",")
      }.joined(separator: "\n")
    }
    #expect(try output(database.address) == output("maps"))
  }

  @Test("@ names one day, and a day that is missing is answered with its neighbours")
  func oneDay() throws {
    try load("maps")
    let area = try run(["area", database.address + "@2025-08-03", "-f", "json", "--quiet"])
    let file = try run(["area", "maps/1754254800.geojson", "-f", "json", "--quiet"])
    let shown = database.shown + "@2025-08-03"
    #expect(area.status == 0)
    #expect(
      area.output.replacing(shown.replacing("/", with: "\\/"), with: "maps\\/1754254800.geojson")
        .replacing(shown, with: "maps/1754254800.geojson") == file.output)
    let missing = try run(["area", database.address + "@2025-08-04"])
    #expect(missing.status == 65 && missing.failures.count == 1)
    #expect(
      missing.errors.contains("nearest are \(database.shown)@2025-08-03 and \(database.shown)@2025-08-05"))
    let several = try run(["change", database.address, database.address])
    #expect(several.status == 65 && several.errors.contains("holds 4 days, where one is needed"))
    let list = try run(["archive", "list", database.address, "-f", "csv"])
    #expect(list.output.split(separator: "\n").count == 5)
    #expect(list.output.contains("\n\(database.shown)@2025-08-05,2025-08-05,"))
  }

  @Test("Loading again changes no row; a new day adds its map, and its change")
  func loadingAgain() throws {
    #expect(try load("maps").errors.hasSuffix("\(database.shown): 4 added, 0 already in the database\n"))
    let before = try everything()
    #expect(!before.isEmpty)
    #expect(try load("maps").errors.hasSuffix("\(database.shown): 0 added, 4 already in the database\n"))
    #expect(try everything() == before)
    try folder.write("maps/1755032400.geojson", Fixtures.deepState(occupied: 37.125))
    #expect(try load("maps").errors.hasSuffix("1 added, 4 already in the database\n"))
    #expect(try Set(before.split(separator: "\n")).isSubset(of: Set(everything().split(separator: "\n"))))
    #expect(try database.run("SELECT count(*) FROM frontline.series WHERE territory = 'all-occupied'") == "5")
  }

  /// What is said of all changes, apart from the numbers of rows.
  private func changes(_ database: TestDatabase) throws -> String {
    try database.run(
      """
      SELECT date, previous_date, territory, km2, gained_km2, lost_km2, net_km2, gained::text, lost::text, sentence, seal
      FROM frontline.changes ORDER BY date, territory;
      SELECT date, previous_date, territory, number, kind, km2, geom::text FROM frontline.patches
      ORDER BY date, territory, number
      """)
  }

  @Test("A day that comes between two others mends what is said of the later one")
  func between() throws {
    let all = try PostgreSQLServer.shared.get().database()
    try load("maps", into: all)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/maps").sorted()
    for name in [names[0], names[3], names[2], names[1]] { try load("maps/" + name) }
    #expect(try changes(database) == changes(all))
  }

  @Test("An edited map is kept as a revision, and its neighbours are compared with it")
  func revision() throws {
    try load("maps")
    let first = try changes(database)
    let name = "maps/1754427600.geojson"
    let original = try folder.read(name)
    try folder.write(name, Fixtures.deepState(occupied: 37.75))
    let revised = try load(name)
    #expect(revised.errors.contains("differs from what the database has of 2025-08-05"))
    let fresh = try PostgreSQLServer.shared.get().database()
    try load("maps", into: fresh)
    let series =
      "SELECT date, area_km2, gained_km2, lost_km2, sentence FROM frontline.series ORDER BY territory, date"
    #expect(try database.run(series) == fresh.run(series))
    #expect(
      try database.run("SELECT count(*) FROM frontline.status_days")
        == fresh.run("SELECT count(*) FROM frontline.status_days"))
    try folder.write(name, original)
    #expect(try load(name).errors.contains("is revision 1 of 2025-08-05, which counts again"))
    #expect(
      try changes(database).split(separator: "\n").filter { first.contains($0) }.count
        == first.split(separator: "\n").count)
  }

  @Test("The areas are those that PostGIS measures on the ellipsoid")
  func areas() throws {
    try load("maps")
    let worst = try database.run(
      """
      SELECT max(error) FROM (
        SELECT abs(ST_Area(geom::geography) / 1e6 - km2) / km2 AS error FROM frontline.status_days
        UNION ALL SELECT abs(ST_Area(geom::geography) / 1e6 - km2) / km2 FROM frontline.gained_days
        UNION ALL SELECT abs(ST_Area(geom::geography) / 1e6 - km2) / km2 FROM frontline.lost_days
        UNION ALL SELECT abs(ST_Area(geom::geography) / 1e6 - km2) / km2 FROM frontline.patch_days) AS errors
      """)
    let error = try #require(Double(worst))
    #expect(error < 1e-9)
    #expect(try database.run("SELECT bool_and(ST_IsValid(geom)) FROM frontline.status_days") == "t")
    #expect(try Int(database.run("SELECT count(*) FROM frontline.patch_days")) ?? 0 > 0)
  }

  @Test("GDAL opens the views, each with its geometry and reference system")
  func views() throws {
    try load("maps")
    for view in ["status_days", "status_latest", "gained_days", "lost_days", "patch_days"] {
      let source = "PG:dbname=\(database.name) host=\(database.host) user=frontline schemas=frontline"
      let result = try CommandLineTool.shell("ogrinfo -so '\(source)' \(view)", in: folder)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains("Geometry Column = geom"))
      #expect(result.output.contains("\"WGS 84\""))
      #expect(!result.output.contains("Feature Count: 0\n"))
    }
  }
}

/// What goes wrong between `frontline` and a database.
@Suite(
  "Database that fails", .enabled(if: PostgreSQLServer.isPresent, Comment(rawValue: PostgreSQLServer.absence))
)
struct DatabaseFaultTests {
  let folder: Folder
  let database: TestDatabase

  init() throws {
    folder = try Folder()
    try folder.write("maps/1754082000.geojson", Fixtures.deepState(occupied: 37.5))
    try folder.write("maps/1754254800.geojson", Fixtures.deepState(occupied: 37.75))
    database = try PostgreSQLServer.shared.get().database()
  }

  private func run(_ arguments: [String], _ environment: [String: String] = [:]) throws
    -> CommandLineTool.Result
  {
    try CommandLineTool.run(arguments, in: folder, environment: environment)
  }

  /// Expects one line and a status of loading, and of reading.
  private func expect(
    _ address: String, _ words: String, loading: Int32, reading: Int32? = nil,
    _ environment: [String: String] = [:], _ location: SourceLocation = #_sourceLocation
  ) throws {
    let load = try run(["export", "maps", "--to", address], environment)
    #expect(load.status == loading && load.failures.count == (loading == 0 ? 0 : 1), "\(load.errors)", sourceLocation: location)
    #expect(load.errors.contains(words), "\(load.errors)", sourceLocation: location)
    guard let reading else { return }
    let read = try run(["area", address], environment)
    #expect(read.status == reading && read.failures.count == 1, "\(read.errors)", sourceLocation: location)
  }

  @Test("No server, no database, no such role: one line")
  func nobody() throws {
    try expect("postgresql:///maps?host=\(folder.path)", "no server answers", loading: 73, reading: 66)
    try expect("host=\(folder.path) dbname=maps", "no server answers", loading: 73, reading: 66)
    try expect(
      "postgresql://frontline@/nowhere?host=\(database.host)", "does not let us in", loading: 73, reading: 66)
    try expect(database.address(of: "nobody-known"), "does not let us in", loading: 73, reading: 66)
    try expect("postgresql:///maps?hots=x", "the address can't be used", loading: 73, reading: 66)
    try expect("service=nowhere", "the address can't be used", loading: 73, reading: 66)
  }

  @Test("An empty database has no maps, and says so")
  func empty() throws {
    let result = try run(["area", database.address])
    #expect(result.status == 65 && result.errors.contains("there are no maps in it"))
  }

  @Test("The user and the password are in no output, whatever the form of the address and the fault")
  func credentials() throws {
    let host = database.host
    let (name, password) = ("guest", "pa@ss/w:rd-93")
    let escaped = "pa%40ss%2Fw%3Ard-93"
    let addresses = [
      "postgresql://\(name):\(escaped)@/\(database.name)?host=\(host)",
      "postgres://\(name):\(escaped)@/nowhere?host=\(host)",
      "postgresql://\(name):wrong-\(escaped)@/\(database.name)?host=\(host)",
      "postgresql:///\(database.name)?host=\(host)&user=\(name)&password=\(escaped)",
      "host=\(host) dbname=\(database.name) user=\(name) password=\(password)",
      "host=\(host) user=\(name) password='\(password)' dbname=\(database.name)",
      "password=\(password)", "postgresql:/\(name):\(escaped)@\(host)/maps",
      "postgresql://\(name):\(password)@/\(database.name)?host=\(host)",
      "postgresql://\(name):\(escaped)@[::",
    ]
    try database.run("GRANT CREATE ON DATABASE \(database.name) TO guest")
    for address in addresses {
      for arguments in [
        ["export", "maps", "--to", address, "--overwrite"], ["export", "maps", "--to", address],
        ["area", address],
        ["area", address + "@2025-08-01", "-f", "json"], ["area", address + "@1999-01-01"],
        ["check", address],
        ["change", address, address], ["change", address, "--until", "2025-08-09", "-f", "json"],
        ["series", address, "-f", "csv"], ["compare", address, "maps"],
        ["archive", "list", address, "-f", "json"],
        ["archive", "add", address, "maps"], ["archive", "verify", address],
        ["distance", "maps", "--to", address],
        ["map", address, "-o", "x.svg", "--overwrite"], ["export", "maps", "-o", address],
      ] {
        let result = try run(arguments)
        let output = result.output + result.errors
        #expect(!output.contains("w:rd-93") && !output.contains("w%3Ard-93"), "\(arguments): \(output)")
        #expect(!output.contains("guest"), "\(arguments): \(output)")
      }
    }
    #expect(try database.run("SELECT count(*) FROM frontline.snapshots") == "2")
    #expect(
      try database.run(
        "SELECT count(*) FROM frontline.snapshots WHERE provenance::text ~ 'guest|w:rd|postgresql'")
        == "0")
  }

  @Test("A password is found where libpq looks for one, and its absence is said")
  func password() throws {
    try database.run("GRANT CREATE ON DATABASE \(database.name) TO guest")
    let address = database.address(of: "guest")
    try expect(address, "asks for a password", loading: 73, ["PGPASSFILE": "/nowhere"])
    try expect(address, "does not let us in", loading: 73, ["PGPASSWORD": "another"])
    let loaded = try run(["export", "maps", "--to", address], ["PGPASSWORD": "pa@ss/w:rd-93"])
    #expect(loaded.status == 0, "\(loaded.errors)")
    try folder.write("pgpass", "*:*:*:guest:pa@ss/w\\:rd-93\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path + "/pgpass")
    try folder.write("services", "[front]\nhost=\(database.host)\ndbname=\(database.name)\nuser=guest\n")
    let variables = ["PGPASSFILE": folder.path + "/pgpass", "PGSERVICEFILE": folder.path + "/services"]
    let read = try run(["area", "service=front@2025-08-01", "-f", "csv"], variables)
    #expect(
      read.status == 0 && read.output.contains("service=front@2025-08-01"), "\(read.errors)\(read.output)")
  }

  @Test("Without rights, without PostGIS, on a server that takes no changes: one line, and nothing written")
  func rights() throws {
    let guest = database.address(of: "guest")
    let variables = ["PGPASSWORD": "pa@ss/w:rd-93"]
    try expect(guest, "nothing was changed", loading: 73, variables)
    #expect(try run(["export", "maps", "--to", database.address]).status == 0)
    try expect(guest, "nothing was changed", loading: 73, reading: 66, variables)
    try database.run(
      "GRANT USAGE ON SCHEMA frontline TO guest; GRANT SELECT ON ALL TABLES IN SCHEMA frontline TO guest")
    #expect(try run(["area", guest + "@2025-08-01"], variables).status == 0)
    try expect(
      database.address + "&options=-cdefault_transaction_read_only%3Don", "0 added", loading: 0)
    try database.run(
      "DELETE FROM frontline.changes; DELETE FROM frontline.statuses; DELETE FROM frontline.snapshot_polygons"
    )
    try database.run("DELETE FROM frontline.diagnostics; DELETE FROM frontline.snapshots")
    try expect(
      database.address + "&options=-cdefault_transaction_read_only%3Don", "nothing was changed", loading: 73)
    try database.run("DROP SCHEMA frontline CASCADE; DROP EXTENSION postgis")
    try expect(database.address, "PostGIS is missing", loading: 73)
    #expect(try database.run("SELECT count(*) FROM pg_namespace WHERE nspname = 'frontline'") == "0")
  }

  @Test(
    "Tables of others under our names are left alone",
    arguments: [
      "CREATE TABLE frontline.snapshots (id integer)",
      "CREATE VIEW frontline.schema_version AS SELECT 1 AS version",
      "CREATE TABLE frontline.schema_version (installed_rank integer, version text)",
    ])
  func foreign(statement: String) throws {
    try database.run("CREATE SCHEMA frontline; \(statement)")
    try expect(database.address, "is not the one that this program makes", loading: 65, reading: 65)
    #expect(
      try database.run(
        "SELECT count(*) FROM pg_class WHERE relnamespace = 'frontline'::regnamespace AND relkind IN ('r', 'v')"
      )
        == "1")
  }

  @Test(
    "An empty schema that was made for us is used; a later version, and a table that was changed, are refused"
  )
  func schema() throws {
    try database.run("CREATE SCHEMA frontline")
    #expect(try run(["export", "maps", "--to", database.address]).status == 0)
    try database.run("ALTER TABLE frontline.changes ALTER COLUMN redrawn_edges TYPE text")
    try expect(database.address, "has no column redrawn_edges of the type int8", loading: 65, reading: 65)
    try database.run(
      "ALTER TABLE frontline.changes ALTER COLUMN redrawn_edges TYPE bigint USING redrawn_edges::bigint")
    #expect(try run(["area", database.address + "@2025-08-01"]).status == 0)
    try database.run("INSERT INTO frontline.schema_version VALUES (999, now(), 'frontline 9')")
    try expect(database.address, "version 999", loading: 65, reading: 65)
  }

  @Test("A map that was changed in the database is not read")
  func damage() throws {
    #expect(try run(["export", "maps", "--to", database.address]).status == 0)
    try database.run("UPDATE frontline.snapshot_polygons SET status = 'liberated' WHERE place = 0")
    let area = try run(["area", database.address + "@2025-08-01"])
    #expect(area.status == 65 && area.errors.contains("is not what was added"))
    try database.run("UPDATE frontline.changes SET gained_km2 = gained_km2 + 1")
    let series = try run(["series", database.address])
    #expect(series.status == 65 && series.failures.count == 1, "\(series.errors)")
  }

  /// Returns a command of the shell that runs a statement once a load waits for a lock, in which `waiting` is the
  /// number of its process.
  private func whileLoadWaits(_ statement: String) throws -> String {
    let text = """
      DO $$
      DECLARE waiting integer;
      BEGIN
        LOCK TABLE frontline.patches IN ACCESS EXCLUSIVE MODE;
        FOR attempt IN 1..600 LOOP
          SELECT pid INTO waiting FROM pg_stat_activity
            WHERE datname = current_database() AND application_name LIKE 'frontline%' AND wait_event_type = 'Lock';
          EXIT WHEN waiting IS NOT NULL;
          PERFORM pg_sleep(0.05);
          PERFORM pg_stat_clear_snapshot();
        END LOOP;
        \(statement);
      END $$
      """
    try folder.write("waiting.sql", text)
    return "psql -X -q -h \(database.host) -U frontline -d \(database.name) -f waiting.sql >/dev/null 2>&1"
  }

  @Test(
    "A connection that breaks in the middle, a statement that is ended: one line, and nothing of the load stays"
  )
  func broken() throws {
    #expect(try run(["export", "maps", "--to", database.address]).status == 0)
    try folder.write("maps/1754341200.geojson", Fixtures.deepState(occupied: 37.875))
    for (ending, words) in [
      ("pg_terminate_backend", "was lost"), ("pg_cancel_backend", "nothing was changed"),
    ] {
      let other = try whileLoadWaits("PERFORM \(ending)(waiting)")
      let line = "\(other) & sleep 0.5; \"$BIN\" export maps --to '\(database.address)'"
      let result = try CommandLineTool.shell(line, in: folder)
      #expect(result.status == 74 && result.failures.count == 1, "\(result.errors)")
      #expect(result.errors.contains(words), "\(result.errors)")
      #expect(try database.run("SELECT count(*) FROM frontline.snapshots") == "2")
    }
  }

  @Test("Told to stop while it waits for the database it ends at once, and nothing of the load stays")
  func interrupted() throws {
    #expect(try run(["export", "maps", "--to", database.address]).status == 0)
    try folder.write("maps/1754341200.geojson", Fixtures.deepState(occupied: 37.875))
    // The shell gives its children no SIGINT in the background; SIGTERM takes the same way.
    let other = try whileLoadWaits("PERFORM pg_sleep(3)")
    let line =
      "\(other) & sleep 0.5; \"$BIN\" export maps --to '\(database.address)' & p=$!; sleep 1.5; kill -TERM $p; wait $p"
    let result = try CommandLineTool.shell(line, in: folder)
    #expect(result.status == 143 && result.failures.isEmpty, "\(result.errors)")
    #expect(try database.run("SELECT count(*) FROM frontline.snapshots") == "2")
  }

  @Test("Killed at any moment, a load leaves all of it or nothing")
  func killed() throws {
    for day in 2..<30 {
      try folder.write(
        "maps/\(1_754_082_000 + day * 86_400).geojson", Fixtures.deepState(occupied: 37.5 + Double(day) / 64))
    }
    #expect(try run(["export", "maps/1754082000.geojson", "--to", database.address]).status == 0)
    var generator = SeededGenerator(seed: 26)
    for _ in 0..<6 {
      let delay = Double.random(in: 0.01...0.4, using: &generator)
      _ = try CommandLineTool.shell(
        "\"$BIN\" export maps --to '\(database.address)' 2>/dev/null & sleep \(delay); kill -KILL $! 2>/dev/null; wait",
        in: folder)
      let counts = try database.run(
        "SELECT count(*), (SELECT count(DISTINCT snapshot_id) FROM frontline.changes) FROM frontline.snapshots"
      )
      #expect(["1|1", "29|29"].contains(counts), "after \(delay) s")
    }
    #expect(try run(["export", "maps", "--to", database.address]).status == 0)
    #expect(
      try database.run("SELECT count(*) FROM frontline.series WHERE territory = 'all-occupied'") == "29")
  }

  @Test("Two loads at once wait for each other, and two that make the tables at once too")
  func together() throws {
    let line =
      "for i in 1 2 3; do \"$BIN\" export maps --to '\(database.address)' --quiet & done; "
      + "for job in $(jobs -p); do wait $job || exit 1; done"
    #expect(try CommandLineTool.shell(line, in: folder).status == 0)
    #expect(try database.run("SELECT count(*) FROM frontline.snapshots") == "2")
  }
}

/// What is wrong with the words of a command, with no server.
@Suite("Database on the command line")
struct DatabaseOptionTests {
  @Test(
    "What contradicts a database, or is none, is a usage error",
    arguments: [
      (["maps", "--to", "front.gpkg"], "is no address of a database"),
      (["--to", "postgresql:///x"], "needs the snapshots"),
      (["maps", "--to", "postgresql:///x", "-o", "x.geojson"], "leave -o out"),
      (["maps", "--to", "postgresql:///x", "--layer", "change"], "leave --layer out"),
      (["maps", "--to", "postgresql:///x", "--simplify", "10"], "leave the options of shape out"),
      (["maps", "--to", "postgresql:///x", "--earth", "turf"], "leave --earth out"),
    ])
  func usage(arguments: [String], words: String) throws {
    let folder = try Folder()
    let result = try CommandLineTool.run(["export"] + arguments, in: folder)
    #expect(result.status == 64 && result.errors.contains(words), "\(result.errors)")
  }
}
