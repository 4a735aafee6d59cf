import Foundation

/// Small maps that the tests write where they need them.
enum Fixtures {
  /// A rectangle as the coordinates of a polygon.
  static func rectangle(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> String {
    "[[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]]"
  }

  static func feature(_ coordinates: String, _ properties: String = "{}") -> String {
    #"{"type":"Feature","properties":\#(properties),"#
      + #""geometry":{"type":"Polygon","coordinates":\#(coordinates)}}"#
  }

  static func collection(_ features: [String]) -> String {
    #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",\n") + "]}"
  }

  /// A map of one polygon.
  static func map(_ coordinates: String, _ properties: String = "{}") -> String {
    collection([feature(coordinates, properties)])
  }

  /// As DeepState publishes: labels in three languages, three ordinates, icons, land elsewhere, a stray.
  static func deepState(occupied east: Double) -> String {
    func label(_ name: String, _ fill: String) -> String { #"{"name":"\#(name)","fill":"\#(fill)"}"# }
    return collection([
      feature(
        "[[[37,48,0],[\(east),48,0],[\(east),48.5,0],[37,48.5,0],[37,48,0]]]",
        label("Окуповано /// Occupied /// geoJSON.status.occupied", "#a52714")),
      feature(
        rectangle(east, 48, east + 0.125, 48.5),
        label("Статус невідомий /// Unknown status /// geoJSON.status.unknown", "#bcaaa4")),
      feature(
        rectangle(37.75, 47.5, 38.5, 48),
        label("ОРДЛО /// CADR and CALR /// geoJSON.territories.ordlo", "#880e4f")),
      feature(
        rectangle(36, 48.75, 36.25, 49),
        label("Звільнено /// Liberated /// geoJSON.status.dismissed", "#0f9d58")),
      feature(
        rectangle(41.5, 41.5, 42, 42),
        label("Окупована Абхазія /// Occupied Abkhazia /// geoJSON.territories.abkhazia", "#880e4f")),
      feature(
        rectangle(64, 14, 64.5, 14.5),
        label("Статус невідомий /// Unknown status /// geoJSON.status.unknown", "#bcaaa4")),
      #"{"type":"Feature","properties":{"name":"79 бригада"},"geometry":{"type":"Point","coordinates":[37,48,0]}}"#,
    ])
  }

  static let bowTie = "[[[37,48],[38,49],[38,48],[37,49],[37,48]]]"

  /// A fault on nearly every line, all of which can be put right.
  static let messy = """
    {"type":"FeatureCollection","bbox":[0,0,1,1],
    "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},
    "features":[
    \(feature(bowTie, #"{"name":"краватка"}"#)),
    \(feature("[[[36.0,48.00,7],[36.5,48,7],[36.5,48.5,7],[36,48.5,7]]]", #"{"name":"open"}"#)),
    {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[35,48],[35,48.5],[35.5,48.5],[35.5,48],[35,48]]]}},
    \(feature(rectangle(35.25, 48, 35.75, 48.5), #"{"name":"beside"}"#))
    ],"last":1.50}

    """

  /// Writes the maps that snapshot tests read.
  static func write(into folder: Folder) throws {
    // 2025-08-01 and 2025-08-12, both at 21:00 UTC.
    try folder.write("1754082000.geojson", deepState(occupied: 37.5))
    try folder.write("1755032400.geojson", deepState(occupied: 37.625))
    try folder.write("before 2024-01-01.geojson", map(rectangle(30, 50, 31, 51)))
    try folder.write("after 2024-02-01.geojson", map(rectangle(30.5, 50, 31.5, 51)))
    try folder.write("bow-tie.geojson", map(bowTie, #"{"name":"краватка"}"#))
    try folder.write("messy.geojson", messy)
    try folder.write("empty.geojson", collection([]))
    try folder.write(
      "окуповане.geojson", map(rectangle(37, 48, 38, 49), #"{"стан":"червоний","name":"Бахмут"}"#))
  }
}
