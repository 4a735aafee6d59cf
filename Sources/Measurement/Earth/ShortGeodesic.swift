import EdgeChains

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The area between a short geodesic and the equator, to the rounding of a double, at a twentieth of the cost of the
/// inverse problem.
///
/// In longitude λ and the authalic variable y = A(φ) (``AuthalicArea``) area is dλ dy, and the ellipsoid's metric
/// is ds² = dy²/h + h dλ², where h is the square of the distance from the axis and dh/dy = −2 sin φ. With t
/// running evenly from −½ to ½ along a geodesic of length *L* its equations become
///
///     y″ = −L² sin φ,        λ″ = 2 sin φ y′ λ′ / h.
///
/// Let y = ȳ + Pt + u and λ = λ̄ + qt + v, with u and v zero at both ends. The area is
///
///     ∫ y λ′ dt = q ȳ + q ∫u − P ∫v + ∫u v′,
///
/// the trapezium under the chord and a lens between chord and geodesic. The right-hand sides, taken at the ends and
/// in the middle after one step of Picard's iteration, give the integrals by Green's function. The terms left out are
/// of seventh order in the edge's length.
///
/// Against GeographicLib's `Geodesic` the area differs by less than that one rounds (some 10⁻⁵ m²) over the whole
/// range; a test holds it to that.
enum ShortGeodesic {
  /// Edges longer than this many radians, times the cosine of their latitude, are left to GeographicLib: some 17 km
  /// in Ukraine. Twice that length would still do.
  private static let limit = 4e-3

  /// Returns the area in square metres; nil for an edge that is not short. In the northern hemisphere it is positive
  /// when the edge is passed from its low end, the western one, to its high end.
  static func squareMeters(under edge: Edge) -> Double? {
    let radians = Double.pi / 180
    let middle = (edge.low.y + edge.high.y) / 2 * radians
    let (q, p) = ((edge.high.x - edge.low.x) * radians, (edge.high.y - edge.low.y) * radians)
    let (sine, cosine) = (sin(middle), cos(middle))
    guard p.magnitude + q * cosine < limit * cosine else { return nil }

    // The ends are turned from the middle by so small an angle that three terms of its series suffice.
    let half = p / 2
    let square = half * half
    let turnSine = half * (1 - square / 6 * (1 - square / 20))
    let turnCosine = 1 - square / 2 * (1 - square / 12)
    let (low, high) = (sine * turnCosine - cosine * turnSine, sine * turnCosine + cosine * turnSine)
    let (yLow, yHigh) = (authalic(low), authalic(high))
    let y = (yLow + yHigh) / 2
    let P = yHigh - yLow

    // The right-hand sides in the middle of the chord, and with those at the ends.
    let h = squaredAxialDistance(sine)
    let roughL2 = P * P / h + h * q * q
    let fu = -roughL2 * sine
    let fv = 2 * sine * P * q / h
    let fuSlope = -roughL2 * (high - low)
    func fvAtEnds(_ evenU: Double, _ evenV: Double) -> (low: Double, high: Double) {
      (
        2 * low * (P - fu / 2 + evenU) * (q - fv / 2 + evenV) / squaredAxialDistance(low),
        2 * high * (P + fu / 2 + evenU) * (q + fv / 2 + evenV) / squaredAxialDistance(high)
      )
    }
    var ends = fvAtEnds(0, 0)
    ends = fvAtEnds(fuSlope / 12, (ends.high - ends.low) / 12)
    let fvSlope = ends.high - ends.low

    // The right-hand sides in the middle of the geodesic, which lies off that of the chord.
    let axial = (1 - WGS84.eccentricitySquared * sine * sine)
    let density = WGS84.polarRadiusMeters * WGS84.polarRadiusMeters * cosine / (axial * axial)
    let sineThere = sine + cosine * (y - fu / 8 - authalic(sine)) / density
    let hThere = squaredAxialDistance(sineThere)
    let (uSpeed, vSpeed) = (P - fuSlope / 24, q - fvSlope / 24)
    let squaredLength = uSpeed * uSpeed / hThere + hThere * vSpeed * vSpeed
    let fuThere = -squaredLength * sineThere
    let fvThere = 2 * sineThere * uSpeed * vSpeed / hThere

    let u = -(fuThere / 12 + (-squaredLength * (low + high) - 2 * fuThere) / 120)
    let v = -(fvThere / 12 + (ends.low + ends.high - 2 * fvThere) / 120)
    return q * y + (q * u - P * v + (fuThere * fvSlope - fuSlope * fvThere) / 720)
  }

  /// Returns A(φ) by the power series of its two terms in e² sin² φ.
  @inline(__always)
  private static func authalic(_ sine: Double) -> Double {
    let z = WGS84.eccentricitySquared * sine * sine
    var sum = 0.0
    for k in stride(from: 7, through: 1, by: -1) { sum = z * (sum + Double(k + 1) / Double(2 * k + 1)) }
    return WGS84.polarRadiusMeters * WGS84.polarRadiusMeters * sine * (1 + sum)
  }

  @inline(__always)
  private static func squaredAxialDistance(_ sine: Double) -> Double {
    WGS84.equatorialRadiusMeters * WGS84.equatorialRadiusMeters * (1 - sine * sine)
      / (1 - WGS84.eccentricitySquared * sine * sine)
  }
}
