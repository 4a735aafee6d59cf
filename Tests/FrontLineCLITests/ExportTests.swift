import Foundation
import Testing

@Suite("Exports, and inputs in other formats")
struct ExportTests {
  static let hasGDAL = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/ogr2ogr")
  }
  static let absence: Comment = "skipped: no ogr2ogr on this machine"

  let folder: Folder

  init() throws {
    folder = try Folder()
    try Fixtures.write(into: folder)
  }

  private func run(_ arguments: String..., input: String? = nil) throws -> CommandLineTool.Result {
    try CommandLineTool.run(["export"] + arguments + ["--quiet"], in: folder, input: input)
  }

  /// Geometries and properties, as they stand in the JSON; paths and digests are those of another file.
  private func features(_ text: String) throws -> [NSDictionary] {
    let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    return try #require(document["features"] as? [[String: Any]]).map { feature in
      var properties = feature["properties"] as? [String: Any] ?? [:]
      properties["path"] = nil
      properties["sha256"] = nil
      return ["geometry": feature["geometry"] ?? NSNull(), "properties": properties]
    }
  }

  @Test("The layer status has statuses and their parts, with area, date and source")
  func statuses() throws {
    let result = try run("1754082000.geojson")
    #expect(result.status == 0, "\(result.errors)")
    let properties = try features(result.output).compactMap { $0["properties"] as? [String: Any] }
    #expect(
      properties.map { $0["status"] as? String } == [
        "occupied", "occupied-before-2022", "contested", "liberated", "foreign",
      ])
    #expect(properties.map { $0["part"] as? String } == [nil, "ordlo", nil, nil, nil])
    #expect(properties.allSatisfy { $0["date"] as? String == "2025-08-01" })
    #expect(properties.allSatisfy { $0["published_at"] as? String == "2025-08-01T21:00:00Z" })
    let area = try CommandLineTool.run(["area", "1754082000.geojson", "-f", "csv", "--quiet"], in: folder)
    #expect(area.output.contains(",occupied,,\(properties[0]["km2"] ?? ""),"))
    let chosen = try run("1754082000.geojson", "--statuses", "contested,liberated")
    #expect(try features(chosen.output).count == 2)
  }

  @Test(
    "An export reads back with the same geometry, statuses, parts, dates and source",
    arguments: ["geojson", "geojsonl", "geojsons"])
  func roundTrip(ending: String) throws { try checkRoundTrip(ending: ending) }

  @Test("Every command that writes GeoJSON writes all digits of coordinates where they are asked for")
  func fullPrecision() throws {
    let (before, after) = (37.123456789012, 37.623456789012)
    try folder.write("b.geojson", Fixtures.map(Fixtures.rectangle(37, 48, before, 48.5)))
    try folder.write("a.geojson", Fixtures.map(Fixtures.rectangle(37, 48, after, 48.5)))
    for command in [
      ["change", "b.geojson", "a.geojson"], ["compare", "b.geojson", "a.geojson"],
      ["front", "b.geojson", "a.geojson"], ["export", "a.geojson", "-o", "-"],
    ] {
      func digits(_ precision: String...) throws -> Bool {
        let result = try CommandLineTool.run(
          command + ["-f", "geojson", "--quiet"] + precision, in: folder)
        #expect(result.status == 0, "\(command): \(result.errors)")
        return result.output.contains("\(after)")
      }
      #expect(try digits("--precision", "full") && !digits("--precision", "5") && !digits(), "\(command)")
    }
  }

  @Test(
    "An export in another format reads back the same", .enabled(if: hasGDAL, absence),
    arguments: ["gpkg", "fgb", "shp.zip", "kml"])
  func foreignRoundTrip(ending: String) throws { try checkRoundTrip(ending: ending) }

  private func checkRoundTrip(ending: String) throws {
    // Coordinates with all their digits, and neighbours of round numbers, which GDAL's text would round.
    let (west, east) = ((37.1 as Double).nextUp, 37 + 1.0 / 3)
    let map = Fixtures.deepState(occupied: 37.5).replacingOccurrences(
      of: "37.75", with: "\((37.7 as Double).nextDown)"
    )
    .replacingOccurrences(of: "36.25", with: "\(west - 0.9 + 1.0 / 7)")
    .replacingOccurrences(of: "37.625", with: "\(east + 0.3)")
    try folder.write("1754082000.geojson", map)
    let direct = try run("1754082000.geojson", "--precision", "full")
    #expect(try run("1754082000.geojson", "--precision", "full", "-o", "there.\(ending)").status == 0)
    let back = try CommandLineTool.run(
      ["export", "there.\(ending)", "--precision", "full", "--strict"], in: folder)
    #expect(back.status == 0 && back.errors.isEmpty, "\(back.errors)")
    #expect(try features(back.output) == features(direct.output))
    // And with the digits that are usual.
    let first = try run("1754082000.geojson")
    let second = try run("there.\(ending)")
    #expect(try features(second.output) == features(first.output))
    let area = try CommandLineTool.run(["area", "there.\(ending)", "-f", "csv", "--quiet"], in: folder)
    let original = try CommandLineTool.run(
      ["area", "1754082000.geojson", "-f", "csv", "--quiet"], in: folder)
    func figures(_ text: String) -> [String] {
      text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }.map {
        $0.dropFirst().dropLast(3).joined(separator: ",")
      }
    }
    #expect(figures(area.output) == figures(original.output))
  }

  @Test("GDAL opens exported CSV as a layer", .enabled(if: hasGDAL, absence))
  func csv() throws {
    #expect(try run("1754082000.geojson", "--precision", "full", "-o", "there.csv").status == 0)
    let direct = try features(try run("1754082000.geojson", "--precision", "full").output)
    let converted = try CommandLineTool.shell(
      "ogr2ogr -f GeoJSON -lco SIGNIFICANT_FIGURES=20 -oo KEEP_GEOM_COLUMNS=NO /vsistdout/ there.csv",
      in: folder)
    let read = try features(converted.output)
    #expect(read.map { $0["geometry"] as? NSDictionary } == direct.map { $0["geometry"] as? NSDictionary })
    #expect(
      read.map { ($0["properties"] as? [String: Any])?["status"] as? String }
        == direct.map { ($0["properties"] as? [String: Any])?["status"] as? String })
  }

  @Test("The layers change and series have the figures of the commands change and series")
  func changeAndSeries() throws {
    let change = try features(try run("1754082000.geojson", "1755032400.geojson", "--layer", "change").output)
    let properties = try #require(change.first?["properties"] as? [String: Any])
    #expect(change.count == 1)
    #expect(properties["kind"] as? String == "gained")
    #expect(properties["before"] as? String == "2025-08-01" && properties["after"] as? String == "2025-08-12")
    let series = try features(try run("1755032400.geojson", "1754082000.geojson", "--layer", "series").output)
      .compactMap { $0["properties"] as? [String: Any] }
    #expect(series.map { $0["date"] as? String } == ["2025-08-01", "2025-08-12"])
    // The days without a map, as the table of the series has them.
    #expect(series.map { $0["gap_days"] as? Int } == [nil, 10])
    let table = try CommandLineTool.run(
      ["series", "1754082000.geojson", "1755032400.geojson", "-f", "csv", "--quiet"], in: folder)
    #expect(table.output.contains("\n2025-08-12,2025-08-01,10,"))
    #expect(series[1]["gained_km2"] as? Double == properties["km2"] as? Double)
    let one = try run("1754082000.geojson", "--layer", "change")
    #expect(one.status == 64 && one.failures.first?.contains("needs two snapshots") == true)
  }

  @Test("The front line is cut, simplified and measured")
  func frontLine() throws {
    let all = try features(try run("1754082000.geojson", "--layer", "front-line").output)
    let part = try features(
      try run("1754082000.geojson", "--layer", "front-line", "--bbox", "37.1,47,37.2,49", "--simplify", "100")
        .output)
    func kilometers(_ features: [NSDictionary]) -> Double {
      (features.first?["properties"] as? [String: Any])?["km"] as? Double ?? .nan
    }
    #expect(part.count == 1 && kilometers(part) < kilometers(all) / 10)
  }

  @Test("A box and a file of the same box clip alike, and both together clip to their intersection")
  func clipping() throws {
    try folder.write("box.geojson", Fixtures.map(Fixtures.rectangle(37.25, 48.1, 38, 49)))
    let byBox = try run("1754082000.geojson", "--bbox", "37.25,48.1,38,49")
    let byFile = try run("1754082000.geojson", "--clip", "box.geojson")
    #expect(byBox.output == byFile.output)
    let both = try run(
      "1754082000.geojson", "--clip", "box.geojson", "--bbox", "37,48,37.3,48.2", "--statuses", "occupied")
    let direct = try run("1754082000.geojson", "--bbox", "37.25,48.1,37.3,48.2", "--statuses", "occupied")
    #expect(both.output == direct.output)
    #expect(try features(both.output).count == 1)
    let nothing = try CommandLineTool.run(
      ["export", "1754082000.geojson", "--bbox", "0,0,1,1"], in: folder)
    #expect(nothing.status == 0 && nothing.errors.contains("the layer is empty"))
    #expect(try features(nothing.output).isEmpty)
  }

  @Test("Text sequences have records of RFC 8142 or plain lines, and rings may be clockwise")
  func variants() throws {
    let records = try run("1754082000.geojson", "-f", "geojsonseq", "--rs").output
    let lines = try run("1754082000.geojson", "-f", "geojsonseq").output
    #expect(records.replacingOccurrences(of: "\u{1E}", with: "") == lines)
    #expect(records.filter { $0 == "\u{1E}" }.count == 5 && records.hasPrefix("\u{1E}{"))
    let clockwise = try run("before 2024-01-01.geojson", "--winding", "clockwise").output
    #expect(clockwise.contains("[[[[30,50],[30,51],[31,51],[31,50],[30,50]]]]"))
    #expect(
      try run("before 2024-01-01.geojson").output.contains("[[[[30,50],[31,50],[31,51],[30,51],[30,50]]]]"))
    let wrong = try run("before 2024-01-01.geojson", "--rs")
    #expect(wrong.status == 64 && wrong.failures.first?.contains("--format geojsonseq") == true)
    for more in [[], ["-f", "shapefile"]] {
      let shape = try CommandLineTool.run(["export", "1754082000.geojson", "-o", "s.shp"] + more, in: folder)
      #expect(shape.status == 64 && shape.failures.first?.contains("FILE.shp.zip") == true)
    }
    let box = try run("before 2024-01-01.geojson", "--bbox", "38,47,36,49")
    #expect(box.status == 64)
    #expect(box.failures.first?.contains("its west, 38, is not less than its east, 36") == true)
    let south = try run("before 2024-01-01.geojson", "--bbox", "36,49,38,47")
    #expect(south.failures.first?.contains("its south, 49, is not less than its north, 47") == true)
    let words = try run("before 2024-01-01.geojson", "--bbox", "a,b,c")
    #expect(words.status == 64 && words.failures.first?.contains("write W,S,E,N") == true)
    let nameless = try run("before 2024-01-01.geojson", "-o", "a.xyz")
    #expect(nameless.status == 64 && nameless.failures.first?.contains("state it with --format") == true)
  }

  @Test("An export works in the middle of a pipeline, and before a reader that ends early")
  func pipes() throws {
    let filtered = try CommandLineTool.shell(
      "cat 'before 2024-01-01.geojson' | \"$BIN\" export - -o - --quiet | \"$BIN\" area - -f csv --quiet",
      in: folder)
    #expect(filtered.status == 0 && filtered.output.contains(",occupied,,7892.06"))
    let broken = try CommandLineTool.shell(
      "for i in 1 2 3 4 5 6 7 8; do \"$BIN\" export --quiet; done | head -c 10", in: folder)
    #expect(broken.status == 0 && broken.errors.isEmpty, "\(broken.errors)")
  }

  @Test("No file is replaced without --overwrite")
  func overwriting() throws { try checkOverwriting(ending: "geojson") }

  @Test("No file that GDAL writes is replaced without --overwrite", .enabled(if: hasGDAL, absence))
  func foreignOverwriting() throws { try checkOverwriting(ending: "gpkg") }

  private func checkOverwriting(ending: String) throws {
    try folder.write("out.\(ending)", "old")
    let names = try folder.names
    #expect(try run("1754082000.geojson", "-o", "out.\(ending)").status == 73)
    #expect(try folder.read("out.\(ending)") == "old")
    #expect(try run("1754082000.geojson", "-o", "out.\(ending)", "--overwrite").status == 0)
    #expect(try folder.names == names)
  }

  @Test("A reference system is named by the file or stated by the user, and never guessed")
  func referenceSystems() throws {
    // 30–31° E, 50–51° N in EPSG:3857, to the millimetre.
    let metres =
      "[[[3339584.724,6446275.841],[3450904.215,6446275.841],[3450904.215,6621293.723],"
      + "[3339584.724,6621293.723],[3339584.724,6446275.841]]]"
    let bare = Fixtures.map(metres)
    let crs =
      #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"#
    try folder.write("bare.geojson", bare)
    try folder.write(
      "named.geojson", bare.replacingOccurrences(of: #"{"type":"FeatureCollection","#, with: crs))
    let refused = try CommandLineTool.run(["area", "bare.geojson"], in: folder)
    #expect(refused.status == 65 && refused.errors.contains("--crs EPSG:n"))
    let named = try CommandLineTool.run(["area", "named.geojson", "-f", "csv"], in: folder)
    #expect(named.status == 0 && named.errors.contains("transformed from the crs EPSG:3857"))
    // A millimetre in Mercator is 1e-8 degrees: 1e-5 km² on this square.
    #expect(named.output.contains(",territory,all-occupied,7892.06"))
    let stated = try CommandLineTool.run(
      ["area", "bare.geojson", "-f", "csv", "--crs", "EPSG:3857", "--quiet"], in: folder)
    #expect(
      stated.output.replacingOccurrences(of: "bare", with: "named") == named.output)
    let unknown = try CommandLineTool.run(["area", "bare.geojson", "--crs", "EPSG:99999"], in: folder)
    #expect(unknown.status == 64 && unknown.failures.count == 1)
  }

  @Test("Other formats are recognised by content, whatever the name", .enabled(if: hasGDAL, absence))
  func otherFormats() throws {
    let kml = """
      <?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><Polygon>\
      <outerBoundaryIs><LinearRing><coordinates>30,50 31,50 31,51 30,51 30,50</coordinates></LinearRing>\
      </outerBoundaryIs></Polygon></Placemark></Document></kml>
      """
    try folder.write("map.txt", kml)
    try folder.write("map.geojson", kml)
    func area(_ path: String, _ more: String...) throws -> CommandLineTool.Result {
      try CommandLineTool.run(["area", path, "-f", "csv"] + more, in: folder)
    }
    #expect(try area("map.txt").output.contains("all-occupied,7892.06"))
    let contradicted = try area("map.geojson")
    #expect(contradicted.status == 65 && contradicted.failures.first?.contains("this is KML") == true)
    _ = try CommandLineTool.shell(
      """
      for code in 3857 32637 5565; do ogr2ogr -f GPKG -t_srs EPSG:$code m$code.gpkg map.txt; done
      ogr2ogr -f 'ESRI Shapefile' -t_srs EPSG:32636 shape.shp map.txt 2>/dev/null
      ogr2ogr -f GPKG two.gpkg map.txt -nln one; ogr2ogr -f GPKG -update two.gpkg map.txt -nln two
      """, in: folder)
    for path in ["m3857.gpkg", "m32637.gpkg", "m5565.gpkg", "shape.shp", "two.gpkg"] {
      let result = try area(path)
      let figure = result.output.split(separator: "\n").last?.split(
        separator: ",", omittingEmptySubsequences: false)
      let km2 = try #require(
        figure.flatMap { $0.count > 6 ? Double($0[6]) : nil }, "\(path): \(result.errors)")
      // Which system it was is said, and what the way from it is good for.
      let code = ["m3857.gpkg": "3857", "m32637.gpkg": "32637", "m5565.gpkg": "5565", "shape.shp": "32636"][
        path]
      #expect(
        result.errors.contains("\(path): transformed from the crs EPSG:\(code ?? "") (") == (code != nil),
        "\(result.errors)")
      #expect(result.errors.contains("good to 1.0 m") == (path == "m5565.gpkg"), "\(result.errors)")
      // EPSG:5565 lies on another datum, whose shift is good to a metre: 1e-5 of the sides.
      #expect(abs(km2 - 7892.0629) < 0.02, "\(path): \(km2)")
    }
    try FileManager.default.removeItem(atPath: folder.path + "/shape.prj")
    let silent = try area("shape.shp")
    #expect(silent.status == 65 && silent.failures.first?.contains("--crs EPSG:n") == true)
    #expect(try area("shape.shp", "--crs", "EPSG:32636").output.contains("all-occupied,7892.06"))
    // Without GDAL on the path.
    let without = try CommandLineTool.run(["area", "map.txt"], in: folder, environment: ["PATH": "/nowhere"])
    #expect(without.status == 66 && without.failures.first?.contains("install GDAL") == true)
    let output = try CommandLineTool.run(
      ["export", "map.geojson", "-o", "a.gpkg"], in: folder, environment: ["PATH": "/nowhere"])
    #expect(output.status == 65)
    let good = try CommandLineTool.run(
      ["export", "1754082000.geojson", "-o", "a.gpkg", "--quiet"], in: folder,
      environment: ["PATH": "/nowhere"])
    #expect(good.status == 73 && good.failures.first?.contains("install GDAL") == true)
  }
}
