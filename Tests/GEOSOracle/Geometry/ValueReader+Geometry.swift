import GEOS
import GeoTypes

extension ValueReader {
  /// Returns the plain value of a geometry of any type.
  func geometry(_ handle: OpaquePointer) throws(GEOSError) -> Geometry {
    switch try type(handle) {
    case .point:
      let coordinates = try coordinates(handle)
      // An empty point has no coordinate; the nearest plain value is an empty multipoint.
      return coordinates.first.map(Geometry.point) ?? .multiPoint([])
    case .lineString, .linearRing: return .lineString(LineString(try coordinates(handle)))
    case .polygon: return .polygon(try polygon(handle))
    case .multiPoint:
      var points: [Coordinate] = []
      for part in try parts(handle) { points += try coordinates(part) }
      return .multiPoint(points)
    case .multiLineString:
      return .multiLineString(
        try parts(handle).map { (part) throws(GEOSError) in LineString(try coordinates(part)) }
      )
    case .multiPolygon:
      return .multiPolygon(
        MultiPolygon(try parts(handle).map { (part) throws(GEOSError) in try polygon(part) })
      )
    case .collection:
      return .collection(try parts(handle).map { (part) throws(GEOSError) in try geometry(part) })
    }
  }
}
