internal import CGEOS

extension GEOSGeometry {
  /// Whether the two share at least a point.
  ///
  /// Complexity: O(*n* log *n*).
  public func intersects(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    try truth("GEOSIntersects_r", other, geos.GEOSIntersects_r)
  }
}
