import Foundation
import TestSupport
import Testing

/// Edges so long that a geodesic and a straight line part by square kilometres, through every command.
@Suite("Commands on maps with long edges")
struct LongEdgeCommandTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ arguments: String...) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments, in: folder)
  }

  private func table(_ arguments: String...) throws -> [[String: String]] {
    let result = try CommandLineTool.run(arguments + ["-f", "csv", "--quiet"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  @Test(
    "A region whose geodesic border crosses itself has the land inside it, and no negative area")
  func negativeRegion() throws {
    let triangle = "[[[30,48],[33,48],[31.5,48.001],[30,48]]]"
    try folder.write("r.geojson", Fixtures.map(triangle, #"{"name":"R"}"#))
    try folder.write(
      "rr.geojson",
      Fixtures.collection([
        Fixtures.feature(triangle, #"{"name":"R"}"#), Fixtures.feature(triangle, #"{"name":"S"}"#),
      ]))
    try folder.write("land.geojson", Fixtures.map(Fixtures.rectangle(29, 47, 34, 49)))
    // The triangle as land is laid out too: 109.451 km².
    let alone = try #require(Double(table("area", "r.geojson", "--date", "2025-01-01")[0]["km2"] ?? ""))
    #expect(abs(alone - 109.451) < 0.0005)
    for command in [
      ["change", "land.geojson", "land.geojson"], ["area", "land.geojson", "--date", "2025-01-01"],
    ] {
      let result = try CommandLineTool.run(
        command + ["--by", "r.geojson", "-f", "json", "--quiet"], in: folder)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains("\"region_km2\": 109.451"), "\(command)")
    }
    let twice = try run("area", "land.geojson", "--date", "2025-01-01", "--by", "rr.geojson")
    #expect(twice.errors.contains("overlap: 109.451"), "\(twice.errors)")
  }

  @Test("Land in a region with long edges is at most the region, and the parts add up")
  func overfullRegion() throws {
    try folder.write(
      "land.geojson",
      Fixtures.map(
        "[[[30.21128,50.213790369566],[27.45,49.47521],[30.213096431011,48.8272353],[30.21128,50.213790369566]]]"
      ))
    try folder.write(
      "regions.geojson",
      Fixtures.collection([
        Fixtures.feature(
          "[[[27.486926915,49.485087133],[30.2310751,49.5],[29.800220866475563,49.53180987624604],[27.486926915,49.485087133]]]",
          #"{"name":"R0"}"#),
        Fixtures.feature(
          "[[[28.937676871687,49.514388658341],[29.045499,49.516566],[29.25,49.3],[29.089819993942,49.090655253538],[30.014926268,49.273866],[28.3073295,49.85],[28.937676871687,49.514388658341]]]",
          #"{"name":"R1"}"#),
      ]))
    for earth in ["wgs84", "wgs84-straight", "turf", "deepstate", "EPSG:6933"] {
      let rows = try table(
        "area", "land.geojson", "--date", "2025-01-01", "--by", "regions.geojson", "--earth", earth)
      for row in rows where row["status"] == "territory" && row["region"] != "outside all regions" {
        let (part, whole) = (Double(row["km2"] ?? "") ?? .nan, Double(row["region_km2"] ?? "") ?? .nan)
        #expect(part >= 0 && part <= whole + 1e-6, "\(earth): \(row)")
      }
    }
    let whole = try run("area", "land.geojson", "--date", "2025-01-01", "--by", "regions.geojson")
    #expect(whole.output.contains("add up to the whole within 0.0000"))
  }

  /// Squares of a degree that lie beside each other from day to day, with corners on one another's sides.
  private func writeDays() throws {
    for (day, west) in [("2025-01-01", 30.0), ("2025-01-02", 29.5), ("2025-01-05", 29.25)] {
      try folder.write("days/\(day).geojson", Fixtures.map(Fixtures.rectangle(west, 48, 31, 49)))
    }
  }

  @Test("A series warns once of long edges, and so does a series from its archive")
  func series() throws {
    try writeDays()
    let result = try run("series", "days", "-f", "csv")
    let warnings = result.errors.split(separator: "\n").filter {
      $0.contains("geodesics and straight lines enclose different land")
    }
    #expect(warnings.count == 1 && warnings[0].contains("… and 1 more map"), "\(result.errors)")
    #expect(try run("series", "days", "--strict", "--quiet").status == 2)
    #expect(try run("archive", "create", "a.gpkg", "days").status == 0)
    let archived = try run("series", "a.gpkg", "-f", "csv")
    #expect(archived.output == result.output)
    #expect(
      archived.errors.contains("geodesics and straight lines enclose different land"), "\(archived.errors)")
    #expect(try run("archive", "verify", "a.gpkg").status == 0)
    #expect(try run("series", "a.gpkg", "--strict", "--quiet").status == 2)
  }

  @Test(
    "Earth models without geodesics give no warning about long edges",
    arguments: ["deepstate", "turf", "wgs84-straight"])
  func straight(earth: String) throws {
    try writeDays()
    #expect(
      try !run("series", "days", "--earth", earth).errors.contains(
        "geodesics and straight lines enclose different land"))
  }

  @Test("Land that is free in both maps is not a disagreement")
  func comparison() throws {
    try folder.write(
      "a.geojson",
      Fixtures.collection([
        Fixtures.feature(Fixtures.rectangle(36, 48, 37, 49)),
        Fixtures.feature(Fixtures.rectangle(37.000004, 48, 38, 49)),
      ]))
    try folder.write("b.geojson", Fixtures.map(Fixtures.rectangle(36, 47.5, 38, 48.5)))
    let plain = try run("compare", "a.geojson", "b.geojson", "-f", "json", "--quiet")
    #expect(plain.status == 0, "\(plain.errors)")
    let words = plain.output.filter { !$0.isWhitespace }
    #expect(!words.contains(#""a_status":"free","a_part":null,"b_status":"free""#), "\(plain.output)")
  }

  @Test("Two maps whose long edges cross give transitions, and neither is refused")
  func transitions() throws {
    try folder.write(
      "a.geojson",
      Fixtures.map(
        "[[[27.114197805896524,48.24],[26.510542515557276,48.5],[25.6,48.306089648744],[26.4205,47.68],[27.24,48.0503],[27.114197805896524,48.24]]]"
      ))
    try folder.write(
      "b.geojson",
      Fixtures.map("[[[26.6639,47.351042661],[25.82946,48.131],[25.68576,48.24065],[26.6639,47.351042661]]]"))
    let result = try run("change", "a.geojson", "b.geojson", "-f", "json", "--quiet")
    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.output.contains("\"km2\": -"))
  }
}
