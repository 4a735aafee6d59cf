public import GeoTypes

/// How near land comes to a target, and where.
public struct Proximity: Hashable, Sendable {
  /// The length of the shortest geodesic between the two; 0 if the target lies in the land, wholly or partly, or
  /// touches it.
  public let meters: Double
  /// Whether the target lies in the land, wholly or partly. The border belongs to the land, on every side of it: a
  /// point on it is inside, and so is a line of which a part runs along it.
  public let isInside: Bool
  /// Whether a line or a polygon meets the border from outside and has no more in common with the land: a line in
  /// single points, a polygon with its border.
  public var touches: Bool { meters == 0 && !isInside }
  /// The nearest point of the land's border. If the target is inside, the first point at which it is; for a line,
  /// where it begins or enters.
  public let front: Coordinate?
  /// The nearest point of the target; if it is inside, the same as `front`.
  public let target: Coordinate?
  /// The direction from the target to the front, in degrees clockwise from north, from 0 to 360. Nil if the two are
  /// the same point.
  public let bearingDegrees: Double?
  /// The chainage of the nearest point on the target's lines; nil for points and polygons.
  public let chainageMeters: Double?

  /// The distance in kilometres.
  public var kilometers: Double { meters / 1000 }

  static func inside(at point: Coordinate, chainageMeters: Double? = nil) -> Proximity {
    Proximity(
      meters: 0, isInside: true, front: point, target: point, bearingDegrees: nil,
      chainageMeters: chainageMeters)
  }
}
