/// A line through two or more coordinates; empty without any.
public struct LineString: Hashable, Sendable {
  /// The positions, in order.
  public var coordinates: [Coordinate]

  /// Creates a line through positions.
  @inlinable
  public init(_ coordinates: [Coordinate]) {
    self.coordinates = coordinates
  }

  /// Complexity: O(*n*).
  public var box: Box { Box(coordinates) }
}
