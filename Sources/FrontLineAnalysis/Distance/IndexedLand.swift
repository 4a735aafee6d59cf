import EdgeChains
import GeoTypes

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

  /// Whether the coordinate lies in the land.
  func contains(_ point: Coordinate) -> Bool {
    roots.contains { $0.bounds.box.contains(point) && trees[$0.tree].winding(around: point) > 0 }
  }

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
        return entrance(of: target, or: part.path.start, chainageMeters: part.chainageMeters)
      }
      var search = ProximitySearch(part: part, limit: best?.pair.meters ?? .infinity)
      search.run(over: self) { measure(part, $0) }
      if let found = search.best {
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
    // A line that enters land at a corner crosses none of its edges.
    let entersAtCorner =
      proximity.meters == 0 && target.parts.contains { !$0.isPoint && !shares(of: $0.path).isEmpty }
    guard entersAtCorner else { return proximity }
    return entrance(of: target, or: best.pair.own.coordinate, chainageMeters: proximity.chainageMeters)
  }
}

extension EdgeTree {
  /// A place of land that doesn't cross the border of the area and lies in it; nil where it lies outside.
  fileprivate func place(in area: EdgeTree) -> Coordinate? {
    edges.first.flatMap { area.winding(around: $0.low) > 0 ? $0.low : nil }
  }
}
