import EdgeChains
import GeoTypes

/// The search for the edge nearest to one part of a target: the most promising box first.
struct ProximitySearch {
  let part: DistanceTarget.Part
  /// Only what is nearer counts.
  private(set) var limit: Double
  private(set) var best: Pair?
  private var queue = BinaryHeap()

  init(part: DistanceTarget.Part, limit: Double) {
    self.part = part
    self.limit = limit
  }

  mutating func run(over land: IndexedLand, measure: (Edge) -> Pair) {
    let trees = land.trees
    for (number, tree) in trees.enumerated() {
      guard let root = tree.root else { continue }
      push(part.bounds.squareMeters(to: root), tree: number, level: tree.levels.count - 1, place: 0)
    }
    while let item = queue.popLeast() {
      // What has the same distance is looked at, so that of equals the first by position is taken.
      if item.squareMeters > limit * limit { break }
      let tree = trees[Int(item.tree)]
      if item.level < 0 {
        let edge = tree.edges[Int(item.place)]
        // What has been placed in space was put into the queue by that.
        if land.chords == nil, isTooFar(edge, tree.model) { continue }
        visit(edge, measure)
        if best?.crosses == true { return }
      } else {
        descend(tree, land.chords?[Int(item.tree)], item)
      }
    }
  }

  private mutating func descend(_ tree: EdgeTree, _ chords: [Chord]?, _ item: BinaryHeap.Item) {
    let level = Int(item.level)
    for child in tree.children(of: Int(item.place), level: level) {
      let square: Double
      if level > 0 {
        square = part.bounds.squareMeters(to: tree.levels[level - 1][child])
      } else if let chords {
        let meters = part.chord.meters(to: chords[child])
        square = meters * meters
      } else {
        let edge = tree.edges[child]
        square = part.bounds.squareMeters(
          to: tree.model.box(from: edge.low, to: edge.high),
          axialMeters: tree.levels[0][Int(item.place)].axialMeters)
      }
      push(square, tree: Int(item.tree), level: level - 1, place: child)
    }
  }

  private mutating func push(_ square: Double, tree: Int, level: Int, place: Int) {
    if square > limit * limit { return }
    queue.push(
      BinaryHeap.Item(
        squareMeters: square, tree: Int32(truncatingIfNeeded: tree), level: Int32(truncatingIfNeeded: level),
        place: Int32(truncatingIfNeeded: place)))
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

/// A heap of boxes and edges by the least distance that they can have.
struct BinaryHeap {
  struct Item {
    var squareMeters: Double
    var tree: Int32
    /// -1 for an edge.
    var level: Int32
    var place: Int32
  }

  private var items: [Item] = []

  /// A search has some dozens of them, and should not find out how many by one allocation after the other.
  init() { items.reserveCapacity(40) }

  mutating func push(_ item: Item) {
    items.append(item)
    var place = items.count - 1
    while place > 0 {
      let parent = (place - 1) / 2
      guard items[place].squareMeters < items[parent].squareMeters else { break }
      items.swapAt(place, parent)
      place = parent
    }
  }

  mutating func popLeast() -> Item? {
    guard let least = items.first else { return nil }
    let last = items.removeLast()
    if items.isEmpty { return least }
    items[0] = last
    var place = 0
    while true {
      let left = 2 * place + 1
      guard left < items.count else { break }
      let right = left + 1
      let child = right < items.count && items[right].squareMeters < items[left].squareMeters ? right : left
      guard items[child].squareMeters < items[place].squareMeters else { break }
      items.swapAt(place, child)
      place = child
    }
    return least
  }
}
