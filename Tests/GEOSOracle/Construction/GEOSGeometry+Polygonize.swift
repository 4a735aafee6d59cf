internal import CGEOS
public import GEOS

/// Areas built from lines.
extension GEOSGeometry {
  /// Returns the faces that the lines of the geometry enclose, as a collection of polygons.
  ///
  /// The lines must be noded: they may meet at their ends only; see ``noded()``. A face inside another is
  /// both a hole of the outer one and a polygon of its own. Lines that enclose nothing are left out.
  /// Complexity: O(*n* log *n*).
  public func polygonized() throws(GEOSError) -> GEOSGeometry {
    try derived("GEOSPolygonize_r") { context, handle in
      var lines = [handle]
      return lines.withUnsafeMutableBufferPointer { geos.GEOSPolygonize_r(context, $0.baseAddress, 1) }
    }
  }

  /// Returns the area that the rings of the geometry enclose by the even-odd rule. The lines must be noded.
  public func builtArea() throws(GEOSError) -> GEOSGeometry {
    try derived("GEOSBuildArea_r", geos.GEOSBuildArea_r)
  }

  /// Returns the lines and the borders of the areas, cut wherever they cross or meet. Repeated stretches
  /// occur once.
  public func noded() throws(GEOSError) -> GEOSGeometry {
    try derived("GEOSNode_r", geos.GEOSNode_r)
  }

  /// Returns the lines, joined wherever exactly two of them end: as few and as long as possible.
  public func lineMerged() throws(GEOSError) -> GEOSGeometry {
    try derived("GEOSLineMerge_r", geos.GEOSLineMerge_r)
  }

  /// The border: the rings of areas as lines, the ends of lines as points.
  public var boundary: GEOSGeometry {
    get throws(GEOSError) { try derived("GEOSBoundary_r", geos.GEOSBoundary_r) }
  }
}
