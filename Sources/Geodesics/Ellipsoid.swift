#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// An ellipsoid of revolution: the shape of the earth on which geodesics run.
public struct Ellipsoid: Hashable, Sendable {
  /// The equatorial radius *a* in metres.
  public let equatorialRadiusMeters: Double
  /// The flattening *f* = (a − b) / a: 0 for a sphere, negative where the polar radius is the larger one.
  public let flattening: Double

  private init(unchecked radius: Double, _ flattening: Double) {
    equatorialRadiusMeters = radius
    self.flattening = flattening
  }

  /// Creates an ellipsoid from its equatorial radius in metres and its flattening.
  ///
  /// - Throws: ``EllipsoidError`` unless the radius is positive, finite and below 1e150 and the flattening is
  ///   within ±0.02, where the series behind ``Geodesic`` keep full accuracy. Every ellipsoid used for the
  ///   earth has f < 0.0035.
  public init(equatorialRadiusMeters: Double, flattening: Double) throws(EllipsoidError) {
    // Up to 1e150 the square of the radius, and so every area, stays finite.
    guard equatorialRadiusMeters > 0, equatorialRadiusMeters < 1e150, abs(flattening) <= 0.02 else {
      throw EllipsoidError(equatorialRadiusMeters: equatorialRadiusMeters, flattening: flattening)
    }
    self.init(unchecked: equatorialRadiusMeters, flattening)
  }

  /// WGS 84, the ellipsoid of GPS and of GeoJSON.
  public static let wgs84 = Ellipsoid(unchecked: 6_378_137, 1 / 298.257_223_563)
  /// GRS 80, the ellipsoid of ETRS89.
  public static let grs80 = Ellipsoid(unchecked: 6_378_137, 1 / 298.257_222_101)

  /// Returns a sphere with a radius in metres. Throws ``EllipsoidError`` for a radius that no ellipsoid can
  /// have.
  public static func sphere(radiusMeters: Double) throws(EllipsoidError) -> Ellipsoid {
    try Ellipsoid(equatorialRadiusMeters: radiusMeters, flattening: 0)
  }

  /// The polar radius *b* in metres.
  public var polarRadiusMeters: Double { equatorialRadiusMeters * (1 - flattening) }

  /// The square of the eccentricity.
  public var eccentricitySquared: Double { flattening * (2 - flattening) }

  /// The area of the whole surface in square metres.
  public var squareMeters: Double {
    let a = equatorialRadiusMeters
    let b = polarRadiusMeters
    let e2 = eccentricitySquared
    let e = abs(e2).squareRoot()
    let ratio = e == 0 ? 1 : (e2 > 0 ? atanh(e) : atan(e)) / e
    return 2 * .pi * (a * a + b * b * ratio)
  }
}

/// The error that a radius and a flattening define no ellipsoid for which the series of geodesics are
/// accurate.
public struct EllipsoidError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The radius at the equator that was given, in metres.
  public let equatorialRadiusMeters: Double
  /// The flattening that was given.
  public let flattening: Double

  public var description: String {
    "can't make an ellipsoid: radius \(equatorialRadiusMeters) m, flattening \(flattening); give a positive radius in "
      + "metres and a flattening within ±0.02 (WGS 84 has 1/298.257223563)"
  }
}
