import Foundation
import GeoData

/// A folder with the maps of the sample and files around them, whose names are Ukrainian.
struct UkrainianMaterial {
  let path = FileManager.default.temporaryDirectory.path + "/frontline-\(UUID().uuidString)"

  init() throws {
    for folder in [path, path + "/a", path + "/b"] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    }
    // In the second folder each map bears the date of the one before it, so maps of other days agree better.
    let maps = EmbeddedData.sampleSnapshots
    for (map, next) in zip(maps, maps.dropFirst()).suffix(6) {
      try write("a/\(map.name)", String(decoding: map.bytes, as: UTF8.self))
      try write("b/\(map.name)", String(decoding: next.bytes, as: UTF8.self))
    }
    try write(
      "regions.geojson",
      collection([
        feature("Polygon", "[\(rectangle(30, 46, 37.4, 52))]", "захід"),
        feature("Polygon", "[\(rectangle(37.3, 46, 37.9, 52))]", "схід"),
      ]))
    try write(
      "places.geojson",
      collection(
        [
          feature("Point", "[36.9, 48.2]", "перше"), feature("Point", "[36.0, 48.5]", "друге"),
          feature("Point", "[37.5, 48.0]", "третє"),
        ], #","uncertainty_m":1500"#))
    try write(
      "road.geojson",
      collection([
        feature("LineString", "[[36.2, 48.2], [36.6, 48.2]]", "дорога"),
        feature("LineString", "[[36.65, 48.2], [37.6, 48.2]]", "дорога"),
      ]))
    try write(
      "network.geojson", collection([feature("LineString", "[[36, 48.2], [36.5, 48.3]]", "дорога")]))
    try write(
      "2025-08-12.geojson",
      collection([feature("Polygon", "[\(rectangle(37, 48, 38, 49))]", "земля", #","status":"occupied""#)]))
    try write(
      "messy.geojson",
      collection([feature("Polygon", "[[[36,48],[37,49],[37,48],[36,49],[36,48]]]", "краватка")]))
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
  }

  private func collection(_ features: [String], _ properties: String = "") -> String {
    let features = features.map { $0.replacingOccurrences(of: "}}", with: "\(properties)}}") }
    return #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ",\n"))]}"#
  }

  private func feature(
    _ type: String, _ coordinates: String, _ name: String, _ properties: String = ""
  ) -> String {
    #"{"type":"Feature","geometry":{"type":"\#(type)","coordinates":\#(coordinates)},"properties":{"name":"\#(name)"\#(properties)}}"#
  }

  private func rectangle(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> String {
    "[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]"
  }
}
