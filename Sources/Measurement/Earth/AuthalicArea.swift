#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The area of the WGS 84 ellipsoid between the equator and a latitude, and its mean along a straight edge.
///
/// Between two meridians the ellipsoid's area from the equator to latitude φ is Δλ · A(φ), with
///
///     A(φ) = b²/2 · ( sin φ / (1 − e² sin² φ) + atanh(e sin φ) / e ).
///
/// Under an edge that is straight in longitude and latitude it is Δλ times the mean of A over the edge's
/// latitudes. A is odd in φ and has period 2π, so A(φ) = Σ cₖ sin((2k + 1) φ), and the mean of a sine over an
/// interval has a closed form without cancellation:
///
///     mean of sin(mφ) over [φ₁, φ₂] = sin(m (φ₁ + φ₂) / 2) · sinc(m (φ₂ − φ₁) / 2).
///
/// The coefficients fall like the powers of the third flattening, 1/596, so seven of them reach the rounding of
/// a double. We prefer this to Gauss–Legendre quadrature because it is equally exact for an edge of a metre and
/// for one from pole to pole, with a fixed cost of four sines; the quadrature serves as the test's second opinion.
enum AuthalicArea {
  private static let termCount = 7

  /// Returns the mean of A over the latitudes between two, in square metres for each radian of longitude.
  static func mean(fromLatitudeDegrees first: Double, to second: Double) -> Double {
    let middle = (first + second) / 2 * .pi / 180
    let half = (second - first) / 2 * .pi / 180
    let (sine, cosine) = (sin(middle), cos(middle))
    let (halfSine, halfCosine) = (sin(half), cos(half))
    // sin((m + 2)x) and cos((m + 2)x) from those of mx, by turning through 2x.
    let (turnSine, turnCosine) = (2 * sine * cosine, 1 - 2 * sine * sine)
    let (halfTurnSine, halfTurnCosine) = (2 * halfSine * halfCosine, 1 - 2 * halfSine * halfSine)
    var (s, c) = (sine, cosine)
    var (hs, hc) = (halfSine, halfCosine)
    var mean = 0.0
    for (k, coefficient) in coefficients.enumerated() {
      let angle = Double(2 * k + 1) * half
      let sinc = angle == 0 ? 1 : hs / angle
      mean += coefficient * s * sinc
      (s, c) = (s * turnCosine + c * turnSine, c * turnCosine - s * turnSine)
      (hs, hc) = (hs * halfTurnCosine + hc * halfTurnSine, hc * halfTurnCosine - hs * halfTurnSine)
    }
    return mean
  }

  /// Returns A(φ), in square metres for each radian of longitude.
  static func value(latitudeRadians latitude: Double) -> Double {
    let sine = sin(latitude)
    let squared = WGS84.eccentricitySquared
    let eccentricity = squared.squareRoot()
    return WGS84.polarRadiusMeters * WGS84.polarRadiusMeters / 2
      * (sine / (1 - squared * sine * sine) + atanh(eccentricity * sine) / eccentricity)
  }

  /// The Fourier coefficients by the trapezoidal rule over a quarter period, which is exact to rounding for a
  /// periodic function whose coefficients vanish before the number of points.
  private static let coefficients: [Double] = {
    let points = 64
    return (0..<termCount).map { k in
      let m = Double(2 * k + 1)
      var sum = 0.0
      for point in 1...points {
        let latitude = Double(point) / Double(points) * .pi / 2
        // The integrand is even about the pole: its end point counts half.
        sum += (point == points ? 0.5 : 1) * value(latitudeRadians: latitude) * sin(m * latitude)
      }
      return sum * 2 / Double(points)
    }
  }()
}
