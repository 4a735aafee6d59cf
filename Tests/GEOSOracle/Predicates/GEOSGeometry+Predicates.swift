internal import CGEOS
public import GEOS

/// Predicates on the relation of two geometries, besides `intersects`. Most of them throw for collections of
/// mixed kinds.
///
/// Complexity: O(*n* log *n*) each. To test one geometry against many, prepare it: ``prepared()``.
extension GEOSGeometry {
  /// Whether both are the same set of points, whatever their vertices and their order.
  public func equals(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    try truth("GEOSEquals_r", other, geos.GEOSEquals_r)
  }

  /// Whether both have the same vertices in the same order, none farther than `tolerance` from its counterpart.
  public func equalsExact(_ other: GEOSGeometry, tolerance: Double = 0) throws(GEOSError) -> Bool {
    try ArgumentCheck.finite(tolerance, "tolerance", atLeast: 0, "GEOSEqualsExact_r", #function)
    return try truth("GEOSEqualsExact_r", other) { geos.GEOSEqualsExact_r($0, $1, $2, tolerance) }
  }

  /// Whether they share no point.
  public func isDisjoint(from other: GEOSGeometry) throws(GEOSError) -> Bool {
    try truth("GEOSDisjoint_r", other, geos.GEOSDisjoint_r)
  }

  /// Whether no point of the other lies outside, and at least one lies in the interior.
  public func contains(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    try truth("GEOSContains_r", other, geos.GEOSContains_r)
  }

  /// Whether no point of the other lies outside; the border counts as inside.
  public func covers(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    try truth("GEOSCovers_r", other, geos.GEOSCovers_r)
  }

  /// Whether the other contains this one.
  public func isWithin(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    try truth("GEOSWithin_r", other, geos.GEOSWithin_r)
  }

  /// Whether the other covers this one.
  public func isCovered(by other: GEOSGeometry) throws(GEOSError) -> Bool {
    try truth("GEOSCoveredBy_r", other, geos.GEOSCoveredBy_r)
  }

  /// Whether they share points of their borders, but none of their interiors.
  public func touches(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    try truth("GEOSTouches_r", other, geos.GEOSTouches_r)
  }

  /// Whether they have the same dimension, share a part of that dimension, and neither covers the other.
  public func overlaps(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    try truth("GEOSOverlaps_r", other, geos.GEOSOverlaps_r)
  }

  /// Whether they share some, but not all, points of their interiors, and the shared part has a lower
  /// dimension.
  public func crosses(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    try truth("GEOSCrosses_r", other, geos.GEOSCrosses_r)
  }
}
