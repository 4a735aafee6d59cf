internal import GeoJSON
internal import GeoTypes

/// A feature with polygons, before it has a status.
struct PolygonFeature {
  var index: Int
  var name: String?
  var properties: JSONObject
  var polygons: [Polygon]
  /// The box of all rings of all polygons.
  var box: Box

  /// Returns nil where the feature has no polygon with coordinates.
  init?(_ feature: GeoJSONFeature) {
    let polygons = (feature.geometry?.polygons ?? []).filter { !$0.isEmpty }
    if polygons.isEmpty { return nil }
    self.polygons = polygons
    index = feature.index
    name = feature.properties["name"]?.stringValue
    properties = feature.properties
    box = polygons.reduce(.empty) { box, polygon in
      polygon.holes.reduce(box.union(polygon.box)) { $0.union($1.box) }
    }
  }

  var location: GeoJSONLocation { GeoJSONLocation(feature: index, featureName: name) }

  /// Returns the location of a polygon, a ring or a position in the feature.
  func location(polygon: Int, ring: Int? = nil, position: Int? = nil) -> GeoJSONLocation {
    GeoJSONLocation(
      feature: index,
      featureName: name,
      polygon: polygons.count > 1 ? polygon : nil,
      ring: ring,
      position: position
    )
  }
}
