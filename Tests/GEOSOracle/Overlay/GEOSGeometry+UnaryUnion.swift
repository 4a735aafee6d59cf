internal import CGEOS
public import GEOS

extension GEOSGeometry {
  /// Returns the union of the parts of the geometry: overlaps merge, lines are noded, equal points become
  /// one.
  ///
  /// This is the fastest way to unite many polygons: it works through a tree, in about O(*n* log *n*). Each
  /// part must be valid, but parts may overlap. `gridSize` is as in ``union(_:gridSize:)``.
  public func unaryUnion(gridSize: Double? = nil) throws(GEOSError) -> GEOSGeometry {
    if let grid = try Self.grid(gridSize, "GEOSUnaryUnionPrec_r") {
      return try derived("GEOSUnaryUnionPrec_r") { geos.GEOSUnaryUnionPrec_r($0, $1, grid) }
    }
    return try derived("GEOSUnaryUnion_r", geos.GEOSUnaryUnion_r)
  }

  /// Returns the geometry with its coordinates rounded to multiples of `gridSize`, made valid again.
  ///
  /// Parts that collapse vanish. GEOS stores the grid with the geometry, so overlays of it stay on the grid.
  public func rounded(toGrid gridSize: Double) throws(GEOSError) -> GEOSGeometry {
    let grid = try Self.grid(gridSize, "GEOSGeom_setPrecision_r") ?? 0
    return try derived("GEOSGeom_setPrecision_r") { geos.GEOSGeom_setPrecision_r($0, $1, grid, 0) }
  }

  /// Returns a grid size that GEOS accepts; `nil` where no grid is meant.
  static func grid(
    _ size: Double?,
    _ function: StaticString,
    operation: StaticString = #function
  ) throws(GEOSError) -> Double? {
    guard let size, size != 0 else { return nil }
    try ArgumentCheck.finite(size, "gridSize", atLeast: 0, function, operation)
    return size
  }
}
