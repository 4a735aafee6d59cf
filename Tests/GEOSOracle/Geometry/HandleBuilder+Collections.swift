internal import CGEOS
import GEOS
import GeoTypes

/// Builds collections of all types.
extension HandleBuilder {
  func multiPoint(_ coordinates: [Coordinate]) throws(GEOSError) -> OpaquePointer {
    // All are checked first, so that an error names the position in the list.
    try ArgumentCheck.finite(coordinates, "GEOSGeom_createPointFromXY_r", operation)
    return try collection(.multiPoint, coordinates, "point") { (part) throws(GEOSError) in try point(part) }
  }

  func multiLineString(_ lines: [LineString]) throws(GEOSError) -> OpaquePointer {
    try collection(.multiLineString, lines, "line") { (part) throws(GEOSError) in try lineString(part) }
  }

  func geometry(_ geometry: Geometry, depth: Int = 0) throws(GEOSError) -> OpaquePointer {
    try ArgumentCheck.nesting(depth, "GEOSGeom_createCollection_r", operation)
    return switch geometry {
    case .point(let coordinate): try point(coordinate)
    case .multiPoint(let coordinates): try multiPoint(coordinates)
    case .lineString(let line): try lineString(line)
    case .multiLineString(let lines): try multiLineString(lines)
    case .polygon(let part): try polygon(part)
    case .multiPolygon(let multiPolygon): try self.multiPolygon(multiPolygon.polygons)
    case .collection(let members):
      try collection(.collection, members, "member") { (member) throws(GEOSError) in
        try self.geometry(member, depth: depth + 1)
      }
    }
  }

  func clone(_ handle: OpaquePointer) throws(GEOSError) -> OpaquePointer {
    try session.object("GEOSGeom_clone_r", operation) { geos.GEOSGeom_clone_r($0, handle) }
  }
}
