import GeoTypes

/// Joins edges into arcs. An arc is a run of edges with the same two faces on either side, from one node where more
/// than two edges meet to the next.
struct ArcTracer {
  struct SidedEdge {
    let low: Coordinate
    let high: Coordinate
    /// The faces on either side, looking from `low` to `high`.
    let left: Int
    let right: Int
    let isFixed: Bool
  }

  private let edges: [SidedEdge]
  private var around: [Coordinate: [Int]] = [:]

  init(_ edges: [SidedEdge]) {
    self.edges = edges
    around.reserveCapacity(edges.count)
    for (index, edge) in edges.enumerated() {
      around[edge.low, default: []].append(index)
      around[edge.high, default: []].append(index)
    }
  }

  /// Returns all arcs. An open arc runs from its lower end to its higher one; a closed arc starts at its lowest
  /// coordinate and runs towards the lower neighbour. So an arc does not depend on the order of the edges.
  ///
  /// Complexity: O(*n*).
  func arcs() -> [Coverage.Arc] {
    var isTaken = [Bool](repeating: false, count: edges.count)
    var arcs: [Coverage.Arc] = []
    for first in edges.indices where !isTaken[first] {
      isTaken[first] = true
      let edge = edges[first]
      let ahead = run(from: first, over: edge.high, &isTaken)
      let isLoop = ahead.last == edge.low && ahead.count > 1
      let behind = isLoop ? [] : run(from: first, over: edge.low, &isTaken)
      arcs.append(
        Self.canonical(
          Coverage.Arc(
            coordinates: behind.reversed() + [edge.low, edge.high] + ahead, left: edge.left,
            right: edge.right, isFixed: edge.isFixed)))
    }
    return arcs
  }

  /// Returns the coordinates that follow an edge beyond one of its ends, until the arc ends.
  private func run(from first: Int, over end: Coordinate, _ isTaken: inout [Bool]) -> [Coordinate] {
    var run: [Coordinate] = []
    var (current, end) = (first, end)
    while let both = around[end], both.count == 2 {
      let next = both[0] == current ? both[1] : both[0]
      guard !isTaken[next], continues(current, next, at: end) else { break }
      isTaken[next] = true
      end = edges[next].low == end ? edges[next].high : edges[next].low
      run.append(end)
      current = next
    }
    return run
  }

  /// Returns whether two edges that meet at a node have the same faces on either side.
  private func continues(_ a: Int, _ b: Int, at node: Coordinate) -> Bool {
    let (first, second) = (edges[a], edges[b])
    guard first.isFixed == second.isFixed else { return false }
    // Two edges that both start or both end at the node run against each other.
    return (first.low == node) == (second.low == node)
      ? first.left == second.right && first.right == second.left
      : first.left == second.left && first.right == second.right
  }

  private static func canonical(_ arc: Coverage.Arc) -> Coverage.Arc {
    var coordinates = arc.coordinates
    var isReversed = false
    if arc.isLoop, let lowest = coordinates.indices.min(by: { coordinates[$0] < coordinates[$1] }) {
      coordinates.removeLast()
      let start = lowest % coordinates.count
      coordinates = Array(coordinates[start...] + coordinates[..<start]) + [coordinates[start]]
      isReversed = coordinates[coordinates.count - 2] < coordinates[1]
    } else if let first = coordinates.first, let last = coordinates.last {
      isReversed = last < first
    }
    return Coverage.Arc(
      coordinates: isReversed ? coordinates.reversed() : coordinates,
      left: isReversed ? arc.right : arc.left, right: isReversed ? arc.left : arc.right,
      isFixed: arc.isFixed)
  }
}
