/// A closed line: the border of a polygon or of a hole in it.
///
/// The first coordinate is repeated at the end, as in RFC 7946 and in GEOS. The initialiser does not check
/// this; readers do, and report where it fails. An empty ring is legal and bounds nothing.
public struct Ring: Hashable, Sendable {
  /// The positions, in order; of a closed ring the first is repeated at the end.
  public var coordinates: [Coordinate]

  /// Creates a ring.
  @inlinable
  public init(_ coordinates: [Coordinate]) {
    self.coordinates = coordinates
  }

  /// Whether the last position is the first.
  @inlinable
  public var isClosed: Bool { coordinates.first == coordinates.last }

  /// Complexity: O(*n*).
  public var box: Box { Box(coordinates) }

  /// Twice the signed planar area in square coordinate units: positive when the ring runs counter-clockwise.
  ///
  /// Sums are taken relative to the first coordinate, so that a small ring far from the origin loses no
  /// digits. Complexity: O(*n*).
  public var doubledSignedArea: Double {
    guard let origin = coordinates.first else { return 0 }
    var sum = 0.0
    var previous = Coordinate(x: 0, y: 0)
    for coordinate in coordinates.dropFirst() {
      let current = Coordinate(x: coordinate.x - origin.x, y: coordinate.y - origin.y)
      sum += previous.x * current.y - current.x * previous.y
      previous = current
    }
    return sum
  }

  /// Whether the ring runs counter-clockwise. False for a ring without area. Complexity: O(*n*).
  public var isCounterClockwise: Bool { doubledSignedArea > 0 }

  /// The ring with its direction reversed.
  public var reversed: Ring { Ring(coordinates.reversed()) }
}
