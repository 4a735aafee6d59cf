import Foundation
import GeoData

/// Loosely typed JSON for tests: a wrong type gives nil, and the expectation that needed it fails.
typealias JSONObject = [String: Any]

extension EmbeddedFile {
  func json() throws -> JSONObject {
    try JSONSerialization.jsonObject(with: Data(bytes)) as? JSONObject ?? [:]
  }

  /// The features, whether the collection is bare or inside the envelope of the "last" endpoint.
  func features() throws -> [JSONObject] {
    let root = try json()
    let collection = root["map"] as? JSONObject ?? root
    return collection["features"] as? [JSONObject] ?? []
  }
}

extension [String: Any] {
  var properties: JSONObject { self["properties"] as? JSONObject ?? [:] }
  var geometryType: String { (self["geometry"] as? JSONObject)?["type"] as? String ?? "" }
  var point: [Double] { (self["geometry"] as? JSONObject)?["coordinates"] as? [Double] ?? [] }
  var line: [[Double]] { (self["geometry"] as? JSONObject)?["coordinates"] as? [[Double]] ?? [] }
  var rings: [[[Double]]] { (self["geometry"] as? JSONObject)?["coordinates"] as? [[[Double]]] ?? [] }
  func string(_ key: String) -> String { self[key] as? String ?? "" }
  func number(_ key: String) -> Double { self[key] as? Double ?? .nan }
  func strings(_ key: String) -> [String] { self[key] as? [String] ?? [] }
}

enum Folders {
  /// The root of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let geoData = root.appending(path: "GeoData")
  static let oblasts = root.appending(path: "../shared/corpus/regions/oblasts.geojson")
}
