internal import CGEOS
public import GeoTypes

/// Places along a line, by their planar distance from its beginning, in the unit of the coordinates.
extension GEOSGeometry {
  /// How far along the line the point nearest to `coordinate` lies. Refused for what is not a line.
  public func chainage(of coordinate: Coordinate) throws(GEOSError) -> Double {
    let point = try GEOSGeometry(coordinate, in: session)
    let distance = try session.call("GEOSProject_r", #function, failed: { !($0 >= 0) }) { context in
      withExtendedLifetime((self, point)) { geos.GEOSProject_r(context, handle, point.handle) }
    }
    return distance
  }

  /// The coordinate at a distance along the line, no farther than its end; a negative distance counts from the end.
  /// `nil` on an empty line. Refused for what is not a line.
  public func coordinate(atChainage chainage: Double) throws(GEOSError) -> Coordinate? {
    try ArgumentCheck.finite(chainage, "chainage", "GEOSInterpolate_r", #function)
    return try derived("GEOSInterpolate_r") { geos.GEOSInterpolate_r($0, $1, chainage) }.centroid
  }
}
