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
