import EdgeChains
import GeoTypes

/// An index of lines, whose edges are straight in longitude and latitude, that finds their nearest point.
struct IndexedLines: Sendable {
  private let land: IndexedLand

  /// Complexity: O(*n*) in the positions.
  init(_ lines: some Sequence<[Coordinate]>) {
    var edges: [Edge] = []
    for line in lines {
      for (a, b) in zip(line, line.dropFirst()) where a != b { edges.append(Edge(from: a, to: b)) }
    }
    land = IndexedLand(trees: [EdgeTree(EdgeChain(noded: edges).cutForSearch(), model: .straight)])
  }

  /// Returns whether the lines come within so many metres of a point.
  ///
  /// Complexity: about O(log *n*); where lines crowd around the point, the first that is near enough will do.
  func come(within meters: Double, of point: Coordinate) -> Bool {
    let part = DistanceTarget.part(EdgePath(.straight, from: point, to: point), chainage: nil)
    return land.trees.contains { $0.comes(within: meters, of: part) }
  }

  /// Returns the nearest point of all lines, and its geodesic distance, if that is within a limit.
  ///
  /// Complexity: about O(log *n*).
  func nearest(to point: Coordinate, within limitMeters: Double = .infinity) -> (
    point: Coordinate, meters: Double
  )? {
    let part = DistanceTarget.part(EdgePath(.straight, from: point, to: point), chainage: nil)
    var search = ProximitySearch(part: part, limit: limitMeters)
    search.run(over: land) { edge in
      Pair(part: part, path: EdgePath(.straight, from: edge.low, to: edge.high))
    }
    guard let found = search.best, found.meters <= limitMeters else { return nil }
    return (found.front, found.meters)
  }
}
