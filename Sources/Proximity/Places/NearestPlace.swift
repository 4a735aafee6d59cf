public import FrontLine

/// The place of a gazetteer that is nearest to a position, and the direction from it to the position.
public struct NearestPlace: Hashable, Sendable {
  /// The place.
  public let place: Place
  /// The length of the geodesic between the two.
  public let meters: Double
  /// The direction from the place to the position, clockwise from north, from 0 to 360.
  public let bearingDegrees: Double

  /// The distance in kilometres.
  public var kilometers: Double { meters / 1000 }

  /// The compass point of the bearing.
  public var direction: CompassPoint { CompassPoint(bearingDegrees: bearingDegrees) }
}
