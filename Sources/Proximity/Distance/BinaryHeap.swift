/// A heap of the candidates of a search, such as boxes and edges by the least distance that they can have.
struct BinaryHeap {
  struct Item {
    /// The lowest comes first: a distance, its square, or a bound with its sign changed.
    var priority: Double
    /// The index of a tree; -1 for the forest of them.
    var tree: Int32
    /// The level of a box in its tree; -1 for an edge.
    var level: Int32
    /// The index of the candidate.
    var index: Int32
  }

  private var items: [Item] = []

  /// Reserves memory at once for the dozens of items that a search has.
  init() { items.reserveCapacity(40) }

  var least: Item? { items.first }
  /// All items that are left, in no order.
  var rest: [Item] { items }

  mutating func push(_ item: Item) {
    items.append(item)
    items.withUnsafeMutableBufferPointer { items in
      var index = items.count - 1
      while index > 0 {
        let parent = (index - 1) / 2
        guard item.priority < items[parent].priority else { break }
        items[index] = items[parent]
        index = parent
      }
      items[index] = item
    }
  }

  mutating func popLeast() -> Item? {
    guard let least = items.first else { return nil }
    let last = items.removeLast()
    if items.isEmpty { return least }
    items.withUnsafeMutableBufferPointer { items in
      var index = 0
      while true {
        let left = 2 * index + 1
        guard left < items.count else { break }
        let right = left + 1
        let child = right < items.count && items[right].priority < items[left].priority ? right : left
        guard items[child].priority < last.priority else { break }
        items[index] = items[child]
        index = child
      }
      items[index] = last
    }
    return least
  }
}
