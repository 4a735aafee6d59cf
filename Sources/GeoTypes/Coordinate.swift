/// A position in the plane: longitude or easting, latitude or northing.
///
/// `x` comes first everywhere, as in RFC 7946. The unit is that of the coordinate reference system in use:
/// degrees for geographic coordinates, usually metres for projected ones.
///
/// Equality is equality of both numbers; `-0.0` equals `0.0`.
@frozen
public struct Coordinate: Hashable, Sendable {
  /// Longitude or easting.
  public var x: Double
  /// Latitude or northing.
  public var y: Double

  /// Creates a position.
  @inlinable
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

extension Coordinate: Comparable {
  /// Orders by `x`, then by `y`.
  @inlinable
  public static func < (left: Coordinate, right: Coordinate) -> Bool {
    left.x < right.x || (left.x == right.x && left.y < right.y)
  }
}

extension Coordinate: CustomStringConvertible {
  public var description: String { "(\(x), \(y))" }
}
