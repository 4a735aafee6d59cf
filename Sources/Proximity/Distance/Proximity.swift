public import GeoTypes

/// How near land comes to a target, and where.
public struct Proximity: Hashable, Sendable {
  /// The length of the shortest geodesic between the two; 0 where the target lies in the land, wholly or partly,
  /// or touches it.
  public let meters: Double
  /// Whether the target lies in the land, wholly or partly. The border belongs to the land, on every side of it: a
  /// point on it is inside, and so is a line of which a stretch runs along it.
  public let isInside: Bool
  /// Whether a line or a polygon comes up to the border from outside and has no more in common with the land: single
  /// points of a line, the border of a polygon.
  public var touches: Bool { meters == 0 && !isInside }
  /// The place of the land's border that is nearest. Where the target is inside, the first place at which it is:
  /// of a line, where it begins or enters.
  public let front: Coordinate?
  /// The place of the target that is nearest; where it is inside, the same as `front`.
  public let target: Coordinate?
  /// The direction from the target to the front, in degrees clockwise from north, from 0 to 360. Nil where the
  /// two are the same place.
  public let bearingDegrees: Double?
  /// Where on the target's lines, from their start; nil for points and polygons.
  public let chainageMeters: Double?

  public var kilometers: Double { meters / 1000 }

  static func inside(at place: Coordinate, chainageMeters: Double? = nil) -> Proximity {
    Proximity(
      meters: 0, isInside: true, front: place, target: place, bearingDegrees: nil,
      chainageMeters: chainageMeters)
  }
}
