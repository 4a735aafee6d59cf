import Foundation
import TestSupport
import Testing

/// What must not be said, and what must.
@Suite("Warnings that figures must not lack")
struct TrustTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ arguments: String...) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments, in: folder)
  }

  @Test(
    "A mapping of an empty value is a usage error", arguments: ["=liberated", " =liberated", "\t=occupied"])
  func emptyMapping(_ mapping: String) throws {
    try folder.write("map.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38, 49), #"{"s":""}"#))
    let result = try run("area", "map.geojson", "--status-property", "s", "--map", mapping)
    #expect(result.status == 64 && result.errors.contains("names no value") && result.output.isEmpty)
    // A value that begins with the sign is one.
    try folder.write("sign.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38, 49), #"{"s":"=x"}"#))
    #expect(try run("area", "sign.geojson", "--status-property", "s", "--map", "=x=liberated").status == 0)
  }

  @Test("Columns of CSV have unique names, also by region")
  func columns() throws {
    try Fixtures.write(into: folder)
    try folder.write("regions.geojson", Fixtures.map(Fixtures.rectangle(36, 47, 38, 49), #"{"name":"R"}"#))
    let (before, after) = ("1754082000.geojson", "1755032400.geojson")
    for command in [
      ["change", before, after, "--by", "regions.geojson"], ["change", before, after],
      ["area", before, "--by", "regions.geojson"], ["series", before, after, "--by", "regions.geojson"],
      ["series", before, after], ["compare", before, after], ["distance", before, "--to", "37,49"],
      ["area", before],
    ] {
      let result = try CommandLineTool.run(command + ["-f", "csv", "--quiet"], in: folder)
      let columns = (result.output.split(separator: "\n").first ?? "").split(separator: ",")
      #expect(
        result.status == 0 && columns.count > 3 && Set(columns).count == columns.count,
        "\(command) \(columns)")
    }
    let change = try run("change", before, after, "--by", "regions.geojson", "-f", "csv", "--quiet").output
    #expect(change.contains(",occupied_km2,") && change.contains(",status_occupied_km2,"))
  }

  @Test("Regions with the same name have a row each, with a warning")
  func likeNames() throws {
    let (oblast, city) = (Fixtures.rectangle(35, 46, 39, 49), Fixtures.rectangle(36.5, 47.2, 36.9, 47.6))
    let ring = oblast.dropLast() + "," + city.dropFirst()
    try folder.write(
      "kyiv.geojson",
      Fixtures.collection([
        Fixtures.feature(String(ring), #"{"name":"Kiev","wof:id":1}"#),
        Fixtures.feature(city, #"{"name":"Kiev","wof:id":2}"#),
        #"{"type":"Feature","properties":{"name":"Sevastopol"},"geometry":null}"#,
        Fixtures.feature(Fixtures.rectangle(30, 50, 31, 51), #"{"name":"outside all regions"}"#),
      ]))
    try folder.write("land.geojson", Fixtures.map(Fixtures.rectangle(34, 45, 40, 50)))
    let result = try run("area", "land.geojson", "--by", "kyiv.geojson", "-f", "csv")
    #expect(result.status == 0)
    let rows = result.output.split(separator: "\n").filter { $0.contains(",territory,") }
    let names = rows.compactMap { $0.split(separator: ",").first.map(String.init) }
    #expect(names == ["Kiev", "Kiev (2)", "outside all regions (2)", "outside all regions"])
    #expect(result.errors.contains("told apart by a number") && result.errors.contains("\"Sevastopol\""))
    #expect(try run("area", "land.geojson", "--by", "kyiv.geojson", "--strict").status == 2)
  }

  @Test("Exported changes and comparisons are not read as maps, but their kinds can be mapped to statuses")
  func ownChange() throws {
    try Fixtures.write(into: folder)
    let (before, after) = ("1754082000.geojson", "1755032400.geojson")
    #expect(try run("change", before, after, "-f", "geojson", "-o", "change.geojson", "--quiet").status == 0)
    #expect(
      try run("export", before, after, "--layer", "change", "-o", "layer.geojson", "--quiet").status == 0)
    #expect(
      try run("compare", before, after, "-f", "geojson", "-o", "compare.geojson", "--quiet").status == 0)
    for file in ["change.geojson", "layer.geojson", "compare.geojson"] {
      for command in [["area", file], ["change", file, after], ["front", file], ["series", before, file]] {
        let result = try CommandLineTool.run(
          command + ["--date", "2025-08-01"].prefix(command[0] == "area" ? 2 : 0), in: folder)
        #expect(result.status == 65 && result.failures.count == 1, "\(command): \(result.errors)")
        #expect(result.errors.contains("not which land is held"), "\(command): \(result.errors)")
      }
    }
    let gained = try run(
      "area", "change.geojson", "--status-property", "kind", "--map", "gained=occupied", "--map",
      "lost=liberated", "-f", "csv")
    #expect(gained.status == 0 && gained.output.contains(",occupied,"))
  }

  @Test("Land that vanishes by rounding is a warning", arguments: [("7", 0), ("5", 0), ("3", 1), ("0", 1)])
  func rounding(_ decimals: String, _ count: Int) throws {
    let ring = Fixtures.rectangle(37, 48, 38, 49).dropLast()
    let hole = Fixtures.rectangle(37.5001, 48.5001, 37.5003, 48.5003).dropFirst()
    try folder.write(
      "map.geojson",
      Fixtures.collection([
        Fixtures.feature("\(ring),\(hole)"),
        Fixtures.feature(Fixtures.rectangle(36.5001, 48.5001, 36.5003, 48.5003)),
      ]))
    for output in ["out.geojson", "out.csv", "out.kml"] {
      let result = try run("export", "map.geojson", "--precision", decimals, "-o", output, "--overwrite")
      #expect(result.status == 0, "\(result.errors)")
      let said = result.errors.contains("removes 1 polygon and 1 hole of 0.000657 km² from the output")
      #expect(said == (count > 0), "\(result.errors)")
    }
    try folder.write("before.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38, 49)))
    for command in ["change", "compare"] {
      let result = try run(command, "before.geojson", "map.geojson", "-f", "geojson", "--precision", decimals)
      #expect(result.errors.contains("from the output") == (count > 0), "\(command) \(result.errors)")
    }
  }

  @Test("A trigger in an archive is refused, and a second signal ends work that defers the first")
  func signals() throws {
    try Fixtures.write(into: folder)
    #expect(try run("archive", "create", "a.gpkg", "1754082000.geojson", "--quiet").status == 0)
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/sqlite3") else { return }
    let spin =
      "SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n)"
    let made = try CommandLineTool.shell(
      "cp a.gpkg evil.gpkg && sqlite3 evil.gpkg 'CREATE TRIGGER evil AFTER INSERT ON snapshots BEGIN \(spin); END'",
      in: folder)
    #expect(made.status == 0, "\(made.errors)")
    for command in [
      ["archive", "verify", "evil.gpkg"], ["archive", "list", "evil.gpkg"], ["area", "evil.gpkg"],
      ["export", "evil.gpkg"],
      ["archive", "add", "evil.gpkg", "1755032400.geojson"], ["archive", "create", "b.gpkg", "evil.gpkg"],
    ] {
      let result = try CommandLineTool.run(command, in: folder)
      #expect(
        result.status == 65 && result.failures.count == 1 && result.errors.contains("evil"),
        "\(command) \(result.errors)")
    }
  }
}
