import GeoTypes
import Synchronization

/// A tree over the edges of a chain, in which a ray that finds winding numbers passes by most edges at once.
///
/// A group of edges that lies to the right of a point turns around it only by its open ends: where edges follow one
/// another, what one takes away from the winding number the next gives back, and a whole ring counts nothing. So for
/// each group the ends are kept in which its edges don't cancel. A ray looks at these, and goes into those groups
/// alone that lie above or below its start, or have many open ends.
///
/// All tests are exact, as in ``RayCast``, and the answers are the same.
struct WindingTree: Sendable {
  /// An end at which the edges of a group don't cancel, and the weights that leave it less those that arrive.
  private struct OpenEnd {
    var coordinate: Coordinate
    var weight: Int

    static func ends(of edge: Edge) -> [OpenEnd] {
      [
        OpenEnd(coordinate: edge.low, weight: edge.weight),
        OpenEnd(coordinate: edge.high, weight: 0 &- edge.weight),
      ]
    }
  }

  private struct Group {
    var box: Box
    /// What is in the group: edges, or groups of the level below.
    var members: Range<Int32>
    /// The range of `ends` that are open; nil where there are too many to be kept.
    var ends: Range<Int32>?
  }

  private static let width = 16
  /// The most open ends that are kept for a group. A look at more would take longer than one into the group.
  private static let mostEnds = 24

  /// The edges in the order of the groups.
  private let edges: [Edge]
  /// Groups of edges, then groups of those, up to a single one.
  private let levels: [[Group]]
  private let ends: [OpenEnd]

  /// Complexity: O(*n* log *n*).
  init(_ chain: [Edge]) {
    let order = NeighbourOrder(chain)
    let edges = order.edges
    var kept: [OpenEnd] = []
    // The open ends of every group of the last level, in the order of their coordinates.
    var open: [[OpenEnd]] = []
    var groups: [Group] = []
    func add(_ members: Range<Int>, _ box: Box, _ ends: [OpenEnd]) {
      let remaining = Self.cancelled(ends)
      let first = kept.count
      if remaining.count <= Self.mostEnds { kept += remaining }
      groups.append(
        Group(
          box: box, members: Int32(members.lowerBound)..<Int32(members.upperBound),
          ends: remaining.count <= Self.mostEnds ? Int32(first)..<Int32(kept.count) : nil))
      open.append(remaining)
    }
    for members in order.runs {
      add(
        members, edges[members].reduce(Box.empty) { $0.union($1.box) }, edges[members].flatMap(OpenEnd.ends))
    }
    var levels: [[Group]] = []
    while !groups.isEmpty {
      levels.append(groups)
      if groups.count == 1 { break }
      let (below, openBelow) = (groups, open)
      (groups, open) = ([], [])
      for first in stride(from: 0, to: below.count, by: Self.width) {
        let members = first..<min(first + Self.width, below.count)
        add(
          members, below[members].reduce(Box.empty) { $0.union($1.box) },
          openBelow[members].flatMap(\.self))
      }
    }
    (self.edges, self.levels, ends) = (edges, levels, kept)
  }

  /// Returns the sum of the weights at each coordinate where it is not 0.
  private static func cancelled(_ ends: [OpenEnd]) -> [OpenEnd] {
    var sums: [OpenEnd] = []
    for end in ends.sorted(by: { $0.coordinate < $1.coordinate }) {
      if let last = sums.last, last.coordinate == end.coordinate {
        sums[sums.count - 1].weight &+= end.weight
      } else {
        if sums.last?.weight == 0 { sums.removeLast() }
        sums.append(end)
      }
    }
    if sums.last?.weight == 0 { sums.removeLast() }
    return sums
  }

