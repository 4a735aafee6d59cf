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
