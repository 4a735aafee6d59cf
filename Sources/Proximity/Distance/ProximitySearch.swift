import EdgeChains
import GeoTypes

/// The search for the edge nearest to one part of a target: the most promising box first.
///
/// In the queue, a tree of −1 stands for the forest.
struct ProximitySearch {
  let part: DistanceTarget.Part
  /// The distance in metres above which nothing counts.
  private(set) var limit: Double
  private(set) var best: Pair?
  /// The chord of the edge with the least upper bound of its distance.
  private(set) var nearestChord: Chord?
  private var queue = BinaryHeap()

  init(part: DistanceTarget.Part, limit: Double) {
    self.part = part
    self.limit = limit
  }

  mutating func run(over land: IndexedLand, measure: (Edge) -> Pair) {
    begin(land)
    finish(land, measure)
  }

  /// Returns bounds of the distance without measuring an edge, from the chords of the land's edges; nil if there is
  /// no land. ``finish(_:_:)`` may follow.
  mutating func bounds(to land: IndexedLand) -> (least: Double, most: Double)? {
    begin(land)
    while let item = queue.least {
      if item.level < 0 { return (item.priority.squareRoot(), limit) }
      _ = queue.popLeast()
      enter(item, of: land)
    }
    return nil
  }

  private mutating func begin(_ land: IndexedLand) {
    if let root = land.forest.root { push(root) }
  }

  /// Measures what may be nearest, after the boxes around it were opened.
  mutating func finish(_ land: IndexedLand, _ measure: (Edge) -> Pair) {
    while let item = queue.popLeast() {
      // Edges at the same distance are measured too, so that the first by position is taken.
      if item.priority > limit * limit { break }
      guard item.level < 0 else {
        enter(item, of: land)
        continue
      }
      let tree = land.trees[Int(item.tree)]
      let edge = tree.edges[Int(item.index)]
      // With chords, an edge was queued by its bound.
      if land.chords == nil, isTooFar(edge, tree.model) { continue }
      visit(edge, measure)
      if best?.crosses == true { return }
    }
  }

  /// Queues what is in a box.
  private mutating func enter(_ item: BinaryHeap.Item, of land: IndexedLand) {
    if item.tree < 0 {
      land.forest.forEachBranch(of: Int(item.index), level: Int(item.level)) { push($0) }
    } else {
      descend(land.trees[Int(item.tree)], land.chords?[Int(item.tree)], item)
    }
  }

  private mutating func push(_ branch: Forest.Branch) {
    push(
      part.bounds.squareMeters(to: branch.bounds), tree: branch.tree ?? -1, level: branch.level,
      index: branch.position)
  }

  private mutating func descend(_ tree: EdgeTree, _ chords: [Chord]?, _ item: BinaryHeap.Item) {
    let level = Int(item.level)
    for child in tree.children(of: Int(item.index), level: level) {
      let square: Double
      if level > 0 {
        square = part.bounds.squareMeters(to: tree.levels[level - 1][child])
      } else if let chords {
        let meters = part.chord.bounds(to: chords[child])
        // The nearest edge is no farther than this one's upper bound; the limit need not wait until the edge is
        // measured.
        if meters.most < limit { (limit, nearestChord) = (meters.most, chords[child]) }
        square = meters.least * meters.least
      } else {
        let edge = tree.edges[child]
        square = part.bounds.squareMeters(
          to: tree.model.box(from: edge.low, to: edge.high),
          axialMeters: tree.levels[0][Int(item.index)].axialMeters)
      }
      push(square, tree: Int(item.tree), level: level - 1, index: child)
    }
  }

  private mutating func push(_ square: Double, tree: Int, level: Int, index: Int) {
    if square > limit * limit { return }
    queue.push(
      BinaryHeap.Item(
        priority: square, tree: Int32(truncatingIfNeeded: tree), level: Int32(truncatingIfNeeded: level),
        index: Int32(truncatingIfNeeded: index)))
  }

  private func isTooFar(_ edge: Edge, _ model: EdgeModel) -> Bool {
    limit < .infinity && part.chord.meters(to: Chord(model, from: edge.low, to: edge.high)) > limit
  }

  private mutating func visit(_ edge: Edge, _ measure: (Edge) -> Pair) {
    let pair = measure(edge)
    if best.map({ pair.crosses || pair.precedes($0) }) ?? true {
      best = pair
      limit = min(limit, pair.meters)
    }
  }
}
