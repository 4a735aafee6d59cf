internal import CGEOS
package import GeoTypes

/// Reads plain values from GEOS objects. The handles are borrowed: the caller keeps their owner alive.
package struct ValueReader {
  let session: GEOSSession
  /// The operation that errors name.
  let operation: StaticString

  var geos: cgeos_functions { session.geos }

  package init(session: GEOSSession, operation: StaticString) {
    self.session = session
    self.operation = operation
  }

  package func type(_ handle: OpaquePointer) throws(GEOSError) -> GEOSGeometryType {
    let function: StaticString = "GEOSGeomTypeId_r"
    let number = try session.count(function, operation) { geos.GEOSGeomTypeId_r($0, handle) }
    guard let type = Int32(exactly: number).flatMap(GEOSGeometryType.init(rawValue:)) else {
      throw GEOSError(
        operation,
        function,
        refused: "geometries of type \(number), such as curves, are not supported",
        advice: "make straight lines of the curves first"
      )
    }
    return type
  }

  package func polygon(_ handle: OpaquePointer) throws(GEOSError) -> Polygon {
    let exterior = try session.object("GEOSGetExteriorRing_r", operation) {
      geos.GEOSGetExteriorRing_r($0, handle)
    }
    let count = try session.count("GEOSGetNumInteriorRings_r", operation) {
      geos.GEOSGetNumInteriorRings_r($0, handle)
    }
    var polygon = Polygon(exterior: Ring(try coordinates(exterior)))
    polygon.holes.reserveCapacity(count)
    for index in 0..<CInt(count) {
      let hole = try session.object("GEOSGetInteriorRingN_r", operation) {
        geos.GEOSGetInteriorRingN_r($0, handle, index)
      }
      polygon.holes.append(Ring(try coordinates(hole)))
    }
    return polygon
  }

  /// Returns the members of a collection; the geometry itself where it is not one.
  package func parts(_ handle: OpaquePointer) throws(GEOSError) -> [OpaquePointer] {
    let count = try session.count("GEOSGetNumGeometries_r", operation) {
      geos.GEOSGetNumGeometries_r($0, handle)
    }
    var parts: [OpaquePointer] = []
    parts.reserveCapacity(count)
    for index in 0..<CInt(count) {
      parts.append(
        try session.object("GEOSGetGeometryN_r", operation) { geos.GEOSGetGeometryN_r($0, handle, index) }
      )
    }
    return parts
  }

  /// Returns the coordinates of a point, a line or a ring.
  package func coordinates(_ handle: OpaquePointer) throws(GEOSError) -> [Coordinate] {
    try coordinates(
      sequence: try session.object("GEOSGeom_getCoordSeq_r", operation) {
        geos.GEOSGeom_getCoordSeq_r($0, handle)
      }
    )
  }

  /// Returns the coordinates of a sequence, copied in bulk. Throws where one is not finite.
  package func coordinates(sequence: OpaquePointer) throws(GEOSError) -> [Coordinate] {
    var size: UInt32 = 0
    try session.perform("GEOSCoordSeq_getSize_r", operation) {
      geos.GEOSCoordSeq_getSize_r($0, sequence, &size)
    }
    let count = Int(size)
    if count == 0 { return [] }
    let function: StaticString = "GEOSCoordSeq_copyToBuffer_r"
    let coordinates = try session.call(function, operation, failed: { $0.count != count }) { context in
      [Coordinate](unsafeUninitializedCapacity: count) { buffer, initialized in
        let copied = buffer.withMemoryRebound(to: Double.self) {
          geos.GEOSCoordSeq_copyToBuffer_r(context, sequence, $0.baseAddress, 0, 0)
        }
        initialized = copied == 0 ? 0 : count
      }
    }
    try ArgumentCheck.finite(coordinates, function, operation)
    return coordinates
  }
}
