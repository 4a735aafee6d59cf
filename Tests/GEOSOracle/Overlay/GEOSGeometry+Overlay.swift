internal import CGEOS
public import GEOS

/// Overlay of two geometries.
///
/// Both must be valid, or GEOS may throw a `TopologyException`; see ``repaired(by:)``. Without a grid the
/// result is computed in floating point; where that fails, GEOS snaps by itself. With `gridSize` all
/// coordinates of the result are rounded to multiples of it: this is robust and exact on the grid, and
/// slivers narrower than the grid vanish.
///
/// `gridSize` is in the unit of the coordinates; `nil` and 0 mean none. Complexity: O((*n* + *k*) log *n*), *k* the
/// number of crossings.
extension GEOSGeometry {
  /// Returns the area that lies in either geometry.
  public func union(_ other: GEOSGeometry, gridSize: Double? = nil) throws(GEOSError) -> GEOSGeometry {
    if let grid = try Self.grid(gridSize, "GEOSUnionPrec_r") {
      return try derived("GEOSUnionPrec_r", other) { geos.GEOSUnionPrec_r($0, $1, $2, grid) }
    }
    return try derived("GEOSUnion_r", other, geos.GEOSUnion_r)
  }

  /// Returns the area that lies in both geometries. Where borders only touch, the result has lines and
  /// points; ``polygons`` leaves them out.
  public func intersection(_ other: GEOSGeometry, gridSize: Double? = nil) throws(GEOSError) -> GEOSGeometry {
    if let grid = try Self.grid(gridSize, "GEOSIntersectionPrec_r") {
      return try derived("GEOSIntersectionPrec_r", other) { geos.GEOSIntersectionPrec_r($0, $1, $2, grid) }
    }
    return try derived("GEOSIntersection_r", other, geos.GEOSIntersection_r)
  }

  /// Returns the part of this geometry that lies outside the other.
  public func subtracting(_ other: GEOSGeometry, gridSize: Double? = nil) throws(GEOSError) -> GEOSGeometry {
    if let grid = try Self.grid(gridSize, "GEOSDifferencePrec_r") {
      return try derived("GEOSDifferencePrec_r", other) { geos.GEOSDifferencePrec_r($0, $1, $2, grid) }
    }
    return try derived("GEOSDifference_r", other, geos.GEOSDifference_r)
  }

  /// Returns the area that lies in exactly one of the two geometries.
  public func symmetricDifference(
    _ other: GEOSGeometry,
    gridSize: Double? = nil
  ) throws(GEOSError) -> GEOSGeometry {
    if let grid = try Self.grid(gridSize, "GEOSSymDifferencePrec_r") {
      return try derived("GEOSSymDifferencePrec_r", other) { geos.GEOSSymDifferencePrec_r($0, $1, $2, grid) }
    }
    return try derived("GEOSSymDifference_r", other, geos.GEOSSymDifference_r)
  }
}
