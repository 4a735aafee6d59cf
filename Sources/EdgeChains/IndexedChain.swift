import GeoTypes

/// A chain with its index: for asking more than once where other edges lie.
struct IndexedChain {
  let edges: [Edge]
  private let index: EdgeIndex

  init(_ chain: EdgeChain) {
    edges = chain.edges
    index = chain.edges.withUnsafeBufferPointer { EdgeIndex($0) }
  }

  /// The winding numbers on the left and right of an edge that crosses none of the chain's and may be one of them.
  ///
  /// Complexity: O(*m*), *m* the edges in one strip.
  func windings(beside edge: Edge) -> (left: Int, right: Int) {
    var ray = RayCast(beside: edge)
    edges.withUnsafeBufferPointer { edges in
      index.forEachEdge(near: (edge.low.y + edge.high.y) / 2) { ray.pass(edges[$0]) }
    }
    return ray.sides
  }

  /// Whether the edge meets one of the chain's other than at common ends.
  func meets(_ edge: Edge) -> Bool {
    edges.withUnsafeBufferPointer { edges in
      index.containsEdge(near: edge) { edges[$0].meets(edge) }
    }
  }

  /// Calls `body` once with the place of every edge whose box meets that of the given one, and the edge.
  func forEachEdge(near edge: Edge, _ body: (Int, Edge) -> Void) {
    edges.withUnsafeBufferPointer { edges in
      index.forEachEdge(near: edge, in: edges) { body($0, edges[$0]) }
    }
  }

  /// Whether edges of the chain meet one another other than at common ends.
  var hasMeeting: Bool {
    var found = false
    edges.withUnsafeBufferPointer { edges in
      index.forEachPair(in: edges, fresh: nil) { i, j in
        if !found { found = edges[i].meets(edges[j]) }
      }
    }
    return found
  }
}

extension Edge {
  @inline(__always)
  fileprivate func meets(_ other: Edge) -> Bool {
    guard low.x <= other.high.x, other.low.x <= high.x, minY <= other.maxY, other.minY <= maxY else {
      return false
    }
    var found = false
    meet(self, other) { _, _ in found = true }
    return found
  }
}
