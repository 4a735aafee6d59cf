import GeoTypes
import Measurement

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The lengths of a degree near a latitude, for distances of some metres.
package struct LocalScale {
  /// Metres for a degree of longitude, and of latitude.
  let x: Double
  let y: Double

  package init(latitude: Double) {
    let radians = Double.pi / 180
    let sine = sin(latitude * radians)
    let root = (1 - WGS84.eccentricitySquared * sine * sine).squareRoot()
    let normalRadius = WGS84.equatorialRadiusMeters / root
    // At the pole itself a degree of longitude has no length, and nothing could be divided by it.
    x = radians * normalRadius * max(1e-9, cos(latitude * radians))
    y = radians * normalRadius * (1 - WGS84.eccentricitySquared) / (root * root)
  }

  package func meters(_ a: Coordinate, _ b: Coordinate) -> Double { hypot((b.x - a.x) * x, (b.y - a.y) * y) }

}

extension Box {
  /// Returns the box with a margin of so many metres, by the scale of its latitude nearest to a pole.
  package func widened(byMeters meters: Double) -> Box { widened(byDegrees: marginDegrees(ofMeters: meters)) }

  /// Returns so many metres in degrees of longitude and of latitude, by the scale of its latitude nearest to a pole.
  func marginDegrees(ofMeters meters: Double) -> (x: Double, y: Double) {
    if isEmpty { return (0, 0) }
    let latitude = maxY.magnitude > minY.magnitude ? maxY : minY
    let scale = LocalScale(latitude: min(89.9999, max(-89.9999, latitude)))
    return (meters / scale.x, meters / scale.y)
  }

  func widened(byDegrees margin: (x: Double, y: Double)) -> Box {
    if isEmpty { return self }
    return Box(
      minX: minX - margin.x, minY: minY - margin.y, maxX: maxX + margin.x, maxY: maxY + margin.y)
  }
}
