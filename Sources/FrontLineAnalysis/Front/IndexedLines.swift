import EdgeChains
import GeoTypes

/// Lines, their edges straight in longitude and latitude, to find the nearest place of.
struct IndexedLines: Sendable {
  private let land: IndexedLand

  /// Complexity: O(*n*) in the positions.
  init(_ lines: some Sequence<[Coordinate]>) {
    var edges: [Edge] = []
    for line in lines {
      for (a, b) in zip(line, line.dropFirst()) where a != b { edges.append(Edge(from: a, to: b)) }
    }
    land = IndexedLand(trees: [EdgeTree(EdgeChain(noded: edges), model: .straight)])
  }

  /// The nearest place of all lines, and its geodesic distance, if it is no further than a limit.
  ///
  /// Complexity: about O(log *n*).
  func nearest(to point: Coordinate, within limitMeters: Double = .infinity) -> (
    place: Coordinate, meters: Double
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
