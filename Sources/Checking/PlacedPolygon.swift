import GeoJSON
import GeoTypes
import Measurement

/// A polygon of the file with its location.
struct PlacedPolygon {
  let polygon: Polygon
  let location: GeoJSONLocation

  func location(ring: Int, position: Int? = nil) -> GeoJSONLocation {
    var location = location
    location.ring = ring
    location.position = position
    return location
  }
}

/// A polygon of the file with its location, after the check.
struct CheckedPart {
  let polygon: PlacedPolygon
  let checked: CheckedPolygon
}

extension GeoJSONFeature {
  /// The polygons that have coordinates.
  var placedPolygons: [PlacedPolygon] { geometry.map { $0.placed(at: location) } ?? [] }
}

extension Geometry {
  fileprivate func placed(at location: GeoJSONLocation) -> [PlacedPolygon] {
    var inner = location
    switch self {
    case .polygon(let polygon):
      return polygon.isEmpty ? [] : [PlacedPolygon(polygon: polygon, location: location)]
    case .multiPolygon(let multiPolygon):
      return multiPolygon.polygons.enumerated().compactMap { number, polygon in
        inner.polygon = number
        return polygon.isEmpty ? nil : PlacedPolygon(polygon: polygon, location: inner)
      }
    case .collection(let members):
      return members.enumerated().flatMap { number, member in
        inner.geometryPath = location.geometryPath + [number]
        return member.placed(at: inner)
      }
    case .point, .multiPoint, .lineString, .multiLineString: return []
    }
  }
}
