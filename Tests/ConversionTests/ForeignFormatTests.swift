import Foundation
import GeoJSON
import TestSupport
import Testing

@testable import Conversions

/// Other formats, told by their content, and written through GDAL.
@Suite struct ForeignFormatTests {
  @Test func formatsAreToldByTheirFirstBytes() {
    let heads: [(String, ForeignFormat?)] = [
      ("SQLite format 3\0rest", .geoPackage), ("fgb\u{3}fgb\u{1}", .flatGeobuf), ("<kml>", .kml),
      ("\u{FEFF}<?xml version=\"1.0\"?>\n<!-- <kml> -->\n<kml xmlns=\"x\">", .kml),
      ("<!DOCTYPE kml [<!ENTITY a \"b>\"> ]><kml>", .kml), ("<!DOCTYPE kml SYSTEM 'x'><kml>", .kml),
      ("<!DOCTYPE kml [<kml>", nil),
      ("<OGRVRTDataSource><!-- <kml> --></OGRVRTDataSource>", nil), ("<!-- <kml>", nil), ("<?xml", nil),
      ("{\"type\":\"<kml>\"}", nil), ("", nil), ("fgb", nil),
    ]
    for (head, format) in heads { #expect(ForeignFormat(head: Array(head.utf8)) == format, "\(head)") }
    #expect(ForeignFormat(head: [0, 0, 0x27, 0x0A, 0]) == .shapefile)
  }

  /// What a layer is called is the file's to say, and stands in the sheet's name as XML has it.
  @Test func layerNamesAreTakenFromTheSheets() {
    let content = """
      <office:spreadsheet>
      <table:table table:name="A (#2)"><table:table-row><text:p>table:name=&quot;no&quot;</text:p></table:table-row>
      </table:table><table:table table:name="&lt;table:table table:name=&quot;&amp;amp;">
      </table:table><table:table table:name="new
      line&#10;&#x41;&bad;"></table:table></office:spreadsheet>
      """
    #expect(
      SheetNames.names(inContent: Array(content.utf8)) == [
        "A (#2)", "<table:table table:name=\"&amp;", "new\nline\nA&bad;",
      ])
  }

  @Test func driversAreTakenFromTheListOfFormats() throws {
    let list = """
      Supported Formats: (ro:read-only)
        netCDF -raster,multidimensional raster,vector- (rw+vs): Network Common Data Format
        UK .NTF -vector- (rov): UK .NTF
        PGDUMP -vector- (w+v): PostgreSQL SQL dump
        GPKG -raster,vector- (rw+vs): GeoPackage (*.gpkg) -vector- (x)
        ODBC -vector- (ro): 
      """
    let drivers = try #require(GDALDrivers(formats: list))
    #expect(drivers.names == ["netCDF", "UK .NTF", "PGDUMP", "GPKG", "ODBC"])
    #expect(drivers.drivers.filter(\.writes).map(\.name) == ["netCDF", "GPKG"])
    #expect(drivers.skipping(allBut: ["GPKG", "ODBC"]) == "netCDF,UK .NTF,PGDUMP,")
    #expect(drivers.skipping(allBut: Set(drivers.names.dropFirst())) == "netCDF,")
    // What is not understood could be left in.
    #expect(GDALDrivers(formats: list + "\n  Something (ro): else") == nil)
    #expect(GDALDrivers(formats: "Supported Formats:") == nil)
  }

