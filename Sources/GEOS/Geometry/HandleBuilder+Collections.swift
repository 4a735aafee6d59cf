internal import CGEOS
package import GeoTypes

extension HandleBuilder {
  package func multiPolygon(_ polygons: [Polygon]) throws(GEOSError) -> OpaquePointer {
    try collection(.multiPolygon, polygons, "polygon") { (part) throws(GEOSError) in try polygon(part) }
  }

  /// Builds a collection, with each part built by `build`.
  package func collection<Part>(
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
