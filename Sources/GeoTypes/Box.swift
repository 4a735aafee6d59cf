/// An axis-aligned rectangle: the bounding box of something.
///
/// An empty box holds nothing, and its limits are infinite; `Box.empty` is the neutral element of ``union(_:)``.
@frozen
public struct Box: Hashable, Sendable {
  /// The least `x`.
  public var minX: Double
  /// The least `y`.
  public var minY: Double
  /// The greatest `x`.
  public var maxX: Double
  /// The greatest `y`.
  public var maxY: Double

  /// Creates a box of its four sides.
  @inlinable
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// The smallest box that holds both corners, given in either order.
  @inlinable
  public init(_ a: Coordinate, _ b: Coordinate) {
    self.init(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
  }

  /// The smallest box that holds all coordinates; empty when there are none.
  @inlinable
  public init(_ coordinates: some Sequence<Coordinate>) {
    self = .empty
    for coordinate in coordinates { expand(toInclude: coordinate) }
  }

  /// The smallest box that holds all coordinates. Keeps two boxes, which grow independently of one another,
  /// so that no step waits for the step before.
  @inlinable
  public init(_ coordinates: [Coordinate]) {
    self = coordinates.withUnsafeBufferPointer { coordinates in
      var (even, odd) = (Box.empty, Box.empty)
      var index = 0
      while index + 1 < coordinates.count {
        even.expand(toInclude: coordinates[index])
        odd.expand(toInclude: coordinates[index + 1])
        index += 2
      }
      if index < coordinates.count { even.expand(toInclude: coordinates[index]) }
      return even.union(odd)
    }
  }

  /// The box that holds nothing.
  @inlinable
  public static var empty: Box {
    Box(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
  }

  /// Whether the box holds no position.
  @inlinable
  public var isEmpty: Bool { !(minX <= maxX && minY <= maxY) }
  /// The extent along `x`; 0 for an empty box.
  @inlinable
  public var width: Double { isEmpty ? 0 : maxX - minX }
  /// The extent along `y`; 0 for an empty box.
  @inlinable
  public var height: Double { isEmpty ? 0 : maxY - minY }
  /// The middle of the box.
  @inlinable
  public var center: Coordinate { Coordinate(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }

  /// Grows the box so that it holds a position.
  @inlinable
  public mutating func expand(toInclude coordinate: Coordinate) {
    minX = min(minX, coordinate.x)
    minY = min(minY, coordinate.y)
    maxX = max(maxX, coordinate.x)
    maxY = max(maxY, coordinate.y)
  }

  /// The smallest box that holds both.
  @inlinable
  public func union(_ other: Box) -> Box {
    Box(
      minX: min(minX, other.minX), minY: min(minY, other.minY),
      maxX: max(maxX, other.maxX), maxY: max(maxY, other.maxY))
  }

  /// The box that both share; empty where they share nothing.
  @inlinable
  public func intersection(_ other: Box) -> Box {
    let shared = Box(
      minX: max(minX, other.minX), minY: max(minY, other.minY),
      maxX: min(maxX, other.maxX), maxY: min(maxY, other.maxY))
    return shared.isEmpty ? .empty : shared
  }

  /// Whether the boxes share at least a point; borders count.
  @inlinable
  public func intersects(_ other: Box) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }

  /// Whether the coordinate lies in the box or on its border.
  @inlinable
  public func contains(_ coordinate: Coordinate) -> Bool {
    minX <= coordinate.x && coordinate.x <= maxX && minY <= coordinate.y && coordinate.y <= maxY
  }

  /// Whether the other box lies in this one; borders may be common. The empty box lies in every box.
  @inlinable
  public func contains(_ other: Box) -> Bool {
    minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
  }
}

extension Box {
  /// The box with a margin on all sides.
  package func widened(by margin: Double) -> Box {
    Box(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
  }
}

/// Boxes of longitudes and latitudes in degrees.
extension Box {
  /// All longitudes and latitudes there are, in degrees.
  package static let wholeEarth = Box(minX: -180, minY: -90, maxX: 180, maxY: 90)

  /// The box with longitude and latitude exchanged.
  package var swapped: Box { Box(minX: minY, minY: minX, maxX: maxY, maxY: maxX) }
}
