internal import CGEOS
import GeoTypes

/// Builds GEOS objects from plain values.
///
/// Each function returns a handle that the caller owns. Coordinates are copied in bulk: `[Coordinate]` lies
/// in memory as x, y, x, y. Arguments that GEOS would refuse late or not at all are refused here, with their
/// position.
struct HandleBuilder {
  let session: GEOSSession
  let operation: StaticString

  var geos: cgeos_functions { session.geos }

  func point(_ coordinate: Coordinate) throws(GEOSError) -> OpaquePointer {
    let function: StaticString = "GEOSGeom_createPointFromXY_r"
    guard coordinate.x.isFinite, coordinate.y.isFinite else {
      throw GEOSError(
        operation,
        function,
        refused: "the coordinate \(coordinate) is not finite",
        advice: "correct the coordinate, or leave it out"
      )
    }
    return try session.object(function, operation) {
      geos.GEOSGeom_createPointFromXY_r($0, coordinate.x, coordinate.y)
    }
  }

  func lineString(_ line: LineString) throws(GEOSError) -> OpaquePointer {
    let function: StaticString = "GEOSGeom_createLineString_r"
    guard line.coordinates.count != 1 else {
      throw GEOSError(
        operation,
        function,
        refused: "a line of one coordinate",
        location: line.coordinates.first,
        advice: "give at least two coordinates, or none"
      )
    }
    let sequence = try sequence(line.coordinates)
    return try session.object(function, operation) { geos.GEOSGeom_createLineString_r($0, sequence) }
  }

  func ring(_ ring: Ring) throws(GEOSError) -> OpaquePointer {
    let function: StaticString = "GEOSGeom_createLinearRing_r"
    let sequence = try sequence(ring.coordinates, ringFor: function)
    return try session.object(function, operation) { geos.GEOSGeom_createLinearRing_r($0, sequence) }
  }

  func polygon(_ polygon: Polygon) throws(GEOSError) -> OpaquePointer {
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

  /// Builds a box as GEOS represents envelopes: a polygon, or a line or a point where it has no area.
  func box(_ box: Box) throws(GEOSError) -> OpaquePointer {
    let limits = [box.minX, box.minY, box.maxX, box.maxY]
    // Box.empty has infinite limits. A box with NaN counts as empty too, but is a mistake.
    if box.isEmpty, !limits.contains(where: \.isNaN) { return try polygon(Polygon(exterior: Ring([]))) }
    let low = Coordinate(x: box.minX, y: box.minY)
    let high = Coordinate(x: box.maxX, y: box.maxY)
    if low == high { return try point(low) }
    if box.width == 0 || box.height == 0 { return try lineString(LineString([low, high])) }
    let corners = [
      low, Coordinate(x: box.maxX, y: box.minY), high, Coordinate(x: box.minX, y: box.maxY), low,
    ]
    return try polygon(Polygon(exterior: Ring(corners)))
  }

  /// Builds a coordinate sequence. The C function that receives it owns it, even where that function fails.
  private func sequence(
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
