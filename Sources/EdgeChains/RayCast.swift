import GeoTypes

/// Counts the edges that a ray from an edge's midpoint toward +x crosses, to find the winding numbers beside
/// the edge.
///
/// The ray rises by an infinitesimal angle, which settles the cases in which it would run along an edge or
/// through a coordinate: a coordinate at the height of the midpoint counts as below the ray when it lies to
/// its left.
struct RayCast {
  private let edge: Edge
  private var winding = 0
  private var ownWeight = 0

  @inline(__always)
  init(beside edge: Edge) { self.edge = edge }

  /// The winding numbers on the left and right of the edge, looking from its `low` to its `high`.
  var sides: (left: Int, right: Int) {
    // The ray starts on the +x side of the edge: on its right where it rises, on its left where it falls.
    let rises = edge.low.y <= edge.high.y
    return rises ? (winding &+ ownWeight, winding) : (winding, winding &- ownWeight)
  }

  /// Takes another edge into account, or the edge itself, which need not be passed.
  @inline(__always)
  mutating func pass(_ other: Edge) {
    let lowIsBelow = isBelow(other.low)
    guard lowIsBelow != isBelow(other.high) else { return }
    if other.low == edge.low && other.high == edge.high {
      ownWeight = other.weight
      return
    }
    let side = Orientation.signOfMidpoint(other.low, other.high, of: edge.low, edge.high)
    // Rising edges cross the ray from its right to its left where the midpoint is on their left.
    if lowIsBelow {
      if side > 0 { winding &+= other.weight }
    } else if side < 0 {
      winding &-= other.weight
    }
  }

  /// Takes an end into account at which edges to the right of the midpoint leave more than arrive, by their weights.
  @inline(__always)
  mutating func pass(openEnd coordinate: Coordinate, weight: Int) {
    if isBelow(coordinate) { winding &+= weight }
  }

  @inline(__always)
  private func isBelow(_ coordinate: Coordinate) -> Bool {
    let height = Orientation.compareMean(edge.low.y, edge.high.y, to: coordinate.y)
    return height > 0
      || (height == 0 && Orientation.compareMean(edge.low.x, edge.high.x, to: coordinate.x) > 0)
  }
}
