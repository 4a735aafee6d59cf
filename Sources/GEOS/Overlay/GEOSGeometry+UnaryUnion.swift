internal import CGEOS

extension GEOSGeometry {
  /// The union of the parts of the geometry: overlaps melt together, lines are noded, equal points become one.
  ///
  /// The fastest way to unite many polygons: it works through a tree, in about O(*n* log *n*). The parts must be
  /// valid each, but may overlap. `gridSize` as in ``union(_:gridSize:)``.
  public func unaryUnion(gridSize: Double? = nil) throws(GEOSError) -> GEOSGeometry {
    if let grid = try Self.grid(gridSize, "GEOSUnaryUnionPrec_r") {
      return try derived("GEOSUnaryUnionPrec_r") { geos.GEOSUnaryUnionPrec_r($0, $1, grid) }
    }
    return try derived("GEOSUnaryUnion_r", geos.GEOSUnaryUnion_r)
  }

  /// The geometry with its coordinates rounded to multiples of `gridSize`, valid again afterwards.
  ///
  /// Parts that collapse vanish. GEOS keeps the grid with the geometry: overlays of it stay on the grid.
  public func rounded(toGrid gridSize: Double) throws(GEOSError) -> GEOSGeometry {
    let grid = try Self.grid(gridSize, "GEOSGeom_setPrecision_r") ?? 0
    return try derived("GEOSGeom_setPrecision_r") { geos.GEOSGeom_setPrecision_r($0, $1, grid, 0) }
  }

  /// A grid that GEOS can work on; `nil` where none is meant.
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
