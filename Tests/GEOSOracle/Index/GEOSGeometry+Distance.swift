internal import CGEOS
public import GEOS
public import GeoTypes

/// Planar distances, in the unit of the coordinates. On degrees they serve only to find what is near.
extension GEOSGeometry {
  /// Returns the shortest distance; 0 where the two intersect, infinite where either is empty.
  ///
  /// Complexity: O(*n* log *n*) through an index of edges on both sides.
  public func distance(to other: GEOSGeometry) throws(GEOSError) -> Double {
    if try isEitherEmpty(other) { return .infinity }
    // The index holds edges only: for a point inside an area it would give the distance to the border.
    if try intersects(other) { return 0 }
    return try number("GEOSDistanceIndexed_r", other, geos.GEOSDistanceIndexed_r)
  }

  /// Whether the distance is at most `limit`. This is faster than to compute the distance.
  public func isWithin(distance limit: Double, of other: GEOSGeometry) throws(GEOSError) -> Bool {
    try ArgumentCheck.finite(limit, "distance", "GEOSDistanceWithin_r", #function)
    if try isEitherEmpty(other) { return false }
    return try truth("GEOSDistanceWithin_r", other) { geos.GEOSDistanceWithin_r($0, $1, $2, limit) }
  }

  /// Returns the two points between which the distance is shortest: first the one on this geometry, then the
  /// one on the other. `nil` where either is empty.
  public func nearestPoints(to other: GEOSGeometry) throws(GEOSError) -> (Coordinate, Coordinate)? {
    try nearestPair("GEOSNearestPoints_r", other, operation: #function) { context in
      geos.GEOSNearestPoints_r(context, handle, other.handle)
    }
  }

  /// Returns the greatest distance between the two, measured at vertices: the discrete Hausdorff distance.
  /// Infinite where either is empty. Complexity: O(*n* · *m*).
  public func hausdorffDistance(to other: GEOSGeometry) throws(GEOSError) -> Double {
    if try isEitherEmpty(other) { return .infinity }
    return try number("GEOSHausdorffDistance_r", other, geos.GEOSHausdorffDistance_r)
  }

  /// Whether either is empty. Then there is no distance, though GEOS returns 0.
  func isEitherEmpty(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    if try isEmpty { return true }
    return try other.isEmpty
  }

  /// Returns the pair of points that a C function returns as a sequence of two.
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
