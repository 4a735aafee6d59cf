package import CGEOS
package import GeoTypes

/// Builds GEOS objects from plain values.
///
/// Each function returns a handle that the caller owns. Coordinates are copied in bulk: `[Coordinate]` lies
/// in memory as x, y, x, y. Arguments that GEOS would refuse late or not at all are refused here, with their
/// position.
package struct HandleBuilder {
  package let session: GEOSSession
  /// The operation that errors name.
  package let operation: StaticString

  package var geos: cgeos_functions { session.geos }

  package init(session: GEOSSession, operation: StaticString) {
    self.session = session
    self.operation = operation
  }

  package func ring(_ ring: Ring) throws(GEOSError) -> OpaquePointer {
    let function: StaticString = "GEOSGeom_createLinearRing_r"
    let sequence = try sequence(ring.coordinates, ringFor: function)
    return try session.object(function, operation) { geos.GEOSGeom_createLinearRing_r($0, sequence) }
  }

  package func polygon(_ polygon: Polygon) throws(GEOSError) -> OpaquePointer {
    let function: StaticString = "GEOSGeom_createPolygon_r"
    if polygon.exterior.coordinates.isEmpty {
      guard polygon.holes.allSatisfy(\.coordinates.isEmpty) else {
        throw GEOSError(
          operation,
          function,
          refused: "the polygon has holes, but no exterior",
          advice: "give the exterior, or leave the holes out"
        )
      }
      return try session.object(function, operation) { geos.GEOSGeom_createEmptyPolygon_r($0) }
    }
    // The rings are built as parts, so that those already built are freed where a later one is refused.
    var rings = try parts(polygon.rings, "ring") { (part) throws(GEOSError) in try ring(part) }
    let exterior = rings.removeFirst()
    return try session.object(function, operation) { context in
      rings.withUnsafeMutableBufferPointer {
        geos.GEOSGeom_createPolygon_r(context, exterior, $0.baseAddress, UInt32($0.count))
      }
    }
  }

  /// Builds a coordinate sequence. The C function that receives it owns it, even where that function fails.
  package func sequence(
    _ coordinates: [Coordinate],
    ringFor ring: StaticString? = nil
  ) throws(GEOSError) -> OpaquePointer {
    let function: StaticString = "GEOSCoordSeq_copyFromBuffer_r"
    try ArgumentCheck.finite(coordinates, ring ?? function, operation)
    if let ring { try checkRing(coordinates, ring) }
    guard let first = coordinates.first else {
      return try session.object("GEOSCoordSeq_create_r", operation) { geos.GEOSCoordSeq_create_r($0, 0, 2) }
    }
    guard let size = UInt32(exactly: coordinates.count) else {
      throw GEOSError(
        operation,
        function,
        refused: "\(coordinates.count) coordinates are too many",
        location: first,
        advice: "cut the geometry in pieces"
      )
    }
    return try session.object(function, operation) { context in
      coordinates.withUnsafeBufferPointer { coordinates in
        coordinates.withMemoryRebound(to: Double.self) {
          geos.GEOSCoordSeq_copyFromBuffer_r(context, $0.baseAddress, size, 0, 0)
        }
      }
    }
  }

  private func checkRing(_ coordinates: [Coordinate], _ function: StaticString) throws(GEOSError) {
    guard let first = coordinates.first, let last = coordinates.last else { return }
    guard coordinates.count >= 4 else {
      throw GEOSError(
        operation,
        function,
        refused: "a ring of \(coordinates.count) coordinates",
        location: first,
        advice: "a ring needs at least four, the last equal to the first; leave it out"
      )
    }
    guard first == last else {
      throw GEOSError(
        operation,
        function,
        refused: "the ring is not closed: it begins at \(first) and ends at \(last)",
        location: last,
        advice: "repeat the first coordinate at the end"
      )
    }
  }
}
