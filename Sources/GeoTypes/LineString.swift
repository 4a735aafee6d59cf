/// A line through two or more coordinates; empty without any.
public struct LineString: Hashable, Sendable {
  public var coordinates: [Coordinate]

  @inlinable
  public init(_ coordinates: [Coordinate]) {
    self.coordinates = coordinates
  }

  /// Complexity: O(*n*).
  public var box: Box { Box(coordinates) }
}
