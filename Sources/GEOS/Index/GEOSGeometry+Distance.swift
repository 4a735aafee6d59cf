internal import CGEOS
public import GeoTypes

/// Planar distances, in the unit of the coordinates: of no use on degrees, except to find what is near.
extension GEOSGeometry {
  /// The shortest distance; 0 where they intersect, infinite where either is empty.
  ///
  /// Complexity: O(*n* log *n*) through an index of edges on both sides.
  public func distance(to other: GEOSGeometry) throws(GEOSError) -> Double {
    if try isEitherEmpty(other) { return .infinity }
    // The index knows edges only: to it, a point inside of an area is as far away as the border.
    if try intersects(other) { return 0 }
    return try number("GEOSDistanceIndexed_r", other, geos.GEOSDistanceIndexed_r)
  }

  /// Whether the distance is at most `limit`: faster than to compute it.
  public func isWithin(distance limit: Double, of other: GEOSGeometry) throws(GEOSError) -> Bool {
    try ArgumentCheck.finite(limit, "distance", "GEOSDistanceWithin_r", #function)
    if try isEitherEmpty(other) { return false }
    return try truth("GEOSDistanceWithin_r", other) { geos.GEOSDistanceWithin_r($0, $1, $2, limit) }
  }

  /// The two points between which the distance is shortest: first the one here, then the one on the other.
  /// `nil` where either is empty.
  public func nearestPoints(to other: GEOSGeometry) throws(GEOSError) -> (Coordinate, Coordinate)? {
    try nearestPair("GEOSNearestPoints_r", other, operation: #function) { context in
      geos.GEOSNearestPoints_r(context, handle, other.handle)
    }
  }

  /// How far the two are apart at most, measured between vertices: the discrete Hausdorff distance. Infinite where
  /// either is empty. Complexity: O(*n* · *m*).
  public func hausdorffDistance(to other: GEOSGeometry) throws(GEOSError) -> Double {
    if try isEitherEmpty(other) { return .infinity }
    return try number("GEOSHausdorffDistance_r", other, geos.GEOSHausdorffDistance_r)
  }

  /// Between nothing and something there is no distance, though GEOS says 0.
  func isEitherEmpty(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    if try isEmpty { return true }
    return try other.isEmpty
  }

  /// The pair of points that a C function returns as a sequence of two.
  func nearestPair(
    _ function: StaticString,
    _ other: GEOSGeometry,
    operation: StaticString,
    _ body: (OpaquePointer) -> OpaquePointer?
  ) throws(GEOSError) -> (Coordinate, Coordinate)? {
    if try isEitherEmpty(other) { return nil }
    let sequence = try session.object(function, operation) { context in
      withExtendedLifetime((self, other)) { body(context) }
    }
    defer { geos.GEOSCoordSeq_destroy_r(session.context, sequence) }
    let pair = try ValueReader(session: session, operation: operation).coordinates(sequence: sequence)
    return pair.count == 2 ? (pair[0], pair[1]) : nil
  }
}
