public import GeoTypes

extension EdgeChain {
  /// Whether the chain is the boundary of land without any correction: no edge crosses another, and every
  /// edge has land, covered once, on its left and none on its right.
  ///
  /// Rings may touch in single points: it is still clear which land they bound.
  ///
  /// Complexity: that of noding, and that of finding winding numbers for one edge of each ring, or for all where
  /// rings touch.
  public var isSimpleBoundary: Bool { isSimpleBoundary(threads: 1) }

  /// ``isSimpleBoundary``, computed on up to `threads` threads where there are many edges.
  func isSimpleBoundary(threads: Int) -> Bool {
    guard edges.allSatisfy({ $0.weight.magnitude == 1 }) else { return false }
    let indexed = IndexedChain(self)
    func hasLandOnItsLeft(_ edge: Edge) -> Bool {
      indexed.windings(beside: edge) == (edge.weight > 0 ? (1, 0) : (0, 1))
    }
    switch indexed.contact(threads: threads) {
    case .meeting: return false
    case .branching: return edges.allSatisfy(hasLandOnItsLeft)
    case .rings:
      // Consecutive edges of a ring have the same land on their left.
      return edges.indices.allSatisfy { index in
        (index > 0 && edges[index].adjoins(edges[index - 1])) || hasLandOnItsLeft(edges[index])
      }
    }
  }

  /// Whether two lands overlap, or their borders meet other than in whole edges and common ends.
  ///
  /// Where they don't, the border of their union is the sum of their chains. Both must be simple boundaries;
  /// `common` is the intersection of their boxes.
  ///
  /// Complexity: O(*n* + *k* *m*), *k* the edges in the common box, *m* those in one strip.
  public func interacts(with other: EdgeChain, in common: Box) -> Bool {
    let inCommon = edges.filter { $0.box.intersects(common) }
    let othersInCommon = other.edges.filter { $0.box.intersects(common) }
    // Where a border passes through the other at a common end, no edges cross: so the side on which each edge
    // lies is tested too.
    func overlaps(_ own: [Edge], _ land: EdgeChain) -> Bool {
      guard !own.isEmpty else { return false }
      // Only edges of the land in reach of these edges, and of the rays from them toward +x, matter.
      let reach = EdgeChain(edges: own).box
      let indexed = IndexedChain(
        EdgeChain(
          edges: land.edges.filter {
            $0.maxY >= reach.minY && $0.minY <= reach.maxY && $0.high.x >= reach.minX
          }))
      return own.contains { edge in
        if indexed.meets(edge) { return true }
        let sides = indexed.windings(beside: edge)
        return (edge.weight > 0 ? sides.left : sides.right) > 0
      }
    }
    return overlaps(inCommon, other) || overlaps(othersInCommon, self)
  }
}
