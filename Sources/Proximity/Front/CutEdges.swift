import EdgeChains
import GeoTypes

extension EdgeChain {
  /// Returns the same edges, straight in longitude and latitude, prepared for a tree of boxes.
  ///
  /// If a line winds around itself many times with few corners, the boxes of all its edges lie in one another, and
  /// every search would look at every edge. Such edges are cut into pieces no longer than a few times the distance
  /// that neighbours would have if they were spread evenly, and sorted so that neighbours follow one another. Edges
  /// of ordinary maps, which are shorter than that, are left unchanged.
  ///
  /// Complexity: O(*n*); if edges are cut O(*m* log *m*) in the pieces *m*, about *n*√*n* and no more than a million
  /// or sixteen for each edge.
  func cutForSearch() -> EdgeChain {
    let box = self.box
    guard edges.count > 64, box.width > 0, box.height > 0 else { return self }
    var longest = 4 * (box.width * box.height / Double(edges.count)).squareRoot()
    func pieces(_ edge: Edge) -> Double {
      max(1, (max(edge.high.x - edge.low.x, edge.maxY - edge.minY) / longest).rounded(.up))
    }
    var count = edges.reduce(0) { $0 + pieces($1) }
    guard count > Double(2 * edges.count) else { return self }
    let most = Double(max(1_000_000, 16 * edges.count))
    if count > most {
      longest *= count / most
      count = most
    }
    var cut: [(key: UInt64, edge: Edge)] = []
    cut.reserveCapacity(Int(count) + edges.count)
    for edge in edges {
      let number = Int(pieces(edge))
      var start = edge.low
      for piece in 1...number {
        let share = Double(piece) / Double(number)
        let end =
          piece == number
          ? edge.high
          : Coordinate(
            x: edge.low.x + share * (edge.high.x - edge.low.x),
            y: edge.low.y + share * (edge.high.y - edge.low.y))
        if start < end {
          let key = Self.key(
            ((start.x + end.x) / 2 - box.minX) / box.width, ((start.y + end.y) / 2 - box.minY) / box.height)
          cut.append((key, Edge(from: start, to: end, weight: edge.weight)))
          start = end
        }
      }
    }
    cut.sort {
      $0.key < $1.key || ($0.key == $1.key && ($0.edge.low, $0.edge.high) < ($1.edge.low, $1.edge.high))
    }
    return EdgeChain(noded: cut.map(\.edge))
  }

  /// Returns the position of a point of the unit square along a curve that fills it: the bits of both numbers in turn
  /// (G. M. Morton, "A computer oriented geodetic data base and a new technique in file sequencing", 1966).
  private static func key(_ x: Double, _ y: Double) -> UInt64 {
    func spread(_ value: Double) -> UInt64 {
      var bits = UInt64(max(0, min(1, value)) * 4_294_967_295)
      bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFF
      bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FF
      bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0F
      bits = (bits | bits << 2) & 0x3333_3333_3333_3333
      return (bits | bits << 1) & 0x5555_5555_5555_5555
    }
    return spread(x) | spread(y) << 1
  }
}
