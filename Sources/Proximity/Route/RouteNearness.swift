import GeoTypes

/// How near a route comes to land, everywhere along it.
struct RouteNearness {
  let route: Route
  let land: IndexedLand
  /// The ranges of the route that lie in the land.
  let inside: ChainageRanges

  /// Returns the distance in metres from a coordinate to the land; 0 inside.
  func meters(at point: Coordinate) -> Double {
    if land.contains(point) { return 0 }
    let part = DistanceTarget.part(EdgePath(route.model, from: point, to: point), chainage: nil)
    var search = ProximitySearch(part: part, limit: .infinity)
    search.run(over: land) { edge in
      Pair(part: part, path: EdgePath(route.model, from: edge.low, to: edge.high))
    }
    return search.best?.meters ?? .infinity
  }

  /// Returns the length of the route that lies no farther from the land than so many metres.
  ///
  /// The distance changes by no more than the way along the route (it is 1-Lipschitz). So its values at two positions
  /// may tell that all of the route between them, or nothing, is near enough. What remains undecided is halved down
  /// to ``leaf``, and there the ends of the part near enough to each edge of the border are computed. So nothing is
  /// sampled, and no part is missed however short it is. With a limit of 0 the result is the length in the land.
  func length(withinMeters limit: Double) -> Double {
    var near = inside.ranges
    for edge in route.edges {
      var parts = PartSearch(nearness: self, path: edge.path, limit: limit)
      for range in parts.ranges() {
        near.append((edge.startMeters + range.lowerBound)...(edge.startMeters + range.upperBound))
      }
    }
    return ChainageRanges(near).length
  }

  /// The length of route in metres below which single edges of the border are tried.
  fileprivate static let leaf = 100.0

  /// Returns the parts of a piece of the route that are near enough to single edges, as shares of the piece.
  ///
  /// Along a short piece the distance from one edge falls, and then rises: the part that is near enough is one range
  /// around the nearest position.
  fileprivate func exactShares(of piece: EdgePath, limit: Double) -> [ClosedRange<Double>] {
    let part = DistanceTarget.part(piece, chainage: nil)
    var shares: [ClosedRange<Double>] = []
    for tree in land.trees {
      tree.forEachEdge(near: part, meters: limit) { edge in
        let path = EdgePath(route.model, from: edge.low, to: edge.high)
        let nearest = piece.nearest(to: path).own
        // A part exactly at the limit is a single point without length; without a change of sign there is no root.
        guard nearest.meters < limit else { return }
        func excess(_ share: Double) -> Double {
          path.foot(of: piece.position(at: share).coordinate).meters - limit
        }
        let (first, last) = (excess(0), excess(1))
        let bottom = nearest.meters - limit
        let low = first <= 0 ? 0 : piece.root(in: 0...nearest.share, from: first, to: bottom, excess)
        let high = last <= 0 ? 1 : piece.root(in: nearest.share...1, from: bottom, to: last, excess)
        if low <= high { shares.append(low...high) }
      }
    }
    return shares
  }
}

/// The search for the parts of one edge of a route.
private struct PartSearch {
  let nearness: RouteNearness
  let path: EdgePath
  let limit: Double
  private var found: [ClosedRange<Double>] = []

  init(nearness: RouteNearness, path: EdgePath, limit: Double) {
    self.nearness = nearness
    self.path = path
    self.limit = limit
  }

  /// Returns the parts as ranges of metres along the edge.
  mutating func ranges() -> [ClosedRange<Double>] {
    search(0, distance(at: 0), path.meters, distance(at: path.meters))
    return found
  }

  private func coordinate(at meters: Double) -> Coordinate {
    path.position(at: path.share(atMeters: meters)).coordinate
  }

  private func distance(at meters: Double) -> Double { nearness.meters(at: coordinate(at: meters)) }

  private mutating func search(
    _ from: Double, _ startDistance: Double, _ to: Double, _ endDistance: Double
  ) {
    let length = to - from
    // A micrometre for the rounding of the distances.
    if (startDistance + endDistance - length) / 2 > limit + 1e-6 { return }
    if (startDistance + endDistance + length) / 2 < limit - 1e-6 {
      found.append(from...to)
      return
    }
    if length <= RouteNearness.leaf {
      let piece = EdgePath(path.model, from: coordinate(at: from), to: coordinate(at: to))
      for shares in nearness.exactShares(of: piece, limit: limit) {
        found.append(
          (from + piece.meters(toShare: shares.lowerBound))...min(
            to, from + piece.meters(toShare: shares.upperBound)))
      }
      return
    }
    let middle = (from + to) / 2
    let middleDistance = distance(at: middle)
    search(from, startDistance, middle, middleDistance)
    search(middle, middleDistance, to, endDistance)
  }
}
