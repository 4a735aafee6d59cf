internal import CGEOS
import GeoTypes

extension HandleBuilder {
  func multiPoint(_ coordinates: [Coordinate]) throws(GEOSError) -> OpaquePointer {
    // All are checked first, so that an error names the position in the list.
    try ArgumentCheck.finite(coordinates, "GEOSGeom_createPointFromXY_r", operation)
    return try collection(.multiPoint, coordinates, "point") { (part) throws(GEOSError) in try point(part) }
  }

  func multiLineString(_ lines: [LineString]) throws(GEOSError) -> OpaquePointer {
    try collection(.multiLineString, lines, "line") { (part) throws(GEOSError) in try lineString(part) }
  }

  func multiPolygon(_ polygons: [Polygon]) throws(GEOSError) -> OpaquePointer {
    try collection(.multiPolygon, polygons, "polygon") { (part) throws(GEOSError) in try polygon(part) }
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

  /// Builds a collection, with each part built by `build`.
  func collection<Part>(
    _ type: GEOSGeometryType,
    _ parts: [Part],
    _ name: StaticString,
    _ build: (Part) throws(GEOSError) -> OpaquePointer
  ) throws(GEOSError) -> OpaquePointer {
    var handles = try self.parts(parts, name, build)
    // From here on GEOS owns the parts, even where the call fails.
    return try session.object("GEOSGeom_createCollection_r", operation) { context in
      handles.withUnsafeMutableBufferPointer {
        geos.GEOSGeom_createCollection_r(context, type.rawValue, $0.baseAddress, UInt32($0.count))
      }
    }
  }

  /// Builds all parts. Where one is refused, destroys those built so far and throws an error that names it.
  func parts<Part>(
    _ parts: [Part],
    _ name: StaticString,
    _ build: (Part) throws(GEOSError) -> OpaquePointer
  ) throws(GEOSError) -> [OpaquePointer?] {
    guard UInt32(exactly: parts.count) != nil else {
      throw GEOSError(
        operation,
        "GEOSGeom_createCollection_r",
        refused: "\(parts.count) parts are too many",
        advice: "make several collections"
      )
    }
    var handles: [OpaquePointer?] = []
    handles.reserveCapacity(parts.count)
    for (index, part) in parts.enumerated() {
      do throws(GEOSError) {
        handles.append(try build(part))
      } catch {
        for handle in handles { geos.GEOSGeom_destroy_r(session.context, handle) }
        throw error.inside("\(name) \(index)")
      }
    }
    return handles
  }
}
