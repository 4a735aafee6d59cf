import GeoJSON
import GeoTypes
import Measurement

/// A polygon of the file with its location.
struct PlacedPolygon {
  let polygon: Polygon
  let place: GeoJSONPlace

  func place(ring: Int, position: Int? = nil) -> GeoJSONPlace {
    var place = place
    place.ring = ring
    place.position = position
    return place
  }
}

/// A polygon of the file with its location, after the check.
struct CheckedPart {
  let polygon: PlacedPolygon
  let checked: CheckedPolygon
}

extension GeoJSONFeature {
  /// The polygons that have coordinates.
  var placedPolygons: [PlacedPolygon] { geometry.map { $0.placed(at: place) } ?? [] }
}

extension Geometry {
  fileprivate func placed(at place: GeoJSONPlace) -> [PlacedPolygon] {
    var inner = place
    switch self {
    case .polygon(let polygon): return polygon.isEmpty ? [] : [PlacedPolygon(polygon: polygon, place: place)]
    case .multiPolygon(let multiPolygon):
      return multiPolygon.polygons.enumerated().compactMap { number, polygon in
        inner.polygon = number
        return polygon.isEmpty ? nil : PlacedPolygon(polygon: polygon, place: inner)
      }
    case .collection(let members):
      return members.enumerated().flatMap { number, member in
        inner.geometryPath = place.geometryPath + [number]
        return member.placed(at: inner)
      }
    case .point, .multiPoint, .lineString, .multiLineString: return []
    }
  }
}
