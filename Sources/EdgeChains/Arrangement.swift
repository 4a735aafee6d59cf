/// A noded chain with the winding number on either side of each edge: the plane cut into faces, represented
/// by their borders alone.
///
/// No face is ever built. Questions about faces (the area where the winding number is positive, the border of
/// that land) become sums over edges, taken where the answer differs between the two sides of an edge.
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
  /// Throws where noding does not come to an end, or where edges cross too often; see ``NodingError``.
  ///
  /// Complexity: that of noding, and for each connected group of edges one ray, which visits the edges that
  /// cross the ray's parallel.
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

  /// Returns the border of the land whose winding number passes the test, with that land on its left.
  public func boundary(where inside: (Int) -> Bool) -> EdgeChain {
    EdgeChain(edges: boundaryEdges(where: inside).map { edges[$0.index].weighted($0.weight) })
  }

  /// Returns the indices of the edges of the border that ``boundary(where:)`` returns, in ascending order,
  /// with the edges' weights in that border.
  public func boundaryEdges(where inside: (Int) -> Bool) -> [(index: Int, weight: Int)] {
    edges.indices.compactMap { index in
      let weight = (inside(leftWindings[index]) ? 1 : 0) - (inside(rightWinding(at: index)) ? 1 : 0)
      return weight == 0 ? nil : (index, weight)
    }
  }
}
