import Foundation
import Testing

@Suite("Files of targets, networks and borders")
struct GeometryFileTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try Fixtures.write(into: folder)
    try Fixtures.writeTargets(into: folder)
  }

  private func run(_ arguments: [String]) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments, in: folder)
  }

  /// The same lines in degrees and in metres of EPSG:3857, to the micrometre.
  private func writeLines() throws {
    let degrees = [(36.5, 48.25), (37.25, 48.3), (38.25, 48.25)]
    func text(_ places: [(Double, Double)]) -> String {
      "[" + places.map { "[\($0.0),\($0.1)]" }.joined(separator: ",") + "]"
    }
    let metres = degrees.map { x, y in
      let radius = 6_378_137.0
      return (radius * x * .pi / 180, radius * log(tan(.pi / 4 + y * .pi / 360)))
    }
    let properties = Fixtures.named("дорога")
    try folder.write("degrees.geojson", Fixtures.located("LineString", text(degrees), properties))
    let crs = #"{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}}"#
    try folder.write(
      "metres.json",
      #"{"type":"FeatureCollection","crs":\#(crs),"features":["#
        + Fixtures.located("LineString", text(metres), properties) + "]}")
  }

  /// The first number behind the key.
  private func number(_ key: String, in json: String) throws -> Double {
    let start = try #require(json.firstRange(of: "\"\(key)\": ")).upperBound
    return try #require(Double(json[start...].prefix { !",\n".contains($0) }))
  }

  @Test("An old crs is used, with a warning, and --crs applies to snapshots alone")
  func legacyReferenceSystem() throws {
    try writeLines()
    let commands = [
      ["distance", "1755032400.geojson", "--to", "FILE", "-f", "json"],
      ["route", "1755032400.geojson", "--along", "FILE", "-f", "json"],
      [
        "route", "1755032400.geojson", "--from", "36.5,48.25", "--to", "38.25,48.25", "--network", "FILE",
        "-f", "json",
      ],
    ]
    for command in commands {
      func answer(_ file: String) throws -> CommandLineTool.Result {
        try run(command.map { $0 == "FILE" ? file : $0 })
      }
      let (degrees, metres) = (try answer("degrees.geojson"), try answer("metres.json"))
      #expect(metres.status == 0, "\(metres.errors)")
      #expect(metres.errors.contains("metres.json: transformed from the crs EPSG:3857 ("))
      #expect(!degrees.errors.contains("brought"))
      let key = command[0] == "route" ? "to_km" : "at_km"
      #expect(abs(try number(key, in: degrees.output) - number(key, in: metres.output)) < 1e-6)
    }
    let stated = try run([
      "distance", "1755032400.geojson", "--to", "degrees.geojson", "--crs", "OGC:CRS84", "-f", "csv",
      "--quiet",
    ])
    let plain = try run(["distance", "1755032400.geojson", "--to", "degrees.geojson", "-f", "csv", "--quiet"])
    #expect(stated.status == 0 && stated.output == plain.output)
    let nonsense =
      #"{"type":"Point","coordinates":[1,2],"crs":{"type":"name","properties":{"name":"EPSG:1"}}}"#
    try folder.write("nonsense.geojson", nonsense)
    let refused = try run(["distance", "1755032400.geojson", "--to", "nonsense.geojson"])
    #expect(refused.status == 65 && refused.failures.first?.contains("ogr2ogr -t_srs") == true)
  }

  @Test(
    "Other formats are converted as they are for inputs",
    .enabled(if: ExportTests.hasGDAL, ExportTests.absence))
  func otherFormats() throws {
    try writeLines()
    _ = try CommandLineTool.shell(
      """
      ogr2ogr -f KML line.kml degrees.geojson; ogr2ogr -f GPKG -t_srs EPSG:32637 line.gpkg degrees.geojson
      ogr2ogr -f FlatGeobuf line.fgb degrees.geojson; ogr2ogr -f 'ESRI Shapefile' line.shp.zip degrees.geojson
      ogr2ogr -f 'ESRI Shapefile' silent.shp degrees.geojson && rm silent.prj
      ogr2ogr -f GPKG box.gpkg 'before 2024-01-01.geojson'
      """, in: folder)
    let plain = try run(["route", "1755032400.geojson", "--along", "degrees.geojson", "-f", "json"])
    for file in ["line.kml", "line.gpkg", "line.fgb", "line.shp.zip"] {
      let route = try run(["route", "1755032400.geojson", "--along", file, "-f", "json"])
      #expect(route.status == 0, "\(file): \(route.errors)")
      #expect(
        abs(try number("to_km", in: route.output) - number("to_km", in: plain.output)) < 1e-6, "\(file)")
      let distance = try run(["distance", "1755032400.geojson", "--to", file, "--each", "-f", "csv"])
      #expect(distance.status == 0 && distance.output.split(separator: "\n").count == 2, "\(distance.errors)")
      let trip = try run([
        "route", "1755032400.geojson", "--from", "36.5,48.25", "--to", "38.25,48.25", "--network", file,
      ])
      #expect(trip.status == 0, "\(trip.errors)")
    }
    let clipped = try run(["export", "before 2024-01-01.geojson", "--clip", "box.gpkg", "--quiet"])
    #expect(clipped.status == 0 && clipped.output.contains("30,50"), "\(clipped.errors)")
    let silent = try run(["distance", "1755032400.geojson", "--to", "silent.shp"])
    #expect(silent.status == 65 && silent.failures.first?.contains("ogr2ogr -a_srs") == true)
    let without = try CommandLineTool.run(
      ["distance", "1755032400.geojson", "--to", "line.kml"], in: folder, environment: ["PATH": "/nowhere"])
    #expect(without.status == 66 && without.failures.first?.contains("install GDAL") == true)
    let missing = try run(["distance", "1755032400.geojson", "--to", "none.kml"])
    #expect(missing.status == 66)
  }

  @Test("Swapped axes of targets, regions and borders are a warning")
  func swappedAxes() throws {
    let words = "would lie with latitude and longitude exchanged: put longitude first"
    try folder.write("point.geojson", Fixtures.located("Point", "[48.25,37.2]"))
    try folder.write(
      "both.geojson",
      Fixtures.collection([
        Fixtures.located("Point", "[48.25,37.2]"), Fixtures.located("Point", "[36.5,48.25]"),
      ]))
    try folder.write(
      "regions.geojson", Fixtures.map(Fixtures.rectangle(48, 37, 49, 38), #"{"name":"A"}"#))
    for arguments in [
      ["distance", "1755032400.geojson", "--to", "point.geojson"],
      ["distance", "1755032400.geojson", "--to", "both.geojson"],
      ["distance", "1755032400.geojson", "--to", "both.geojson", "--each"],
      ["area", "1755032400.geojson", "--by", "regions.geojson"],
      ["front", "1755032400.geojson", "--border", "regions.geojson"],
      ["export", "1755032400.geojson", "--clip", "regions.geojson"],
    ] {
      let result = try run(arguments)
      #expect(result.status == 0 && result.errors.contains(words), "\(arguments): \(result.errors)")
      #expect(try run(arguments + ["--strict", "--quiet"]).status == 2)
    }
  }

  @Test("Lines and rings across the antimeridian are refused, with their location")
  func antimeridian() throws {
    try folder.write("line.geojson", Fixtures.located("LineString", "[[179,48],[-179,48]]"))
    try folder.write(
      "lines.geojson",
      Fixtures.collection([
        Fixtures.located("Point", "[37,48]"),
        Fixtures.located("MultiLineString", "[[[37,48],[38,48]],[[170,1],[179,1],[-179,1]]]"),
      ]))
    try folder.write("world.geojson", Fixtures.map(Fixtures.rectangle(-180, -90, 180, 90)))
    for arguments in [
      ["route", "1755032400.geojson", "--along", "line.geojson"],
      ["distance", "1755032400.geojson", "--to", "line.geojson"],
      ["distance", "1755032400.geojson", "--to", "lines.geojson", "--each"],
      ["front", "1755032400.geojson", "--border", "line.geojson"],
      ["front", "1755032400.geojson", "--border", "world.geojson"],
      ["export", "1755032400.geojson", "--clip", "world.geojson"],
      [
        "route", "1755032400.geojson", "--from", "36.5,48.25", "--to", "38.25,48.25", "--network",
        "lines.geojson",
      ],
    ] {
      let result = try run(arguments)
      #expect(result.status == 65 && result.failures.count == 1 && result.output.isEmpty, "\(arguments)")
      let line = try #require(result.failures.first)
      let file = try #require(arguments.first { ["line", "lines", "world"].contains($0.dropLast(8)) })
      #expect(line.hasPrefix("frontline: \(file): an edge spans more than 180° of longitude"), "\(line)")
      #expect(line.contains("cut it at the antimeridian (RFC 7946 §3.1.9)"))
      if file == "lines.geojson" { #expect(line.contains("(where: feature 1, line string 1, position 2)")) }
    }
    let via = try run(["route", "1755032400.geojson", "--via", "179,48", "--via=-179,48"])
    #expect(via.status == 64 && via.errors.contains("crosses the antimeridian"), "\(via.errors)")
  }

  @Test("An error about a geometry names the file and the feature")
  func names() throws {
    try folder.write(
      "still.geojson", Fixtures.located("LineString", "[[37,48],[37,48]]", Fixtures.named("A")))
    try folder.write("flat.geojson", Fixtures.map("[[[37,48],[38,49],[37,48],[37,48]]]"))
    let still = #"frontline: still.geojson: a line has one position and no length (where: feature 0 "A"): "#
    let flat =
      "frontline: flat.geojson: there is no point, line or polygon to measure to (where: feature 0): "
    for (arguments, line) in [
      (["distance", "1755032400.geojson", "--to", "still.geojson"], still),
      (["distance", "1755032400.geojson", "--to", "still.geojson", "--each"], still),
      (["route", "1755032400.geojson", "--along", "still.geojson"], still),
      (["distance", "1755032400.geojson", "--to", "flat.geojson"], flat),
      (["distance", "1755032400.geojson", "--to", "flat.geojson", "--each"], flat),
    ] {
      let result = try run(arguments)
      #expect(result.status == 65 && result.output.isEmpty, "\(arguments)")
      #expect(result.failures.count == 1 && result.failures[0].hasPrefix(line), "\(result.errors)")
    }
  }
}
