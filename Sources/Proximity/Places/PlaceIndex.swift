public import FrontLine
public import GeoTypes
import Geodesics

/// Places sorted by latitude, in which the nearest of thousands is found by looking at few.
public struct PlaceIndex: Sendable {
  /// In ascending order of latitude; those of one latitude in the order given.
  private let places: [Place]

  /// Complexity: O(*n* log *n*) in the places.
  public init(_ places: [Place]) {
    self.places = places.indices.sorted { left, right in
      let (a, b) = (places[left].coordinate.y, places[right].coordinate.y)
      return a == b ? left < right : a < b
    }.map { places[$0] }
  }

  /// Returns the nearest place; nil where there is none. Of equals it is the southernmost, then the first.
  ///
  /// Complexity: O(log *n*) to find its latitude, and what lies no further north or south than the answer.
  public func nearest(to position: Coordinate) -> NearestPlace? {
    var best: (index: Int, meters: Double, azimuth: Double)?
    var (south, north) = (firstIndex(from: position.y) - 1, firstIndex(from: position.y))
    while south >= 0 || north < places.count {
      let below = south >= 0 ? position.y - places[south].coordinate.y : .infinity
      let above = north < places.count ? places[north].coordinate.y - position.y : .infinity
      // The nearer in latitude comes first, so that the rest can be left out all at once.
      if let best, min(below, above) * Self.leastMetersPerDegree > best.meters { break }
      let index = below <= above ? south : north
      if below <= above { south -= 1 } else { north += 1 }
      if let best, isFarther(places[index].coordinate, from: position, than: best.meters) { continue }
      let way = Geodesic.wgs84.inverse(from: places[index].coordinate, to: position)
      if let best, (best.meters, best.index) <= (way.meters, index) { continue }
      best = (index, way.meters, way.startAzimuthDegrees)
    }
    return best.map { best in
      NearestPlace(
        place: places[best.index], meters: best.meters,
        bearingDegrees: best.azimuth < 0 ? best.azimuth + 360 : best.azimuth)
    }
  }

  /// The length of a degree of the meridian on WGS 84 at the equator, where it is shortest.
  private static let leastMetersPerDegree = 110_574.0

  /// Whether a place is certainly farther than a distance, by the difference of longitudes alone: on a sphere as large
  /// as the ellipsoid's smallest radius, with a tenth to spare for the ellipsoid.
  private func isFarther(_ place: Coordinate, from position: Coordinate, than meters: Double) -> Bool {
    let degrees = (place.x - position.x).magnitude
    let latitude = max(place.y.magnitude, position.y.magnitude)
    guard degrees < 5, latitude < 75 else { return false }
    // cos φ ≥ 1 - φ²/2, with φ in radians.
    let radians = latitude * .pi / 180
    return 0.9 * degrees * Self.leastMetersPerDegree * max(0, 1 - radians * radians / 2) > meters
  }

  private func firstIndex(from latitude: Double) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle].coordinate.y < latitude { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
