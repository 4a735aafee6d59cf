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
  /// Complexity: that of noding, and a ray, which passes the edges that a parallel crosses, for each group of edges
  /// that hang together.
  public init(_ chain: EdgeChain) throws(NodingError) {
    let noded = try chain.noded()
    edges = noded.edges
    let indexed = IndexedChain(noded)
    leftWindings = EdgeFans(edges).leftWindings { [edges] in
      edges[$0].weight
    } seed: { [edges] in
      indexed.windings(beside: edges[$0]).left
    }
  }

  /// The border of the land whose winding number passes the test, with that land on its left.
  public func boundary(where inside: (Int) -> Bool) -> EdgeChain {
    EdgeChain(edges: boundaryPlaces(where: inside).map { edges[$0.place].weighted($0.weight) })
  }

  /// The places of the edges of that border, in their order, with the weights that they have in it.
  public func boundaryPlaces(where inside: (Int) -> Bool) -> [(place: Int, weight: Int)] {
    edges.indices.compactMap { place in
      let weight = (inside(leftWindings[place]) ? 1 : 0) - (inside(rightWinding(at: place)) ? 1 : 0)
      return weight == 0 ? nil : (place, weight)
    }
  }
}
