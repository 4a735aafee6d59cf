import Foundation
import FrontLine
import GeoJSON
import GeoTypes
import Measurement
import TestSupport

/// The corpus and the reference figures.
enum Material {
  static func union(_ day: String) throws -> Land {
    let path = "\(SharedMaterial.folder)/corpus/union/deepstatemap_data_\(day).geojson"
    return try land(try SnapshotReader().read(path: path))
  }

  static func land(_ snapshot: Snapshot, model: EarthModel = .wgs84) throws -> Land {
    try Surveyor(earth: model).survey(snapshot).land(of: .allOccupied)
  }

  static func land(_ polygons: [Polygon]) throws -> Land {
    try land(
      Snapshot(
        path: "test", source: .generic,
        features: [StatusFeature(index: 0, name: nil, status: .occupied, polygons: polygons)]))
  }

  static func testLine() throws -> Geometry {
    let bytes = try Data(
      contentsOf: URL(filePath: "\(SharedMaterial.folder)/corpus/roads/t-05-14-test-line.geojson"))
    return .collection(try GeoJSONReader().read(Array(bytes)).features.compactMap(\.geometry))
  }

  static func rows(_ name: String) throws -> [[String: String]] {
    let text = try String(contentsOfFile: "\(SharedMaterial.folder)/reference/\(name)", encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }
}
