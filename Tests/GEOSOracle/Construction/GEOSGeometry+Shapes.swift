internal import CGEOS
public import GEOS

/// Simpler shapes and hulls of a geometry. Distances are planar, in the unit of the coordinates.
extension GEOSGeometry {
  /// Returns the geometry with fewer vertices.
  ///
  /// - Parameters:
  ///   - tolerance: how far a vertex may lie from the line that replaces it (Douglas and Peucker).
  ///   - preservingTopology: whether rings are kept from crossing or vanishing. Without this it is faster,
  ///     and the result may be invalid.
  public func simplified(
    tolerance: Double,
    preservingTopology: Bool = true
  ) throws(GEOSError) -> GEOSGeometry {
    try ArgumentCheck.finite(
      tolerance,
      "tolerance",
      atLeast: 0,
      preservingTopology ? "GEOSTopologyPreserveSimplify_r" : "GEOSSimplify_r",
      #function
    )
    if preservingTopology {
      return try derived("GEOSTopologyPreserveSimplify_r") {
        geos.GEOSTopologyPreserveSimplify_r($0, $1, tolerance)
      }
    }
    return try derived("GEOSSimplify_r") { geos.GEOSSimplify_r($0, $1, tolerance) }
  }

  /// The smallest convex geometry that holds the whole geometry.
  public var convexHull: GEOSGeometry {
    get throws(GEOSError) { try derived("GEOSConvexHull_r", geos.GEOSConvexHull_r) }
  }

  /// Returns a hull of the vertices that follows them more closely than the convex hull.
  ///
  /// - Parameter ratio: 1 gives the convex hull, 0 the closest.
  public func concaveHull(ratio: Double, allowingHoles: Bool = false) throws(GEOSError) -> GEOSGeometry {
    guard (0...1).contains(ratio) else {
      throw GEOSError(
        #function,
        "GEOSConcaveHull_r",
        refused: "ratio is \(ratio)",
        advice: "give a number from 0 to 1"
      )
    }
    return try derived("GEOSConcaveHull_r") { geos.GEOSConcaveHull_r($0, $1, ratio, allowingHoles ? 1 : 0) }
  }

  /// The smallest rectangle of any orientation that holds the whole geometry.
  public var minimumRotatedRectangle: GEOSGeometry {
    get throws(GEOSError) { try derived("GEOSMinimumRotatedRectangle_r", geos.GEOSMinimumRotatedRectangle_r) }
  }

  /// Returns the geometry with its vertices and edges moved to those of `other` that are nearer than
  /// `tolerance`.
  public func snapped(to other: GEOSGeometry, tolerance: Double) throws(GEOSError) -> GEOSGeometry {
    try ArgumentCheck.finite(tolerance, "tolerance", atLeast: 0, "GEOSSnap_r", #function)
    return try derived("GEOSSnap_r", other) { geos.GEOSSnap_r($0, $1, $2, tolerance) }
  }
}
