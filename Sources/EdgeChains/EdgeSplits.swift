import GeoTypes

/// The points where edges of a list must be split so that they meet only at common ends.
struct EdgeSplits {
  private var splits: [(edge: Int32, at: Coordinate)] = []

  var isEmpty: Bool { splits.isEmpty }
  var count: Int { splits.count }

  /// The lowest location.
  var firstLocation: Coordinate? { splits.lazy.map(\.at).min() }

  @inline(__always)
  mutating func add(_ coordinate: Coordinate, to edge: Int) {
    splits.append((Int32(truncatingIfNeeded: edge), coordinate))
  }

  /// Calls `body` with the edges in their order; those that are split, as their parts, each with the weight
  /// of its edge.
  ///
  /// Complexity: O(*n* + *s* log *s*), *s* the splits.
  func forEachPart(of edges: [Edge], _ body: (_ source: Int, _ part: Edge, _ isNew: Bool) -> Void) {
    var rest = splits.sorted { $0.edge < $1.edge }[...]
    for (index, edge) in edges.enumerated() {
      let own = rest.prefix { Int($0.edge) == index }
      if own.isEmpty {
        body(index, edge, false)
        continue
      }
      rest = rest.dropFirst(own.count)
      var previous = edge.low
      for coordinate in edge.sortedAlong(own.map(\.at)) + [edge.high] where coordinate != previous {
        body(index, Edge(from: previous, to: coordinate, weight: edge.weight), true)
        previous = coordinate
      }
    }
  }
}

extension Edge {
  /// Returns coordinates on the edge in the order from `low` to `high`.
  func sortedAlong(_ coordinates: [Coordinate]) -> [Coordinate] {
    coordinates.count < 2 ? coordinates : orderAlong(coordinates).map { coordinates[$0] }
  }

  /// Returns the indices of coordinates on the edge in the order from `low` to `high`.
  func orderAlong(_ coordinates: [Coordinate]) -> [Int] {
    let dx = high.x - low.x
    let dy = high.y - low.y
    let along = coordinates.map { ($0.x - low.x) * dx + ($0.y - low.y) * dy }
    return coordinates.indices.sorted { a, b in
      along[a] < along[b] || (along[a] == along[b] && coordinates[a] < coordinates[b])
    }
  }
}
