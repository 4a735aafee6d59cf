/// A line through at least two coordinates, or none.
public struct LineString: Hashable, Sendable {
  public var coordinates: [Coordinate]

  @inlinable
  public init(_ coordinates: [Coordinate]) {
    self.coordinates = coordinates
  }

  /// Complexity: O(*n*).
  public var box: Box { Box(coordinates) }
}
