import GeoTypes

/// What keeps noding from going on without end.
///
/// Edges that run along one line but for a rounding cross one another in places that rounding decides, and split
/// there they cross in others, again and again. After some rounds an end that lies nearer to an edge than a
/// tolerance therefore counts as lying on it: the edge is led through it, and stretches that could not be
/// told apart become one. Since no new coordinates come of that, it ends.
extension EdgeChain {
  /// How near an end must be to count as lying on an edge, as a part of its coordinates; 0 for the first rounds,
  /// in which nearly all noding ends.
  ///
  /// From 2⁻⁴⁶, a tenth of a micrometre on the earth, to 2⁻⁴⁰, five micrometres.
  static func snappingReach(inRound round: Int) -> Double {
    switch round {
    case ..<3: 0
    case ..<6: 0x1p-46
    case ..<9: 0x1p-43
    default: 0x1p-40
    }
  }
}

/// Reports where each of two edges must be split so that it runs through ends of the other that are near it; false
/// where there are none.
func meetNearly(
  _ a: Edge, _ b: Edge, reach: Double, _ split: (_ first: Bool, _ at: Coordinate) -> Void
) -> Bool {
  var isNear = false
  for end in [b.low, b.high] where a.passes(near: end, reach: reach) {
    split(true, end)
    isNear = true
  }
  for end in [a.low, a.high] where b.passes(near: end, reach: reach) {
    split(false, end)
    isNear = true
  }
  return isNear
}

extension Edge {
  /// Whether the coordinate lies beside the edge, between its ends, and nearer to it than a part of its size.
  fileprivate func passes(near coordinate: Coordinate, reach: Double) -> Bool {
    if coordinate == low || coordinate == high { return false }
    let tolerance = max(coordinate.x.magnitude, coordinate.y.magnitude) * reach
    let (dx, dy) = (high.x - low.x, high.y - low.y)
    let (px, py) = (coordinate.x - low.x, coordinate.y - low.y)
    let squaredLength = dx * dx + dy * dy
    let along = px * dx + py * dy
    guard along > 0, along < squaredLength else { return false }
    let across = px * dy - py * dx
    return across * across <= tolerance * tolerance * squaredLength
  }
}

/// Ends of edges that lie nearer to one another than a tolerance, each with the one that stands for all of them.
///
/// Two such ends can take an edge from each other round after round; as one they can't.
struct MergedEnds {
  private var representatives: [Coordinate: Coordinate] = [:]

  var isEmpty: Bool { representatives.isEmpty }

  /// Empty but for the few rounds in which ends are merged.
  ///
  /// Complexity: O(*n* log *n*) in those.
  init(of edges: [Edge], inRound round: Int) {
    guard [4, 7, 10].contains(round) else { return }
    let reach = EdgeChain.snappingReach(inRound: round)
    let ends = Set(edges.flatMap { [$0.low, $0.high] }).sorted()
    var kept: [Coordinate] = []
    for end in ends {
      let tolerance = max(end.x.magnitude, end.y.magnitude) * reach
      let near = kept.reversed().prefix { end.x - $0.x <= tolerance }.first {
        (end.y - $0.y).magnitude <= tolerance
      }
      if let near { representatives[end] = near } else { kept.append(end) }
    }
  }

  /// The edge between what stands for its ends, its weight that of the edge; nil where that is one coordinate.
  func moved(_ edge: Edge) -> Edge? {
    let low = representatives[edge.low] ?? edge.low
    let high = representatives[edge.high] ?? edge.high
    return low == high ? nil : Edge(from: low, to: high, weight: edge.weight)
  }
}

extension EdgeChain {
  func merged(_ ends: MergedEnds) -> EdgeChain {
    var table = EdgeTable(minimumCapacity: edges.count)
    for edge in edges { if let moved = ends.moved(edge) { table.add(moved) } }
    return EdgeChain(edges: table.remaining)
  }
}
