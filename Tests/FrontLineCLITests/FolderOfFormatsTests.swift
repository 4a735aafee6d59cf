import Foundation
import TestSupport
import Testing

/// Maps and regions count for what is in them, whatever their format: in folders as named one by one.
@Suite("Formats in folders and as regions")
struct FolderOfFormatsTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/maps", withIntermediateDirectories: true)
  }

  private func run(_ arguments: [String]) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments, in: folder)
  }

  private func shell(_ line: String) throws {
    let result = try CommandLineTool.shell(line, in: folder)
    #expect(result.status == 0, "\(result.errors)")
  }

  /// The area of each row by its date.
  private func areas(_ csv: String) throws -> [String: Double] {
    let lines = csv.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let head = try #require(lines.first).map(String.init)
    let (date, area) = (
      try #require(head.firstIndex(of: "date")), try #require(head.firstIndex(of: "area_km2"))
    )
    return lines.dropFirst().reduce(into: [:]) { $0[String($1[date])] = Double($1[area]) }
  }

  @Test(
    "A folder is read with its GeoJSON, KML, zipped shapefiles and archives",
    .enabled(if: Self.hasOgr2ogr, "skipped: no ogr2ogr"))
  func mixed() throws {
    for (day, east) in [
      ("2025-01-01", 37.5), ("2025-01-02", 37.6), ("2025-01-03", 37.7), ("2025-01-04", 37.8),
    ] {
      try folder.write("\(day).geojson", Fixtures.map(Fixtures.rectangle(37, 48, east, 48.5)))
    }
    try shell(
      """
      cp 2025-01-01.geojson maps/
      ogr2ogr -f KML maps/2025-01-02.kml 2025-01-02.geojson
      ogr2ogr -f 'ESRI Shapefile' maps/2025-01-03.shp 2025-01-03.geojson
      ogr2ogr -f 'ESRI Shapefile' map.shz 2025-01-04.geojson && mv map.shz maps/2025-01-04.zip
      echo words > maps/notes.txt
      """)
    let whole = try run(["series", "maps", "-f", "csv"])
    #expect(whole.status == 0, "\(whole.errors)")
    let found = try areas(whole.output)
    #expect(found.count == 4)
    for day in found.keys {
      let alone = try run(["series", "\(day).geojson", "-f", "csv"])
      let expected = try #require(try areas(alone.output)[day])
      // KML and shapefiles keep every digit that the map has.
      #expect(abs((found[day] ?? 0) - expected) < 1e-9 * expected, "\(day)")
    }
    // The parts of the shapefile are no maps, and nothing was passed over but the note.
    #expect(whole.errors.contains("passed over 1 that is no snapshot: notes.txt"), "\(whole.errors)")
    // All of them are checked.
    let checked = try run(["check", "maps"])
    #expect(checked.status == 0, "\(checked.errors)")
    #expect(checked.output.contains("4 files: 0 errors"), "\(checked.output)")
    let archive = try run(["archive", "create", "all.gpkg", "maps", "--quiet"])
    #expect(archive.status == 0, "\(archive.errors)")
    let archived = try run(["series", "all.gpkg", "-f", "csv"])
    #expect(try areas(archived.output) == found)
  }

  @Test(
    "Regions are read in every format and reference system",
    .enabled(if: Self.hasOgr2ogr, "skipped: no ogr2ogr"))
  func regions() throws {
    try folder.write("map_20250101.geojson", Fixtures.map(Fixtures.rectangle(36.5, 48, 38.5, 48.5)))
    try folder.write(
      "regions.geojson",
      Fixtures.collection([
        Fixtures.feature(Fixtures.rectangle(36, 47, 37.25, 49), #"{"name":"Захід"}"#),
        Fixtures.feature(Fixtures.rectangle(37.25, 47, 39, 49), #"{"name":"Схід"}"#),
      ]))
    try shell(
      """
      ogr2ogr -f KML regions.kml regions.geojson
      ogr2ogr -f FlatGeobuf -t_srs EPSG:32637 regions.fgb regions.geojson
      ogr2ogr -f GPKG regions.gpkg regions.geojson
      ogr2ogr -f 'ESRI Shapefile' -lco ENCODING=UTF-8 regions.shz regions.geojson && mv regions.shz regions.zip
      """)
    func rows(_ file: String) throws -> [(name: String, squareKilometers: Double)] {
      let result = try run(["area", "map_20250101.geojson", "--by", file, "-f", "csv"])
      #expect(result.status == 0, "\(file): \(result.errors)")
      let lines = result.output.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let head = try #require(lines.first)
      let (name, area) = (
        try #require(head.firstIndex(of: "region")), try #require(head.firstIndex(of: "km2"))
      )
      return lines.dropFirst().map { ($0[name], Double($0[area]) ?? .nan) }
        // FlatGeobuf has its features in an order of its own.
        .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    }
    let expected = try rows("regions.geojson")
    #expect(expected.contains { $0.name == "Захід" && $0.squareKilometers > 1_000 })
    for file in ["regions.kml", "regions.fgb", "regions.gpkg", "regions.zip"] {
      let found = try rows(file)
      #expect(found.map(\.name) == expected.map(\.name), "\(file)")
      for (one, other) in zip(found, expected) {
        // Corners from metres of UTM are good to a nanometre or so, over edges of 200 km.
        #expect(abs(one.squareKilometers - other.squareKilometers) < 1e-6, "\(file): \(one.name)")
      }
    }
    let json = try run(["area", "map_20250101.geojson", "--by", "regions.fgb", "-f", "json"])
    #expect(json.errors.contains("regions.fgb: transformed from the crs"), "\(json.errors)")
  }

  private static let hasOgr2ogr = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
    FileManager.default.isExecutableFile(atPath: $0 + "/ogr2ogr")
  }
}
