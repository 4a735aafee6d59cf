public import FrontLine
public import GeoTypes
import Geodesics

/// The place of a gazetteer that is nearest to a position, and the direction from it to the position.
public struct NearestPlace: Hashable, Sendable {
  public let place: Place
  /// The length of the geodesic between the two.
  public let meters: Double
  /// The direction from the place to the position, clockwise from north, from 0 to 360.
  public let bearingDegrees: Double

  public var kilometers: Double { meters / 1000 }

  /// The compass point of the bearing.
  public var direction: CompassPoint { CompassPoint(bearingDegrees: bearingDegrees) }
}

extension Gazetteer {
  /// Returns the nearest of the places that pass the test, the first of equals. Nil if none passes.
  ///
  /// Complexity: O(*n*) in the places.
  public func nearestPlace(to position: Coordinate, where passes: (Place) -> Bool = { _ in true })
    -> NearestPlace?
  {
    var nearest: NearestPlace?
    for place in places where passes(place) {
      let way = Geodesic.wgs84.inverse(from: place.coordinate, to: position)
      if let nearest, nearest.meters <= way.meters { continue }
      let bearing = way.startAzimuthDegrees < 0 ? way.startAzimuthDegrees + 360 : way.startAzimuthDegrees
      nearest = NearestPlace(place: place, meters: way.meters, bearingDegrees: bearing)
    }
    return nearest
  }
}

extension Place {
  /// Whether it is a city or a town.
  public var isTown: Bool { kind == "city" || kind == "town" }
}
