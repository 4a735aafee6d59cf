import EdgeChains
import GeoTypes

/// The search for the edge nearest to one part of a target: the most promising box first.
struct ProximitySearch {
  let part: DistanceTarget.Part
  /// The distance in metres above which nothing counts.
  private(set) var limit: Double
  private(set) var best: Pair?
  private var queue = BinaryHeap()

  init(part: DistanceTarget.Part, limit: Double) {
    self.part = part
    self.limit = limit
  }

  mutating func run(over land: IndexedLand, measure: (Edge) -> Pair) {
    guard var opened = land.roots.first?.tree else { return }
    // Nearly all opened boxes are of one tree; fetching it each time would count references.
    var (tree, chords) = (land.trees[opened], land.chords?[opened])
    for root in land.roots {
      push(part.bounds.squareMeters(to: root.bounds), tree: root.tree, level: root.level, index: 0)
    }
    while let item = queue.popLeast() {
      // Edges at the same distance are measured too, so that the first by position is taken.
      if item.priority > limit * limit { break }
      if item.tree != opened {
        opened = Int(item.tree)
        (tree, chords) = (land.trees[opened], land.chords?[opened])
      }
      if item.level < 0 {
        let edge = tree.edges[Int(item.index)]
        // With chords, an edge was queued by its bound.
        if chords == nil, isTooFar(edge, tree.model) { continue }
        visit(edge, measure)
        if best?.crosses == true { return }
      } else {
        descend(tree, chords, item)
      }
    }
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
        limit = min(limit, meters.most)
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