  private static func collection(_ coordinates: [[Double]]) -> [UInt8] {
    let text = coordinates.map { "[\($0[0]),\($0[1])]" }.joined(separator: ",")
    return Array(
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"status":"occupied",
      "date":"2025-08-12","published_at":"2025-08-12T20:00:00Z","km2":0.30000000000000004,"part":null,
      "name":"Окуповано"},"geometry":{"type":"MultiPoint","coordinates":[\(text)]}}]}
      """.utf8)
  }

  @Test(
    .enabled(if: ZipTests.hasOgr2ogr, ZipTests.absence),
    arguments: [ForeignTarget.geoPackage, .flatGeobuf, .shapefile])
  func everyDoubleComesBack(target: ForeignTarget) async throws {
    let seed: UInt64 = 20_250_812
    var generator = SeededGenerator(seed: seed)
    var coordinates = (0..<2000).map { _ in
      [Double.random(in: 22...41, using: &generator), Double.random(in: 44...53, using: &generator)]
    }
    // Neighbours of round numbers, which GDAL's text would round.
    for _ in 0..<200 { coordinates.append([(coordinates.last?[0] ?? 37.1).nextUp, (48.3 as Double).nextUp]) }
    coordinates += [
      [(37.1 as Double).nextUp, (48.3 as Double).nextDown],
      [(37.1 as Double).nextDown, (48.000_000_1 as Double).nextUp],
    ]
    let tool = Ogr2ogr()
    let source = Self.collection(coordinates)
    let file = try tool.file(of: source, as: target, layer: "status", day: "2025-08-12", place: "out")
    let again = try tool.file(of: source, as: target, layer: "status", day: "2025-08-12", place: "out")
    #expect(file == again)

    let folder = try TemporaryFolder(place: "test")
    defer { folder.remove() }
    let endings: [ForeignTarget: String] = [.geoPackage: "gpkg", .flatGeobuf: "fgb", .shapefile: "zip"]
    let path = "\(folder.path)/file.\(endings[target] ?? "")"
    try folder.write(file, to: "file.\(endings[target] ?? "")")
    var foreign = ForeignFile(
      path: path, format: target == .geoPackage ? .geoPackage : .flatGeobuf, place: path)
    if target == .shapefile,
      case .foreign(let found)? = try ZippedLayers.layers(in: file, path: path).first?.content
    {
      foreign = found
    }
    var allowance = tool.allowance()
    let layers = try tool.layers(of: foreign, &allowance)
    #expect(layers.map(\.name) == [target == .geoPackage ? "status" : nil])
    let document = try GeoJSONReader().read(try #require(layers.first?.bytes))
    let feature = try #require(document.features.first)
    #expect(feature.geometry?.points.map { [$0.x, $0.y] } == coordinates, "seed \(seed)")
    #expect(feature.properties["status"]?.stringValue == "occupied")
    #expect(feature.properties["date"]?.stringValue == "2025-08-12")
    // A shapefile holds numbers as text of fifteen digits.
    let tolerance = target == .shapefile ? 1e-15 : 0
    #expect(abs((feature.properties["km2"]?.doubleValue ?? 0) - 0.30000000000000004) <= tolerance)
    #expect(feature.properties["name"]?.stringValue == "Окуповано")
    let published = target == .shapefile ? "published_" : "published_at"
    #expect(feature.properties[published]?.stringValue == "2025-08-12T20:00:00Z")
  }

  @Test(.enabled(if: ZipTests.hasOgr2ogr, ZipTests.absence))
  func aDriverThatIsNotThereIsSaidSo() async throws {
    let tool = Ogr2ogr()
    let folder = try TemporaryFolder(place: "test")
    defer { folder.remove() }
    var allowance = tool.allowance()
    guard try !tool.drivers(in: folder, place: "", &allowance).names.contains("Parquet") else { return }
    let error = #expect(throws: ConversionError.self) {
      try tool.file(
        of: Self.collection([[37, 48]]), as: .parquet, layer: "a", day: "2025-08-12", place: "a.parquet")
    }
    #expect(error?.kind == .cannotCreate)
    #expect(error?.message.contains("without its driver Parquet") == true)
  }

  @Test func memoryIsBounded() async throws {
    let folder = try TemporaryFolder(place: "test")
    defer { folder.remove() }
    let program = "\(folder.path)/program"
    try folder.write(Array("#!/bin/sh\nulimit -v\n".utf8), to: "program")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    let tool = Ogr2ogr(executable: program, maximumMemory: 1 << 30)
    var allowance = tool.allowance()
    let outcome = try tool.run([], skipping: "", in: folder, place: "", &allowance)
    #expect(outcome.text == "1048576\n")
  }
}
