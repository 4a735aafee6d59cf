import GeoTypes

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
    leftWindings = noded.edges.withUnsafeBufferPointer { edges in
      let index = EdgeIndex(edges)
      return edges.indices.map { Self.leftWinding(of: $0, in: edges, index) }
    }
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

  /// Counts, along a ray from the edge's midpoint toward +x, the edges that it crosses.
  ///
  /// The ray is thought to rise by an infinitesimal angle, which decides where it would run along an edge or
  /// through a coordinate: what lies at its own height counts as below it when it lies to the left.
  private static func leftWinding(
    of subject: Int, in edges: UnsafeBufferPointer<Edge>, _ index: EdgeIndex
  ) -> Int {
    let edge = edges[subject]
    func isBelow(_ c: Coordinate) -> Bool {
      let height = Orientation.compareMean(edge.low.y, edge.high.y, to: c.y)
      return height > 0 || (height == 0 && Orientation.compareMean(edge.low.x, edge.high.x, to: c.x) > 0)
    }
    var winding = 0
    index.forEachEdge(near: (edge.low.y + edge.high.y) / 2) { other in
      let other = edges[other]
      let lowIsBelow = isBelow(other.low)
      guard lowIsBelow != isBelow(other.high), other.low != edge.low || other.high != edge.high else { return }
      let side = Orientation.signOfMidpoint(other.low, other.high, of: edge.low, edge.high)
      // Rising edges cross the ray from its right to its left where the midpoint is on their left.
      if lowIsBelow {
        if side > 0 { winding += other.weight }
      } else if side < 0 {
        winding -= other.weight
      }
    }
    // The ray starts on the +x side of the edge: on its right where it rises, on its left where it falls.
    let rises = edge.low.y <= edge.high.y
    return rises ? winding + edge.weight : winding
  }
}
