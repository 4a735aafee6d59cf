// Reads a table of polygons as WKT, a source of one's own, and prints what is held on each of its days.
//
//   swift run --package-path Tests/Examples CSVSource TABLE.csv
//
// A table whose column is called `wkt` the command reads itself, through GDAL; here the program reads it.
//
// The table has the columns `day`, `control` (`held`, `claimed` or `free`) and `polygon`, one polygon a line. Its lines
// become features, and what its words mean stands in a description of the source, as --source FILE.json takes it.
import Foundation
import FrontLineKit
import GeoJSON
import GeoTypes
import SwiftCSV

/// What the words of the table mean.
let description = """
  {
    "schema": "frontline.source/1",
    "name": "my-map",
    "title": "My map",
    "status": {"property": "control", "values": {"held": "occupied", "claimed": "contested", "free": "liberated"}},
    "date": {"property": "day"},
    "date_means": "assessment",
    "occupied_since": "any",
    "terms": "mine"
  }
  """

struct Fault: Error, CustomStringConvertible {
  let description: String
}

/// Reads `POLYGON ((x y, …), (…))`, longitude before latitude.
func polygon(wkt: String) throws -> Polygon {
  let rest = wkt.drop { $0 == " " }
  guard rest.uppercased().hasPrefix("POLYGON") else {
    throw Fault(description: "no POLYGON: \(wkt.prefix(40))")
  }
  let rings = try rest.split(separator: "(").dropFirst().map { text in
    Ring(
      try text.prefix { $0 != ")" }.split(separator: ",").map { position in
        let numbers = position.split(separator: " ").map { Double($0) }
        guard numbers.count == 2, let x = numbers[0], let y = numbers[1] else {
          throw Fault(description: "no position: \(position)")
        }
        return Coordinate(x: x, y: y)
      })
  }
  guard let exterior = rings.first, rings.allSatisfy({ $0.isClosed && $0.coordinates.count > 3 }) else {
    throw Fault(description: "a ring is not closed: \(wkt.prefix(40))")
  }
  return Polygon(exterior: exterior, holes: Array(rings.dropFirst()))
}

/// Reads the lines of a table as features.
func features(ofTable path: String) throws -> [GeoJSONFeature] {
  let table = try CSV<Named>(url: URL(fileURLWithPath: path))
  return try table.rows.enumerated().map { index, row in
    guard let day = row["day"], let control = row["control"], let text = row["polygon"] else {
      throw Fault(description: "line \(index + 2): it needs the columns day, control and polygon")
    }
    do {
      return GeoJSONFeature(
        geometry: .polygon(try polygon(wkt: text)),
        properties: JSONObject([("day", .string(day)), ("control", .string(control))]), index: index)
    } catch {
      throw Fault(description: "line \(index + 2): \(error)")
    }
  }
}

do {
  guard let path = CommandLine.arguments.dropFirst().first else {
    throw Fault(description: "name a table")
  }
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let (map, source) = (
    folder.appendingPathComponent("map.geojson"), folder.appendingPathComponent("my-map.json")
  )
  try Data(GeoJSONWriter().featureCollection(features(ofTable: path))).write(to: map)
  try Data(description.utf8).write(to: source)

  // The features of a file that have several dates are the maps of several days.
  let reading = Reading(source: .described(source.path))
  let result = try await SeriesJob(inputs: [map.path], every: .day, reading: reading).run()
  guard case .steps(let days, _) = result.rows else { fatalError("a series by day has steps") }
  for day in days {
    print(day.date, day.squareKilometers, day.change?.gainedSquareKilometers ?? 0, separator: "\t")
  }
  for diagnostic in result.diagnostics.all { print(diagnostic) }
  print(result.provenance.sentence(in: .english))
} catch {
  FileHandle.standardError.write(Data("CSVSource: \(JobError(error).message.description)\n".utf8))
  exit(65)
}
