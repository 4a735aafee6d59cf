import GeoTypes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The lengths of a degree about a latitude, for what is some metres wide.
struct LocalScale {
  /// Metres for a degree of longitude, and of latitude.
  let x: Double
  let y: Double

  init(latitude: Double) {
    let radians = Double.pi / 180
    let sine = sin(latitude * radians)
    let root = (1 - WGS84.eccentricitySquared * sine * sine).squareRoot()
    let normalRadius = WGS84.equatorialRadiusMeters / root
    // At the pole itself a degree of longitude has no length, and nothing could be divided by it.
    x = radians * normalRadius * max(1e-9, cos(latitude * radians))
    y = radians * normalRadius * (1 - WGS84.eccentricitySquared) / (root * root)
  }

  func meters(_ a: Coordinate, _ b: Coordinate) -> Double { hypot((b.x - a.x) * x, (b.y - a.y) * y) }

  /// A box that reaches so many metres beyond another.
  func box(_ box: Box, widenedBy meters: Double) -> Box {
    Box(
      minX: box.minX - meters / x, minY: box.minY - meters / y, maxX: box.maxX + meters / x,
      maxY: box.maxY + meters / y)
  }
}

extension Box {
  /// The box with a margin of so many metres, by the scale of its latitudes nearest to a pole.
  func widened(byMeters meters: Double) -> Box {
    if isEmpty { return self }
    let latitude = maxY.magnitude > minY.magnitude ? maxY : minY
    return LocalScale(latitude: min(89.9999, max(-89.9999, latitude))).box(self, widenedBy: meters)
  }
}
