import Foundation

extension Fixtures {
  static func located(_ type: String, _ coordinates: String, _ members: String = #""properties":{}"#)
    -> String
  {
    #"{"type":"Feature",\#(members),"geometry":{"type":"\#(type)","coordinates":\#(coordinates)}}"#
  }

  static func named(_ name: String, _ more: String = "") -> String {
    #""properties":{"name":"\#(name)"\#(more)}"#
  }

  /// West of the occupied land, in it, east of it; a line, a courtyard; and nothing.
  static let places = collection([
    located("Point", "[36.5,48.25]", named("Село")),
    located("Point", "[37.25,48.25]", #""id":"n7","properties":{}"#),
    located("Point", "[37.6875,48.25]", #""properties":null"#),
    located("LineString", "[[36.75,48.6],[37.6,48.55]]", named("дорога", #","uncertainty_m":300"#)),
    located("Polygon", rectangle(36.75, 48, 36.875, 48.125), named("двір")),
    #"{"type":"Feature","properties":{"name":"ніде"},"geometry":null}"#,
  ])

  /// Through the occupied land from west to east.
  static let road = located(
    "LineString", "[[36.5,48.25],[37.25,48.3],[38.25,48.25]]",
    named("Дорога Д-1", #","official_from_km":12.5,"uncertainty_m":500"#))

  /// The short way leads through the occupied land, the long one goes around it.
  static let network = collection([
    located("LineString", "[[36.5,48.25],[37.25,48.25]]"),
    located("LineString", "[[37.25,48.25],[38.25,48.25]]"),
    located("LineString", "[[36.5,48.25],[36.5,49],[38.25,49],[38.25,48.25]]"),
  ])

  /// The land west of 37.25° E and east of it, but for the outermost.
  static let regions = collection([
    feature(rectangle(36, 47, 37.25, 49.5), #"{"name":"Захід"}"#),
    feature(rectangle(37.25, 47, 37.5, 49.5), #"{"name":"Схід"}"#),
  ])

  /// Targets, networks and regions for distances and routes.
  static func writeTargets(into folder: Folder) throws {
    try folder.write("places.geojson", places)
    try folder.write("road.geojson", road)
    try folder.write("network.geojson", network)
    try folder.write("regions.geojson", regions)
    try folder.write(
      "places.geojsonl",
      [
        located("Point", "[36.5,48.25]", named("Село")),
        located("Point", "[37.25,48.25]", #""id":7,"properties":{}"#),
      ].joined(separator: "\n"))
    try folder.write(
      "parts.geojson",
      located(
        "MultiLineString",
        "[[[36.5,48.25],[36.75,48.25]],[[36.75,48.25],[36.875,48.25]],[[37,48.625],[37.5,48.625]]]"))
    try folder.write(
      "apart.geojson",
      collection([
        located("LineString", "[[36.5,48.25],[36.75,48.25]]"),
        located("LineString", "[[38,48.25],[38.25,48.25]]"),
      ]))
    try folder.write("empty-line.geojson", #"{"type":"LineString","coordinates":[]}"#)
    try folder.write("short-line.geojson", located("LineString", "[[37,48.25]]", named("крапка")))
    try folder.write("metres.geojson", located("Point", "[500000,5400000]", named("UTM")))
    try folder.write("far.geojson", located("Point", "[-0.1276,51.5072]", named("London")))
    try folder.write(
      "free.geojson",
      map(
        rectangle(36, 48.75, 36.25, 49), #"{"name":"Звільнено /// Liberated /// geoJSON.status.dismissed"}"#))
  }
}
