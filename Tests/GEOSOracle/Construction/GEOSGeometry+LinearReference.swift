internal import CGEOS
public import GEOS
public import GeoTypes

/// Positions along a line, given by their planar distance from its beginning, in the unit of the coordinates.
extension GEOSGeometry {
  /// Returns the distance along the line of its point nearest to `coordinate`. Throws where the geometry is
  /// not a line.
  public func chainage(of coordinate: Coordinate) throws(GEOSError) -> Double {
    let point = try GEOSGeometry(coordinate, in: session)
    let distance = try session.call("GEOSProject_r", #function, failed: { !($0 >= 0) }) { context in
      withExtendedLifetime((self, point)) { geos.GEOSProject_r(context, handle, point.handle) }
    }
    return distance
  }

  /// Returns the coordinate at a distance along the line, at most its end; a negative distance counts from
  /// the end. `nil` on an empty line. Throws where the geometry is not a line.
  public func coordinate(atChainage chainage: Double) throws(GEOSError) -> Coordinate? {
    try ArgumentCheck.finite(chainage, "chainage", "GEOSInterpolate_r", #function)
    return try derived("GEOSInterpolate_r") { geos.GEOSInterpolate_r($0, $1, chainage) }.centroid
  }
}