  /// Returns the winding numbers on the left and right of an edge that crosses no edge of the chain. It may itself be
  /// an edge of the chain.
  ///
  /// Complexity: O(log *n*) for rings that are small and many, however many lie on one parallel; about O(√*n*) for long
  /// borders.
  func windings(beside edge: Edge) -> (left: Int, right: Int) {
    var ray = RayCast(beside: edge)
    // Rounding keeps the order, so what lies beyond the rounded midpoint lies beyond the midpoint.
    let start = edge.box.center
    func visit(_ level: Int, _ index: Int) {
      let group = levels[level][index]
      let box = group.box
      guard box.minY <= start.y, start.y <= box.maxY, start.x <= box.maxX else { return }
      if start.x < box.minX, let open = group.ends {
        for end in open { ray.pass(openEnd: ends[Int(end)].coordinate, weight: ends[Int(end)].weight) }
        return
      }
      for member in group.members {
        if level == 0 { ray.pass(edges[Int(member)]) } else { visit(level - 1, Int(member)) }
      }
    }
    if let top = levels.indices.last { visit(top, 0) }
    return ray.sides
  }
}

/// Edges in an order in which neighbours in the plane follow one another, and small rings stay whole.
private struct NeighbourOrder {
  let edges: [Edge]
  /// Runs of some sixteen edges, none of which ends within a small connected group of edges.
  private(set) var runs: [Range<Int>] = []

  private static let runLength = 16
  /// The most edges of a connected group that is not divided.
  private static let mostTogether = 32

  init(_ chain: [Edge]) {
    let networks = Self.networks(of: chain)
    var counts = [Int](repeating: 0, count: chain.count)
    var boxes = [Box](repeating: .empty, count: chain.count)
    for (edge, network) in zip(chain, networks) {
      counts[network] += 1
      boxes[network] = boxes[network].union(edge.box)
    }
    func isTogether(_ index: Int) -> Bool { counts[networks[index]] <= Self.mostTogether }
    let curve = HilbertOrder(in: boxes.reduce(.empty) { $0.union($1) })
    let order = chain.indices.map { index in
      (
        rank: curve.rank(of: isTogether(index) ? boxes[networks[index]].center : chain[index].box.center),
        network: networks[index], index: index
      )
    }.sorted { ($0.rank, $0.network, $0.index) < ($1.rank, $1.network, $1.index) }
    edges = order.map { chain[$0.index] }

    var start = 0
    var next = 0
    while next < order.count {
      let unit = isTogether(order[next].index) ? counts[order[next].network] : 1
      if next > start, next + unit - start > Self.runLength {
        runs.append(start..<next)
        start = next
      }
      next += unit
    }
    if next > start { runs.append(start..<next) }
  }

  /// Returns for each edge the number of its network: of the edges that are connected with it by common ends.
  private static func networks(of chain: [Edge]) -> [Int] {
    var table = CoordinateTable(minimumCapacity: chain.count)
    let ends = chain.map { (low: table.insert($0.low), high: table.insert($0.high)) }
    var sets = DisjointSets(count: table.coordinates.count)
    for (low, high) in ends { sets.join(low, high) }
    // By the first edge of each network, so that there are no more numbers than edges.
    var numbers = [Int](repeating: -1, count: table.coordinates.count)
    return ends.enumerated().map { index, ends in
      let root = sets.root(of: ends.low)
      if numbers[root] < 0 { numbers[root] = index }
      return numbers[root]
    }
  }
}

/// A winding tree that is built once it pays: after rays have passed several times as many edges as there are.
final class WindingTreeOnDemand: Sendable {
  private let passedCount = Atomic<Int>(0)
  private let tree = Mutex<WindingTree?>(nil)

  /// Strips with fewer edges are always walked: that is as fast as a search in a tree.
  static let shortStrip = 200
  private static let mostPasses = 12

  /// Returns the tree over the edges, or nil if a strip of so many edges shall still be walked.
  func tree(over edges: [Edge], insteadOf strip: Int) -> WindingTree? {
    guard strip > Self.shortStrip else { return nil }
    let passed = passedCount.wrappingAdd(strip, ordering: .relaxed).newValue
    guard passed > Self.mostPasses * edges.count else { return nil }
    return tree.withLock { tree in
      if let tree { return tree }
      let built = WindingTree(edges)
      tree = built
      return built
    }
  }
}
