import GeoTypes

/// Snapping, which makes noding come to an end.
///
/// Edges that run along one line except for a rounding error cross one another at places that rounding
/// decides; split there, they cross at others, again and again. So after some rounds an end that is nearer to
/// an edge than a tolerance counts as lying on it: the edge is led through it, and stretches that could not
/// be told apart become one. This creates no new coordinates, so it ends.
extension EdgeChain {
  /// The distance within which an end counts as lying on an edge, as a fraction of the end's coordinates; 0
  /// for the first rounds, in which nearly all noding ends.
  ///
  /// Ranges from 2⁻⁴⁶, a tenth of a micrometre on the earth, to 2⁻⁴⁰, five micrometres.
  static func snappingReach(inRound round: Int) -> Double {
    switch round {
    case ..<3: 0
    case ..<6: 0x1p-46
    case ..<9: 0x1p-43
    default: 0x1p-40
    }
  }
}

/// Calls `split` with each location where one of two edges must be split so that it runs through an end of
/// the other that is near it. Returns false where there is none.
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
  /// Whether the coordinate projects between the ends of the edge and is nearer to it than a fraction,
  /// `reach`, of the coordinate's magnitude.
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

/// Ends of edges that are nearer to one another than a tolerance, each with the end that represents it.
///
/// Two such ends can draw an edge to themselves in turn, round after round. Merged, they can't.
struct MergedEnds {
  private var representatives: [Coordinate: Coordinate] = [:]

  var isEmpty: Bool { representatives.isEmpty }

  /// Finds the ends to merge; none except in the few rounds in which ends are merged.
  ///
  /// Complexity: O(*n* log *n*) in those rounds.
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

  /// Returns the edge between the representatives of its ends, with the same weight in its direction; nil
  /// where both have the same representative.
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
