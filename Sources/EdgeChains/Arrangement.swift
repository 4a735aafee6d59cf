/// A noded chain with the winding number on either side of each edge: the plane cut into faces, told by their
/// borders alone.
///
/// No face is ever built. What is asked of faces (the area where the winding number is positive, the border of
/// that land) is a sum over edges, taken where the answer differs between their two sides.
public struct Arrangement: Sendable {
  /// The edges, which meet only at common ends.
  public let edges: [Edge]
  /// For each edge the winding number on its left, looking from `low` to `high`.
  public let leftWindings: [Int]

  /// The winding number on the right of an edge.
  @inlinable
  public func rightWinding(at index: Int) -> Int { leftWindings[index] - edges[index].weight }

  /// Nodes a closed chain and finds the winding numbers.
  ///
  /// Complexity: that of noding, and O(*n* · *m*), *m* the number of edges that a parallel crosses.
  public init(_ chain: EdgeChain) throws(NodingError) {
    let noded = try chain.noded()
    edges = noded.edges
    let indexed = IndexedChain(noded)
    leftWindings = noded.edges.map { indexed.windings(beside: $0).left }
  }

  /// The border of the land whose winding number passes the test, with that land on its left.
  public func boundary(where inside: (Int) -> Bool) -> EdgeChain {
    var boundary: [Edge] = []
    for (index, edge) in edges.enumerated() {
      let weight = (inside(leftWindings[index]) ? 1 : 0) - (inside(rightWinding(at: index)) ? 1 : 0)
      if weight != 0 { boundary.append(edge.weighted(weight)) }
    }
    return EdgeChain(edges: boundary)
  }
}
