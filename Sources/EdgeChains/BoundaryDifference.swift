import GeoTypes

/// The difference between a boundary and a known one, and where the two differ.
struct BoundaryDifference {
  /// The edges that were added, and the reverses of those that were removed.
  let chain: EdgeChain
  /// The edges that were added.
  private let fresh: [Edge]
  /// Boxes that together hold all edges of the chain, each box those of a few neighbouring edges.
  private let reach: [Box]

  init(_ alignment: EdgeAlignment, of edges: [Edge], from known: [Edge]) {
    fresh = alignment.fresh.map { edges[$0] }
    chain = EdgeChain(
      edges: fresh + alignment.gone.map { known[$0].weighted(-known[$0].weight) })
    reach = Self.boxes(of: alignment.fresh, edges) + Self.boxes(of: alignment.gone, known)
  }

  /// Returns one box for each run of consecutive edges; where there are many runs, one for several of them.
  private static func boxes(of indices: [Int], _ edges: [Edge]) -> [Box] {
    var boxes: [Box] = []
    var previous: Int?
    for index in indices {
      if let previous, index == previous + 1, let last = boxes.indices.last {
        boxes[last] = boxes[last].union(edges[index].box)
      } else {
        boxes.append(edges[index].box)
      }
      previous = index
    }
    let share = (boxes.count + mostBoxes - 1) / mostBoxes
    if share <= 1 { return boxes }
    return stride(from: 0, to: boxes.count, by: share).map { first in
      boxes[first..<min(first + share, boxes.count)].reduce(.empty) { $0.union($1) }
    }
  }

  private static let mostBoxes = 64
  /// The number of edges that are skipped together where their common box meets none of the difference's.
  private static let blockSize = 32

  /// Whether the new boundary is simple, given that the known one was.
  ///
  /// The winding number of the new boundary is that of the old one plus that of the difference. So three
  /// conditions suffice:
  ///
  /// - No fresh edge meets another edge except at common ends.
  /// - The winding number of the difference is 0 beside every edge that stayed.
  /// - At every end of a fresh edge exactly two edges come together, and no ring consists of fresh edges
  ///   alone. Then the land on the sides of a fresh edge is that of the edge at which its path begins.
  ///
  /// No edge of the difference meets one that stayed except at its ends. So along a ring the winding number
  /// beside the edges that stayed is constant up to the next end of an edge of the difference, and testing
  /// one edge settles them all.
  ///
  /// - Parameter knownIndices: for each edge its index in the known boundary, -1 for a fresh one.
  func leavesSimple(_ boundary: BoundaryEdges, _ knownIndices: [Int32]) -> Bool {
    if chain.isEmpty { return true }
    let edges = boundary.edges
    var search = DifferenceSearch(chain: chain, fresh: fresh)
    var rings = boundary.ringStarts[...]
    for start in stride(from: 0, to: edges.count, by: Self.blockSize) {
      let block = start..<min(start + Self.blockSize, edges.count)
      let box = edges[block].reduce(Box.empty) { $0.union($1.box) }
      let isNear = reach.contains { $0.intersects(box) }
      if isNear {
        for index in block {
          let beginsRing = rings.first == index
          if beginsRing { rings.removeFirst() }
          let isFresh = knownIndices[index] < 0
          let follows = !beginsRing && index > 0 && knownIndices[index - 1] >= 0
          if !(isFresh ? search.admits(fresh: edges[index]) : search.admits(edges[index], following: follows))
          {
            return false
          }
        }
      } else {
        while let index = rings.first, block.contains(index) {
          rings.removeFirst()
          if search.surrounds(edges[index]) { return false }
        }
      }
    }
    return search.hasSimplePaths
  }
}

/// Tests how the difference affects single edges.
private struct DifferenceSearch {
  private let whole: IndexedChain
  private let box: Box
  private let fresh: IndexedChain
  private let freshBox: Box
  private let touched: CoordinateFilter
  private var paths: FreshPaths

  init(chain: EdgeChain, fresh: [Edge]) {
    whole = IndexedChain(chain)
    box = chain.box
    self.fresh = IndexedChain(EdgeChain(edges: fresh))
    freshBox = EdgeChain(edges: fresh).box
    touched = CoordinateFilter(endsOf: chain.edges)
    paths = FreshPaths(fresh)
  }

  var hasSimplePaths: Bool { paths.areSimpleAndHeld }

  /// Whether an edge that stayed lies inside the land that was gained or lost.
  func surrounds(_ edge: Edge) -> Bool {
    edge.box.intersects(box) && whole.windings(beside: edge).left != 0
  }

  mutating func admits(fresh edge: Edge) -> Bool {
    _ = join(edge, isHolding: false)
    return !fresh.meets(edge)
  }

  /// - Parameter follows: whether the edge before it in the ring stayed too, and was tested or lies far away.
  mutating func admits(_ edge: Edge, following follows: Bool) -> Bool {
    let isTouched = join(edge, isHolding: true)
    if edge.box.intersects(freshBox), fresh.meets(edge) || fresh.has(edge) { return false }
    return (follows && !isTouched) || !surrounds(edge)
  }

  /// Counts the edge at its ends. Returns whether an end of the difference may be among them.
  private mutating func join(_ edge: Edge, isHolding: Bool) -> Bool {
    let (low, high) = (touched.mayContain(edge.low), touched.mayContain(edge.high))
    if low { paths.join(edge.low, isHolding: isHolding) }
    if high { paths.join(edge.high, isHolding: isHolding) }
    return low || high
  }
}
