import Dispatch
import GeoTypes
import Synchronization

/// A chain with an index of its edges, for locating many other edges.
struct IndexedChain {
  let edges: [Edge]
  private let index: EdgeIndex
  private let windingTree = WindingTreeOnDemand()

  init(_ chain: EdgeChain) {
    edges = chain.edges
    index = chain.edges.withUnsafeBufferPointer { EdgeIndex($0) }
  }

  /// Returns the winding numbers on the left and right of an edge that crosses no edge of the chain. It may
  /// itself be an edge of the chain.
  ///
  /// Complexity: O(*m*), *m* the edges in one strip; where that is many, and many edges are asked for, that of
  /// ``WindingTree/windings(beside:)``.
  func windings(beside edge: Edge) -> (left: Int, right: Int) {
    let middle = (edge.low.y + edge.high.y) / 2
    if let tree = windingTree.tree(over: edges, insteadOf: index.edgeCount(near: middle)) {
      return tree.windings(beside: edge)
    }
    var ray = RayCast(beside: edge)
    edges.withUnsafeBufferPointer { edges in
      index.forEachEdge(near: middle) { ray.pass(edges[$0]) }
    }
    return ray.sides
  }

  /// Whether the edge meets an edge of the chain other than at common ends.
  func meets(_ edge: Edge) -> Bool {
    edges.withUnsafeBufferPointer { edges in
      index.containsEdge(near: edge) { edges[$0].meets(edge) }
    }
  }

  /// Whether an edge of the chain has the same ends.
  func has(_ edge: Edge) -> Bool {
    edges.withUnsafeBufferPointer { edges in
      index.containsEdge(near: edge) { edges[$0].low == edge.low && edges[$0].high == edge.high }
    }
  }

  /// Calls `body` once with every edge whose box meets that of the given one, and its index.
  func forEachEdge(near edge: Edge, _ body: (Int, Edge) -> Void) {
    edges.withUnsafeBufferPointer { edges in
      index.forEachEdge(near: edge, in: edges) { body($0, edges[$0]) }
    }
  }

  /// The ways in which the edges of a chain can meet.
  enum Contact {
    /// Edges meet other than at common ends, or are equal.
    case meeting
    /// At some coordinates more than two edges come together.
    case branching
    /// At every end of an edge there is one other edge: the chain is rings that touch nowhere.
    case rings
  }

  /// Complexity: O(*n* + *k*), *k* the pairs whose boxes meet.
  func contact(threads: Int) -> Contact {
    // Below 20,000 edges a part, one thread is as fast.
    let parts = max(1, min(threads, edges.count / 20_000))
    let found = Mutex((isMeeting: false, pairsWithCommonEnd: 0))
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      var pairsWithCommonEnd = 0
      let isMeeting = edges.withUnsafeBufferPointer { edges in
        index.containsPair(in: edges, part: part, of: parts) { i, j in
          let (low, high) = edges[i].sharedEnds(with: edges[j])
          if low || high { pairsWithCommonEnd += 1 }
          return (low && high) || edges[i].meets(edges[j])
        }
      }
      found.withLock {
        $0.isMeeting = $0.isMeeting || isMeeting
        $0.pairsWithCommonEnd += pairsWithCommonEnd
      }
    }
    // A closed chain has an even number of edges at every coordinate. Two edges at a coordinate make one
    // pair; each edge has two ends, so rings have as many pairs as edges. Four edges make six pairs.
    return found.withLock {
      $0.isMeeting ? .meeting : $0.pairsWithCommonEnd == edges.count ? .rings : .branching
    }
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

  /// Returns for each end whether it is an end of the other edge too.
  @inline(__always)
  fileprivate func sharedEnds(with other: Edge) -> (low: Bool, high: Bool) {
    (low == other.low || low == other.high, high == other.low || high == other.high)
  }
}
