import EdgeChains
import GeoTypes

extension EdgeTree {
  /// Returns the shares of an edge at which it crosses the border or touches it, unsorted. Between two of them, or
  /// one and an end, the edge lies on one side.
  func breaks(of path: EdgePath) -> [Double] {
    let wide = model.box(from: path.start, to: path.end).widened(by: Self.margin)
    let chord = Chord(model, from: path.start, to: path.end)
    var breaks: [Double] = []
    forEachEdge(where: { $0.intersects(wide) }) { edge in
      guard model.box(from: edge.low, to: edge.high).intersects(wide),
        Chord(model, from: edge.low, to: edge.high).meters(to: chord) < IndexedLand.touchingMeters
      else { return }
      let other = EdgePath(model, from: edge.low, to: edge.high)
      if let crossing = path.crossing(with: other) { breaks.append(crossing.share) }
      for end in [edge.low, edge.high] {
        let foot = path.foot(of: end)
        if foot.meters < IndexedLand.touchingMeters { breaks.append(foot.share) }
      }
      for (share, end) in [(0.0, path.start), (1.0, path.end)]
      where other.foot(of: end).meters < IndexedLand.touchingMeters {
        breaks.append(share)
      }
    }
    return breaks
  }

  /// A margin in degrees, some tenth of a metre.
  fileprivate static let margin = 1e-6
}

extension IndexedLand {
  /// Returns the shares of an edge at which it crosses or touches the border of any piece, unsorted.
  func breaks(of path: EdgePath) -> [Double] {
    let wide = path.model.box(from: path.start, to: path.end).widened(by: EdgeTree.margin)
    return forest.trees(where: { $0.intersects(wide) }).flatMap { trees[$0].breaks(of: path) }
  }

  /// Returns the parts of an edge that lie in the land or run along its border, as shares, in order and apart.
  func shares(of path: EdgePath) -> [ClosedRange<Double>] {
    let least = 1e-5 / max(path.meters, 1e-5)
    var breaks = [0.0]
    for share in (self.breaks(of: path) + [1]).sorted() {
      // Breaks so close together are one point; the ends stay exact.
      if share - (breaks.last ?? 0) > least {
        breaks.append(share)
      } else if share == 1 {
        breaks[breaks.count - 1] = 1
      }
    }
    if breaks.count == 1 { breaks = [0, 1] }
    breaks[0] = 0
    var shares: [ClosedRange<Double>] = []
    for (low, high) in zip(breaks, breaks.dropFirst()) where high > low {
      guard holds(path.position(at: (low + high) / 2).coordinate) else { continue }
      if let last = shares.last, last.upperBound == low {
        shares[shares.count - 1] = last.lowerBound...high
      } else {
        shares.append(low...high)
      }
    }
    return shares
  }
}
