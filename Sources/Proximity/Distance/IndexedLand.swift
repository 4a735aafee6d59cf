import EdgeChains
import GeoTypes
import Geodesics

/// The trees of a land's pieces.
struct IndexedLand: Sendable {
  let trees: [EdgeTree]
  /// For each tree its edges in space, where many targets are looked for.
  private(set) var chords: [[Chord]]?
  /// The boxes around all trees that have edges: most of them are passed over by that, without a look at the tree.
  let roots: [Root]

  struct Root: Sendable {
    var bounds: BoundedBox
    /// Which of the trees, and which of its levels.
    var tree: Int
    var level: Int
  }

  init(trees: [EdgeTree]) {
    self.trees = trees
    roots = trees.enumerated().compactMap { number, tree in
      tree.root.map { Root(bounds: $0, tree: number, level: tree.levels.count - 1) }
    }
  }

  /// The same with every edge placed in space. Complexity: O(*n*).
  func withChords() -> IndexedLand {
    var land = self
    land.chords = trees.map { tree in
      tree.edges.map { Chord(tree.model, from: $0.low, to: $0.high) }
    }
    return land
  }

  /// What is nearer than this to the border is on it: more than the rounding of the geodesic's own figures and of
  /// places computed on an edge.
  static let touchingMeters = 1e-6

  /// Whether the coordinate lies in the land, which says nothing where it lies on the border.
  func contains(_ point: Coordinate) -> Bool {
    roots.contains { $0.bounds.box.contains(point) && trees[$0.tree].winding(around: point) > 0 }
  }

  /// Whether the coordinate lies on the border, whichever side of the land that is.
  func hasOnBorder(_ point: Coordinate) -> Bool { trees.contains { $0.passes(point) } }

  /// Whether the coordinate lies in the land or on its border.
  func holds(_ point: Coordinate) -> Bool { contains(point) || hasOnBorder(point) }

  /// Whether it lies in the land and not on the border.
  func surrounds(_ point: Coordinate) -> Bool { contains(point) && !hasOnBorder(point) }

  /// The shortest distance from the target, and the places between which it lies. Nil where there is no land.
  ///
  /// - Parameter measure: the pair of a part of the target and an edge, which may be known already.
  func nearest(_ target: DistanceTarget, measure: (DistanceTarget.Part, Edge) -> Pair) -> Proximity? {
    if trees.isEmpty { return nil }
    var best: (pair: Pair, part: DistanceTarget.Part)?
    for part in target.parts {
      if contains(part.path.start) {
        // Those points that come before it are not in the land.
        if part.isPoint { return .inside(at: part.path.start) }
        // From a place on the border a line may lead out of the land.
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
    if let area = target.area {
      for tree in trees {
        if let place = tree.place(in: area) { return entrance(of: target, or: place) }
      }
    }
    guard let best else { return nil }
    let proximity = best.pair.proximity(to: best.part)
    // A line that enters land at a corner, or runs along its border, crosses none of its edges; a polygon's border that
    // runs along that of the land has it on its own side or on the other.
    guard proximity.meters == 0 else { return proximity }
    let isLineInside = target.parts.contains {
      !$0.isPoint && !$0.isOfArea && !shares(of: $0.path).isEmpty
    }
    if isLineInside {
      return entrance(of: target, or: best.pair.own.coordinate, chainageMeters: proximity.chainageMeters)
    }
    if target.area != nil, let place = firstPlaceInside(ofAreaIn: target) { return .inside(at: place) }
    return proximity
  }

  /// A place of the border of the target's polygons beside which the land lies within them.
  private func firstPlaceInside(ofAreaIn target: DistanceTarget) -> Coordinate? {
    for part in target.parts where part.isOfArea {
      let cuts = [0.0] + trees.flatMap { $0.breaks(of: part.path) }.sorted() + [1]
      for (low, high) in zip(cuts, cuts.dropFirst()) where (high - low) * part.path.meters > 1e-3 {
        let place = part.path.place(at: (low + high) / 2)
        if surrounds(place.coordinate) { return part.path.place(at: low).coordinate }
        guard hasOnBorder(place.coordinate) else { continue }
        // A millimetre to either side: that which lies in the polygons is their own.
        for turn in [-90.0, 90] {
          let beside = Geodesic.wgs84.direct(
            from: place.coordinate, azimuthDegrees: place.azimuthDegrees + turn, meters: 1e-3
          ).coordinate
          if target.area?.winding(around: beside) ?? 0 > 0, contains(beside) {
            return part.path.place(at: low).coordinate
          }
        }
      }
    }
    return nil
  }
}

extension EdgeTree {
  /// A place of land that doesn't cross the border of the area and lies in it; nil where all of it lies outside.
  fileprivate func place(in area: EdgeTree) -> Coordinate? {
    guard let box = area.root?.box else { return nil }
    var place: Coordinate?
    forEachEdge(where: { place == nil && $0.intersects(box) }) { edge in
      guard place == nil, box.contains(edge.low), area.winding(around: edge.low) > 0, !area.passes(edge.low)
      else {
        return
      }
      place = edge.low
    }
    return place
  }

  /// Whether the border runs through the coordinate.
  func passes(_ point: Coordinate) -> Bool {
    let near = Box(point, point).widened(byMeters: 2 * IndexedLand.touchingMeters)
    var passes = false
    forEachEdge(where: { !passes && $0.intersects(near) }) { edge in
      guard !passes, model.box(from: edge.low, to: edge.high).intersects(near) else { return }
      let foot = EdgePath(model, from: edge.low, to: edge.high).foot(of: point)
      passes = foot.meters < IndexedLand.touchingMeters
    }
    return passes
  }
}
