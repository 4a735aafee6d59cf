import GeoTypes

/// The paths that the fresh edges of a boundary form, and whether they are connected with edges that stayed.
struct FreshPaths {
  private var ends: CoordinateTable
  /// The number of edges of the boundary that come together at each end.
  private var degrees: [Int32]
  /// For each end, whether an edge that is not fresh is among them.
  private var isHolding: [Bool]
  private let edges: [(low: Int, high: Int)]

  init(_ fresh: [Edge]) {
    var ends = CoordinateTable(minimumCapacity: fresh.count * 2)
    edges = fresh.map { (ends.insert($0.low), ends.insert($0.high)) }
    degrees = [Int32](repeating: 0, count: ends.coordinates.count)
    isHolding = [Bool](repeating: false, count: ends.coordinates.count)
    self.ends = ends
  }

  /// Counts an edge of the boundary at one of its ends. Ignored where no fresh edge ends.
  mutating func join(_ end: Coordinate, isHolding holds: Bool) {
    guard let number = ends.number(of: end) else { return }
    degrees[number] += 1
    if holds { isHolding[number] = true }
  }

  /// Whether exactly two edges come together at every end, and every path is connected with an edge that is
  /// not fresh.
  var areSimpleAndHeld: Bool {
    guard degrees.allSatisfy({ $0 == 2 }) else { return false }
    var around = [(first: Int, second: Int)](repeating: (-1, -1), count: degrees.count)
    for (edge, (low, high)) in edges.enumerated() {
      for end in [low, high] {
        if around[end].first < 0 { around[end].first = edge } else { around[end].second = edge }
      }
    }
    var isHeld = [Bool](repeating: false, count: edges.count)
    var open = isHolding.indices.filter { isHolding[$0] }.map { around[$0].first }
    while let edge = open.popLast() {
      if edge < 0 || isHeld[edge] { continue }
      isHeld[edge] = true
      for end in [edges[edge].low, edges[edge].high] { open += [around[end].first, around[end].second] }
    }
    return isHeld.allSatisfy { $0 }
  }
}
