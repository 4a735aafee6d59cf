import GeoTypes
import Geodesics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The point of an edge that is nearest to something, and its distance.
package struct Foot {
  package var meters: Double
  var share: Double
  var coordinate: Coordinate
}

extension EdgePath {
  /// Returns the point of the edge that is nearest to a coordinate.
  ///
  /// It is where the geodesic to the coordinate leaves the edge at a right angle, or an end. From a position on the
  /// edge the right-angled spherical triangle says how far along the edge the foot lies. On the ellipsoid this guess
  /// is off by the square of the distance over the radius times the flattening, so two or three rounds reach a
  /// micrometre (S. Baselga and J. C. Martínez-Llario, "Intersection and point-to-line solutions for geodesics on the
  /// ellipsoid", 2018). A bracket around the foot keeps the iteration safe where edges are curved or the coordinate
  /// is thousands of kilometres away.
  package func foot(of point: Coordinate) -> Foot {
    var best = Foot(meters: .infinity, share: 0, coordinate: start)
    guard meters > 0 else {
      best.meters = Geodesic.wgs84.distance(from: start, to: point)
      return best
    }
    var (low, high) = (0.0, 1.0)
    var (lowIsKnown, highIsKnown) = (false, false)
    var share = planarShare(of: point)
    for _ in 0..<100 {
      let position = position(at: share)
      let inverse = Geodesic.wgs84.inverse(from: position.coordinate, to: point)
      if inverse.meters < best.meters {
        best = Foot(meters: inverse.meters, share: share, coordinate: position.coordinate)
      }
      guard inverse.meters > 1e-9 else { break }
      let along = cos((inverse.startAzimuthDegrees - position.azimuthDegrees) * .pi / 180)
      if along > 0 {
        if share >= 1 { break }
        (low, lowIsKnown) = (share, true)
      } else {
        if share <= 0 { break }
        (high, highIsKnown) = (share, true)
      }
      let angle = inverse.meters / Self.meanRadius
      let step = Self.meanRadius * atan2(sin(angle) * along, cos(angle)) / position.metersPerShare
      var next = max(low, min(high, share + step))
      if (lowIsKnown && next <= low) || (highIsKnown && next >= high) { next = (low + high) / 2 }
      if (next - share).magnitude * meters < Self.resolution { break }
      share = next
    }
    return best.meters > Self.far ? nearerEnd(best, to: point) : best
  }

  /// Returns the nearest of a foot and the ends: beyond a quarter of the earth's circumference, distances along an
  /// edge need not have a single minimum.
  private func nearerEnd(_ found: Foot, to point: Coordinate) -> Foot {
    var best = found
    for (share, end) in [(0.0, start), (1.0, end)] {
      let meters = Geodesic.wgs84.distance(from: end, to: point)
      if meters < best.meters { best = Foot(meters: meters, share: share, coordinate: end) }
    }
    return best
  }

  private func planarShare(of point: Coordinate) -> Double {
    let scale = max(cos((start.y + end.y) / 2 * .pi / 180), 1e-6)
    let (dx, dy) = (wrapped(end.x - start.x) * scale, end.y - start.y)
    let (px, py) = (wrapped(point.x - start.x) * scale, point.y - start.y)
    let length = dx * dx + dy * dy
    let share = (px * dx + py * dy) / length
    return share.isFinite ? max(0, min(1, share)) : 0
  }

  private func wrapped(_ degrees: Double) -> Double {
    switch model {
    case .geodesic: degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees
    case .straight: degrees
    }
  }

  private static let meanRadius = 6_371_008.8
  private static let far = 8e6
  /// The resolution in metres along the edge. The distance itself is then right to far less, as it is flat about its
  /// minimum.
  private static let resolution = 1e-7
}
