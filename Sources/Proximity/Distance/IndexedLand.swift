import EdgeChains
import GeoTypes
import Geodesics

/// Land as a tree of edges for each of its pieces.
struct IndexedLand: Sendable {
  let trees: [EdgeTree]
  /// For each tree the chords of its edges; nil unless many targets are searched for.
  private(set) var chords: [[Chord]]?
  /// The tree over the boxes around the trees, which rules out most of them without a look inside.
  let forest: Forest

  init(trees: [EdgeTree]) {
    self.trees = trees
    forest = Forest(trees)
  }

  /// Returns the same land with the chords of all edges. Complexity: O(*n*).
  func withChords() -> IndexedLand {
    var land = self
    land.chords = trees.map { tree in
      tree.edges.map { Chord(tree.model, from: $0.low, to: $0.high) }
    }
    return land
  }

  /// Anything nearer than this to the border is on it. It is more than the rounding of geodesics and of positions
  /// computed on an edge.
  static let touchingMeters = 1e-6

  /// Returns whether the coordinate lies in the land. The answer means nothing for one on the border.
  func contains(_ point: Coordinate) -> Bool {
    forest.contains(where: { $0.contains(point) }) { trees[$0].winding(around: point) > 0 }
  }

  /// Returns whether the coordinate lies on the border.
  func hasOnBorder(_ point: Coordinate) -> Bool {
    let near = Box(touching: point)
    return forest.contains(where: { $0.intersects(near) }) { trees[$0].passes(point) }
  }

  /// Returns whether the coordinate lies in the land or on its border.
  func holds(_ point: Coordinate) -> Bool { contains(point) || hasOnBorder(point) }

  /// Returns whether the coordinate lies in the land and not on the border.
  func surrounds(_ point: Coordinate) -> Bool { contains(point) && !hasOnBorder(point) }

  /// Returns the shortest distance from the target, and the points between which it lies. Nil if there is no land.
  ///
  /// - Parameter measure: Returns the pair of a part of the target and an edge, which may be known already.
  func nearest(_ target: DistanceTarget, measure: (DistanceTarget.Part, Edge) -> Pair) -> Proximity? {
    if trees.isEmpty { return nil }
    var best: (pair: Pair, part: DistanceTarget.Part)?
    for part in target.parts {
      if contains(part.path.start) {
        // The points before this one are not in the land.
        if part.isPoint { return .inside(at: part.path.start) }
        // From a position on the border a line may lead out of the land.
        if !hasOnBorder(part.path.start) {
          return entrance(of: target, or: part.path.start, chainageMeters: part.chainageMeters)
        }
      }
      var search = ProximitySearch(part: part, limit: best?.pair.meters ?? .infinity)
      search.run(over: self) { measure(part, $0) }
      if let found = search.best {
        if part.isPoint, found.meters < Self.touchingMeters { return .inside(at: part.path.start) }
        if found.crosses {
          return entrance(of: target, or: found.own.coordinate, chainageMeters: found.chainage(on: part))
        }
        if best.map({ found.precedes($0.pair) }) ?? true { best = (found, part) }
      }
    }
    if let area = target.area, let box = area.root?.box {
      for tree in forest.trees(where: { $0.intersects(box) }) {
        if let point = trees[tree].point(in: area) { return entrance(of: target, or: point) }
      }
    }
    guard let best else { return nil }
    let proximity = best.pair.proximity(to: best.part)
    // A line that enters land at a corner, or runs along its border, crosses none of its edges. A polygon's border
    // that runs along that of the land may have the land on either side.
    guard proximity.meters == 0 else { return proximity }
    let isLineInside = target.parts.contains {
      !$0.isPoint && !$0.isOfArea && !shares(of: $0.path).isEmpty
    }
    if isLineInside {
      return entrance(of: target, or: best.pair.own.coordinate, chainageMeters: proximity.chainageMeters)
    }
    if target.area != nil, let point = firstPointInside(ofAreaIn: target) { return .inside(at: point) }
    return proximity
  }

  /// Returns a point of the border of the target's polygons beside which land lies in them; nil if there is none.
  private func firstPointInside(ofAreaIn target: DistanceTarget) -> Coordinate? {
    for part in target.parts where part.isOfArea {
      let cuts = [0.0] + breaks(of: part.path).sorted() + [1]
      for (low, high) in zip(cuts, cuts.dropFirst()) where (high - low) * part.path.meters > 1e-3 {
        let position = part.path.position(at: (low + high) / 2)
        if surrounds(position.coordinate) { return part.path.position(at: low).coordinate }
        guard hasOnBorder(position.coordinate) else { continue }
        // A millimetre to either side, of which one lies in the polygons.
        for turn in [-90.0, 90] {
          let beside = Geodesic.wgs84.direct(
            from: position.coordinate, azimuthDegrees: position.azimuthDegrees + turn, meters: 1e-3
          ).coordinate
          if target.area?.winding(around: beside) ?? 0 > 0, contains(beside) {
            return part.path.position(at: low).coordinate
          }
        }
      }
    }
    return nil
  }
}

extension EdgeTree {
  /// Returns a point of the boundary that lies in the area, given that the borders don't cross; nil if all of it lies
  /// outside.
  fileprivate func point(in area: EdgeTree) -> Coordinate? {
    guard let box = area.root?.box else { return nil }
    var point: Coordinate?
    forEachEdge(where: { point == nil && $0.intersects(box) }) { edge in
      guard point == nil, box.contains(edge.low), area.winding(around: edge.low) > 0, !area.passes(edge.low)
      else {
        return
      }
      point = edge.low
    }
    return point
  }

  /// Returns whether the border runs through the coordinate.
  func passes(_ point: Coordinate) -> Bool {
    let near = Box(touching: point)
    var passes = false
    forEachEdge(where: { !passes && $0.intersects(near) }) { edge in
      guard !passes, model.box(from: edge.low, to: edge.high).intersects(near) else { return }
      let foot = EdgePath(model, from: edge.low, to: edge.high).foot(of: point)
      passes = foot.meters < IndexedLand.touchingMeters
    }
    return passes
  }
}

extension Box {
  /// A box that holds all that touches a position.
  fileprivate init(touching point: Coordinate) {
    self = Box(point, point).widened(byMeters: 2 * IndexedLand.touchingMeters)
  }
}
