internal import CGEOS
import GEOS
import GeoTypes

/// Builds points, lines and boxes.
extension HandleBuilder {
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
}
