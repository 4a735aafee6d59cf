import GeoTypes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A plane in metres that touches the WGS 84 ellipsoid at a point.
///
/// Lengths along meridians and parallels are right at the point; 20 km away they are wrong by less than 0.3 %
/// at the latitudes of Ukraine. It finds the nearest of several points; the distance itself is geodesic.
struct LocalPlane {
  let origin: Coordinate
  let metersPerDegreeX: Double
  let metersPerDegreeY: Double

  init(at origin: Coordinate) {
    self.origin = origin
    let latitude = origin.y * .pi / 180
    // The radii of curvature of the ellipsoid, along the parallel and along the meridian.
    let w = 1 - WGS84.eccentricitySquared * sin(latitude) * sin(latitude)
    let normal = WGS84.equatorialRadiusMeters / w.squareRoot()
    metersPerDegreeX = normal * cos(latitude) * .pi / 180
    metersPerDegreeY = normal * (1 - WGS84.eccentricitySquared) / w * .pi / 180
  }

  /// The point of a straight edge that is nearest to the origin, and how far it is.
  func nearest(on a: Coordinate, _ b: Coordinate) -> (point: Coordinate, meters: Double) {
    let (ax, ay) = ((a.x - origin.x) * metersPerDegreeX, (a.y - origin.y) * metersPerDegreeY)
    let (dx, dy) = ((b.x - a.x) * metersPerDegreeX, (b.y - a.y) * metersPerDegreeY)
    let length = dx * dx + dy * dy
    let share = length > 0 ? min(1, max(0, -(ax * dx + ay * dy) / length)) : 0
    let (x, y) = (ax + share * dx, ay + share * dy)
    return (
      Coordinate(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y)), (x * x + y * y).squareRoot()
    )
  }
}
