public import GeoTypes

/// A straight piece of a boundary with a direction and a multiplicity.
///
/// The ends are kept in a canonical order, `low < high`, whichever way a ring passes them. So an edge that
/// two rings share is recognised, and everything computed from it (an intersection, an area term) is the same
/// to the last bit for both.
@frozen
public struct Edge: Hashable, Sendable {
  /// The end that comes first, by `x`, then by `y`.
  public let low: Coordinate
  /// The end that comes last.
  public let high: Coordinate
  /// How often the boundary runs from `low` to `high`, less how often it runs back.
  ///
  /// Crossing the edge from its right to its left, seen from `low` to `high`, raises the winding number by
  /// this weight.
  public var weight: Int

  /// Creates an edge from `start` to `end`, which must differ.
  @inlinable
  public init(from start: Coordinate, to end: Coordinate, weight: Int = 1) {
    if start < end {
      (low, high, self.weight) = (start, end, weight)
    } else {
      (low, high, self.weight) = (end, start, -weight)
    }
  }

  @inlinable
  init(low: Coordinate, high: Coordinate, weight: Int) {
    (self.low, self.high, self.weight) = (low, high, weight)
  }

  /// The end at which the boundary enters the edge: the low end for a positive weight.
  @inlinable
  public var start: Coordinate { weight > 0 ? low : high }
  /// The end at which the boundary leaves the edge.
  @inlinable
  public var end: Coordinate { weight > 0 ? high : low }

  /// Whether one of the two edges ends where the other starts.
  @inlinable
  public func adjoins(_ other: Edge) -> Bool { start == other.end || end == other.start }

  /// The lower of the two `y`.
  @inlinable
  public var minY: Double { min(low.y, high.y) }
  /// The higher of the two `y`.
  @inlinable
  public var maxY: Double { max(low.y, high.y) }
  /// The smallest box around the edge.
  @inlinable
  public var box: Box { Box(minX: low.x, minY: minY, maxX: high.x, maxY: maxY) }

  /// Returns the same piece with another multiplicity.
  @inlinable
  public func weighted(_ weight: Int) -> Edge { Edge(low: low, high: high, weight: weight) }
}
