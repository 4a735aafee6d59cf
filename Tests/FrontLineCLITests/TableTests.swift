import Foundation
import TestSupport
import Testing

/// Tables with positions, and other texts that GDAL reads.
@Suite("Tables, TopoJSON and encodings")
struct TableTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write("map_20250812.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38, 49)))
  }

  private func run(_ arguments: String...) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments, in: folder)
  }

  private static let hasOgr2ogr = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
    FileManager.default.isExecutableFile(atPath: $0 + "/ogr2ogr")
  }

  @Test(
    "A table of longitudes and latitudes is a target, whatever its separator and the order of its columns",
    .enabled(if: hasOgr2ogr, "skipped: no ogr2ogr"),
    arguments: [
      "name,lon,lat\nwest,36.5,48.5\neast,38.5,48.5\n",
      "Latitude;Longitude;name\n48.5;36.5;west\n48.5;38.5;east\n",
      "\u{FEFF}name\tX\tY\nwest\t36.5\t48.5\neast\t38.5\t48.5\n",
      "назва,довгота,широта\nwest,36.5,48.5\neast,38.5,48.5\n",
      "\"name\",\"WKT\"\nwest,POINT (36.5 48.5)\neast,POINT (38.5 48.5)\n",
    ])
  func targets(table: String) throws {
    try folder.write("towns.csv", table)
    let result = try run("distance", "map_20250812.geojson", "--to", "towns.csv", "--each", "-f", "csv")
    #expect(result.status == 0, "\(result.errors)")
    let plain = try run("distance", "map_20250812.geojson", "--to", "36.5,48.5", "-f", "csv")
    let other = try run("distance", "map_20250812.geojson", "--to", "38.5,48.5", "-f", "csv")
    // Behind the columns of the feature and of the file come the distance and where it is.
    func tail(_ line: Substring?) -> String? {
      line.map {
        $0.split(separator: ",", omittingEmptySubsequences: false).suffix(10).joined(separator: ",")
      }
    }
    let lines = result.output.split(separator: "\n").dropFirst()
    #expect(lines.map { tail($0) } == [plain, other].map { tail($0.output.split(separator: "\n").last) })
  }

  @Test(
    "What is exported as a table reads back with its statuses and its day",
    .enabled(if: hasOgr2ogr, "skipped: no ogr2ogr"))
  func readsBack() throws {
    try folder.write("1754251105.geojson", Fixtures.deepState(occupied: 37.5))
    #expect(try run("export", "1754251105.geojson", "--precision", "full", "-o", "map.csv").status == 0)
    func statuses(_ name: String) throws -> [String] {
      let result = try run("area", name, "-f", "csv")
      #expect(result.status == 0, "\(result.errors)")
      // Date, status and area of each row; the sums of features differ, since lands are exported united.
      return result.output.split(separator: "\n").dropFirst().map { line in
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        return [fields[2], fields[4], fields[6].prefix(9)].joined(separator: " ")
      }
    }
    #expect(try statuses("map.csv") == statuses("1754251105.geojson"))
  }

  @Test("A table without positions says which columns it needs")
  func withoutPositions() throws {
    try folder.write("figures.csv", "date,km2\n2025-01-01,5\n")
    for arguments in [["area", "figures.csv"], ["distance", "map_20250812.geojson", "--to", "figures.csv"]] {
      let result = try CommandLineTool.run(arguments, in: folder)
      #expect(
        result.status == 65 && result.errors.contains("name two columns lon and lat, or one of WKT wkt"))
    }
  }

  @Test("TopoJSON is read, with its objects as layers", .enabled(if: hasOgr2ogr, "skipped: no ogr2ogr"))
  func topoJSON() throws {
    try folder.write(
      "map.topojson",
      #"""
      {"type":"Topology","objects":{"Occupied":{"type":"GeometryCollection","geometries":[
      {"type":"Polygon","arcs":[[0]],"properties":{"date":"2025-08-12"}}]}},
      "arcs":[[[37,48],[38,48],[38,49],[37,49],[37,48]]]}
      """#)
    let result = try run("area", "map.topojson", "-f", "csv")
    #expect(result.status == 0, "\(result.errors)")
    let plain = try run("area", "map_20250812.geojson", "-f", "csv")
    func area(_ output: String) -> Substring? {
      output.split(separator: "\n").last?.split(separator: ",", omittingEmptySubsequences: false)[6]
    }
    #expect(area(result.output) == area(plain.output))
    #expect(result.output.contains("2025-08-12"))
  }

  @Test(
    "The user's word on the encoding of a table counts", .enabled(if: hasOgr2ogr, "skipped: no ogr2ogr"),
    arguments: [
      ("windows-1251", [0xD2, 0xEE, 0xF0] as [UInt8]), ("cp866", [0x92, 0xAE, 0xE0]),
    ])
  func encodings(name: String, bytes: [UInt8]) throws {
    let text = Array("name,lon,lat\n".utf8) + bytes + Array(",36.5,48.5\n".utf8)
    try Data(text).write(to: URL(filePath: folder.path + "/towns.csv"))
    let result = try run("distance", "map_20250812.geojson", "--to", "towns.csv", "--each", "-f", "csv")
    #expect(result.status == 0 && result.output.contains("Тор"), "\(result.output)\(result.errors)")
    // The same bytes as a status of land, with the encoding stated.
    let square = "\"POLYGON((37 48,38 48,38 49,37 49,37 48))\""
    let land = Array("status,wkt\n".utf8) + bytes + Array(",\(square)\n".utf8)
    try Data(land).write(to: URL(filePath: folder.path + "/land.csv"))
    let stated = try run(
      "area", "land.csv", "--encoding", name, "--status-property", "status", "--map", "Тор=liberated")
    #expect(stated.status == 0 && stated.output.contains("liberated"), "\(stated.errors)")
    let other = name == "cp866" ? "windows-1251" : "cp866"
    let wrong = try run(
      "area", "land.csv", "--encoding", other, "--status-property", "status", "--map", "Тор=liberated")
    #expect(wrong.status == 65)
  }
}
