import GeoTypes
import Measurement

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The straight line through the earth between the ends of an edge, for bounds of distances.
struct Chord {
  private let start: SIMD3<Double>
  private let direction: SIMD3<Double>
  /// How far the edge may run from the chord, in metres; infinite if no bound is known.
  private let bulge: Double

  init(_ model: EdgeModel, from start: Coordinate, to end: Coordinate) {
    self.start = Self.geocentric(start)
    direction = start == end ? .zero : Self.geocentric(end) - self.start
    bulge = model.bulge(from: start, to: end, chord: (direction * direction).sum().squareRoot()) ?? .infinity
  }

  /// A point.
  init(at point: Coordinate) {
    (start, direction, bulge) = (Self.geocentric(point), .zero, 0)
  }

  /// Returns a lower bound of the distance between the two edges, in metres.
  ///
  /// A geodesic is curved by at least 1/R, R the largest radius of the ellipsoid, so one of length s has a chord
  /// c ≤ s − s³/(24 R²) but for terms of fifth order: s exceeds c by c³/(24 R²). One part in twenty of that is given
  /// away for those terms, up to 1,000 km.
  func meters(to other: Chord) -> Double { least(segmentDistance(to: other), other) }

  /// Returns a lower and an upper bound of the distance between the two edges, in metres.
  ///
  /// The argument for the upper bound is the reverse of that for the lower one. The edge passes every point of its
  /// chord within its bulge, and a geodesic is curved by at most 1/R, R the smallest radius, so its length is no more
  /// than c + c³/(24 R²) and terms of fifth order (the theorem of Schur). Beyond 1,000 km the upper bound is
  /// infinite.
  func bounds(to other: Chord) -> (least: Double, most: Double) {
    let distance = segmentDistance(to: other)
    return (
      least(distance, other), Self.most(distance / Curvature.margin + bulge + other.bulge + 1e-6)
    )
  }

  /// A point of a chord, and how far the edge may pass by it, in metres.
  struct Foot {
    fileprivate let position: SIMD3<Double>
    fileprivate let bulge: Double

    /// Returns an upper bound of the distance from another point to the edge's point at the foot, in metres; infinite
    /// beyond 1,000 km.
    func mostMeters(to point: Chord) -> Double {
      let gap = point.start - position
      return Chord.most((gap * gap).sum().squareRoot() / Curvature.margin + bulge + 1e-6)
    }
  }

  /// Returns the point of this chord that is nearest to a point.
  func foot(of point: Chord) -> Foot {
    let square = (direction * direction).sum()
    let share = square > 0 ? max(0, min(1, ((point.start - start) * direction).sum() / square)) : 0
    return Foot(position: start + direction * share, bulge: bulge)
  }

  /// Returns the greatest length of a geodesic with a chord of so many metres.
  private static func most(_ chord: Double) -> Double {
    chord > 1e6 ? .infinity : chord * (1 + chord * chord * greatestExcess)
  }

  private func least(_ segmentDistance: Double, _ other: Chord) -> Double {
    let chord = max(0, segmentDistance * Curvature.margin - bulge - other.bulge - 1e-6)
    if chord > 1e6 { return chord }
    return chord * (1 + chord * chord * Self.leastExcess)
  }

  private static let leastExcess = 0.95 / (24 * Curvature.largestRadius * Curvature.largestRadius)
  private static let greatestExcess = 1.05 / (24 * Curvature.smallestRadius * Curvature.smallestRadius)

  /// Returns the distance of two segments in space: between their interiors, or from an end of one. The ends are
  /// tried in any case, because for segments that are nearly parallel the distance of the interiors is
  /// ill-conditioned.
  private func segmentDistance(to other: Chord) -> Double {
    // A point needs no other test, and there are thousands of points.
    if direction == .zero { return other.squaredDistance(to: start).squareRoot() }
    var least = min(squaredDistance(to: other.start), other.squaredDistance(to: start))
    if direction != .zero { least = min(least, other.squaredDistance(to: start + direction)) }
    if other.direction != .zero { least = min(least, squaredDistance(to: other.start + other.direction)) }
    let across = cross(direction, other.direction)
    let square = (across * across).sum()
    if square > 0 {
      let gap = other.start - start
      let s = (cross(gap, other.direction) * across).sum() / square
      let t = (cross(gap, direction) * across).sum() / square
      if s > 0, s < 1, t > 0, t < 1 {
        let between = gap + other.direction * t - direction * s
        least = min(least, (between * between).sum())
      }
    }
    return least.squareRoot()
  }

  private func squaredDistance(to point: SIMD3<Double>) -> Double {
    let gap = point - start
    let square = (direction * direction).sum()
    let share = square > 0 ? max(0, min(1, (gap * direction).sum() / square)) : 0
    let between = gap - direction * share
    return (between * between).sum()
  }

  private func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
  }

  /// Returns geocentric coordinates in metres.
  static func geocentric(_ coordinate: Coordinate) -> SIMD3<Double> {
    let (longitude, latitude) = (coordinate.x * .pi / 180, coordinate.y * .pi / 180)
    let (sine, cosine) = (sin(latitude), cos(latitude))
    let normal = WGS84.equatorialRadiusMeters / (1 - WGS84.eccentricitySquared * sine * sine).squareRoot()
    return SIMD3(
      normal * cosine * cos(longitude), normal * cosine * sin(longitude),
      normal * (1 - WGS84.eccentricitySquared) * sine)
  }
}
