import GeoTypes

/// What a boundary is more than a known one, and where the two differ.
struct BoundaryDifference {
  /// The edges that came, and reversed those that went.
  let chain: EdgeChain
  /// The edges that came.
  private let fresh: [Edge]
  /// Boxes that hold all edges of the chain, one for some neighbours of them each.
  private let reach: [Box]

  init(_ alignment: EdgeAlignment, of edges: [Edge], from known: [Edge]) {
    fresh = alignment.fresh.map { edges[$0] }
    chain = EdgeChain(
      edges: fresh + alignment.gone.map { known[$0].weighted(-known[$0].weight) })
    reach = Self.boxes(of: alignment.fresh, edges) + Self.boxes(of: alignment.gone, known)
  }

  /// A box for each stretch of edges that follow one another, or for several where there are many.
  private static func boxes(of places: [Int], _ edges: [Edge]) -> [Box] {
    var boxes: [Box] = []
    var previous: Int?
    for place in places {
      if let previous, place == previous + 1, let last = boxes.indices.last {
        boxes[last] = boxes[last].union(edges[place].box)
      } else {
        boxes.append(edges[place].box)
      }
      previous = place
    }
    let share = (boxes.count + mostBoxes - 1) / mostBoxes
    if share <= 1 { return boxes }
    return stride(from: 0, to: boxes.count, by: share).map { first in
      boxes[first..<min(first + share, boxes.count)].reduce(.empty) { $0.union($1) }
    }
  }

  private static let mostBoxes = 64
  /// So many edges are passed over at once where their box meets none of the difference's.
  private static let blockSize = 32

  /// Whether edges are a simple boundary, given that they were one before the difference.
  ///
  /// The winding number of the new boundary is that of the old one plus that of the difference. So it suffices
  /// that, first, no fresh edge meets another edge but at common ends; second, the winding number of the
  /// difference is 0 beside every edge that stayed; third, at every end of a fresh edge just two edges come
  /// together, and not all edges of a ring are fresh: then a fresh edge has on its sides what the edge has on
  /// which its path begins.
  ///
  /// No edge of the difference meets one that stayed but at its ends. So the winding number beside edges that
  /// stayed is the same all along a ring up to the next end of such an edge, and one of them is asked for all.
  ///
  /// - Parameter places: for each edge its place before, -1 for a fresh one.
  func leavesSimple(_ boundary: BoundaryEdges, _ places: [Int32]) -> Bool {
    if chain.isEmpty { return true }
    let edges = boundary.edges
    var search = DifferenceSearch(chain: chain, fresh: fresh)
    var rings = boundary.ringStarts[...]
    for start in stride(from: 0, to: edges.count, by: Self.blockSize) {
      let block = start..<min(start + Self.blockSize, edges.count)
      let box = edges[block].reduce(Box.empty) { $0.union($1.box) }
      let isNear = reach.contains { $0.intersects(box) }
      if isNear {
        for place in block {
          let beginsRing = rings.first == place
          if beginsRing { rings.removeFirst() }
          let isFresh = places[place] < 0
          let follows = !beginsRing && place > 0 && places[place - 1] >= 0
          if !(isFresh ? search.admits(fresh: edges[place]) : search.admits(edges[place], following: follows))
          {
            return false
          }
        }
      } else {
        while let place = rings.first, block.contains(place) {
          rings.removeFirst()
          if search.surrounds(edges[place]) { return false }
        }
      }
    }
    return search.hasSimplePaths
  }
}

/// Asks of single edges what the difference does to them.
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

  /// Whether an edge, which stayed, lies in what came or went.
  func surrounds(_ edge: Edge) -> Bool {
    edge.box.intersects(box) && whole.windings(beside: edge).left != 0
  }

  mutating func admits(fresh edge: Edge) -> Bool {
    _ = join(edge, isHolding: false)
    return !fresh.meets(edge)
  }

  /// - Parameter follows: whether the edge before it in the ring stayed too, and was asked for or lies far away.
  mutating func admits(_ edge: Edge, following follows: Bool) -> Bool {
    let isTouched = join(edge, isHolding: true)
    if edge.box.intersects(freshBox), fresh.meets(edge) || fresh.has(edge) { return false }
    return (follows && !isTouched) || !surrounds(edge)
  }

  /// Counts the edge at its ends; says whether an end of the difference may be among them.
  private mutating func join(_ edge: Edge, isHolding: Bool) -> Bool {
    let (low, high) = (touched.mayContain(edge.low), touched.mayContain(edge.high))
    if low { paths.join(edge.low, isHolding: isHolding) }
    if high { paths.join(edge.high, isHolding: isHolding) }
    return low || high
  }
}
