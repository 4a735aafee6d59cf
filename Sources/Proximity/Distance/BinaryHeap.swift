/// A heap of what a search has still to look at, such as boxes and edges by the least distance that they can have.
struct BinaryHeap {
  struct Item {
    /// What has the least comes first: a distance, its square, or a bound with its sign turned.
    var priority: Double
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
    items.withUnsafeMutableBufferPointer { items in
      var place = items.count - 1
      while place > 0 {
        let parent = (place - 1) / 2
        guard item.priority < items[parent].priority else { break }
        items[place] = items[parent]
        place = parent
      }
      items[place] = item
    }
  }

  mutating func popLeast() -> Item? {
    guard let least = items.first else { return nil }
    let last = items.removeLast()
    if items.isEmpty { return least }
    items.withUnsafeMutableBufferPointer { items in
      var place = 0
      while true {
        let left = 2 * place + 1
        guard left < items.count else { break }
        let right = left + 1
        let child = right < items.count && items[right].priority < items[left].priority ? right : left
        guard items[child].priority < last.priority else { break }
        items[place] = items[child]
        place = child
      }
      items[place] = last
    }
    return least
  }
}
