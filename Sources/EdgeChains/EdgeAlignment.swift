/// Which edges of a boundary are a known boundary's too, where the two run nearly alike.
///
/// A published boundary is the known one with some stretches drawn anew. So the edge after a common one is
/// looked for right behind it, then a little farther on, which finds nearly all of them by comparing neighbours
/// in memory. What is found nowhere near is looked up at the end among what the known boundary has left over.
struct EdgeAlignment {
  /// For each edge its place in the known boundary; -1 for a fresh one.
  private(set) var places: [Int32]
  /// The edges that the known boundary does not have.
  private(set) var fresh: [Edge] = []
  /// The edges that the known boundary has more.
  private(set) var gone: [Edge] = []

  private static let window = 64
  /// After so many edges in a row that were not found near, the whole known boundary is searched, which takes
  /// longer the larger it is.
  private static let patience = [16, 64, 256, 1024, 4096, 16384]
  private static let searchedForAMiss = 1024

  /// Nil where more than `limit` edges differ, or where two edges have the same ends.
  ///
  /// Complexity: O(*n* + *d* *w*), *d* the edges that differ, *w* the window.
  init?(of edges: [Edge], with known: [Edge], limit: Int) {
    guard edges.count <= known.count + limit, known.count <= edges.count + limit else { return nil }
    places = [Int32](repeating: -1, count: edges.count)
    var isKept = [Bool](repeating: false, count: known.count)
    var leftOver: [Int] = []
    var expected = 0
    var misses = 0

    let search = EdgeSearch(known)

    func place(of edge: Edge, beginsRing: Bool) -> Int? {
      if expected < known.count, known[expected] == edge { return expected }
      // A stretch drawn anew has about as many edges as the one that it replaces.
      let end = min(expected + Self.window + 2 * misses, known.count)
      if expected < end, let place = search.place(of: edge, in: expected..<end) { return place }
      let isPatient = misses * Self.searchedForAMiss < known.count || !Self.patience.contains(misses)
      if !beginsRing && isPatient { return nil }
      return search.place(of: edge, in: known.indices)
    }
    for index in edges.indices {
      let edge = edges[index]
      let beginsRing = index == 0 || edges[index - 1].end != edge.start
      guard let place = place(of: edge, beginsRing: beginsRing) else {
        leftOver.append(index)
        misses += 1
        if leftOver.count > limit + 16 { return nil }
        continue
      }
      if isKept[place] { return nil }
      isKept[place] = true
      places[index] = Int32(truncatingIfNeeded: place)
      expected = place + 1
      misses = 0
    }
    guard known.count - (edges.count - leftOver.count) <= limit + leftOver.count else { return nil }
    guard settle(leftOver, of: edges, known, &isKept), (fresh.count + gone.count) <= limit else { return nil }
  }

  /// Tells the fresh edges from those that the known boundary has elsewhere; false where two have the same ends.
  private mutating func settle(
    _ leftOver: [Int], of edges: [Edge], _ known: [Edge], _ isKept: inout [Bool]
  ) -> Bool {
    var elsewhere = EdgeTable()
    var places: [Int] = []
    if !leftOver.isEmpty {
      for place in known.indices where !isKept[place] {
        elsewhere.add(known[place])
        places.append(place)
      }
    }
    var seen = EdgeTable()
    for index in leftOver {
      let edge = edges[index]
      guard seen.add(edge).isNew else { return false }
      if let found = elsewhere.index(low: edge.low, high: edge.high) {
        // The same edge run through the other way.
        guard known[places[found]] == edge else { return false }
        isKept[places[found]] = true
        self.places[index] = Int32(truncatingIfNeeded: places[found])
      } else {
        fresh.append(edge)
      }
    }
    gone = known.indices.filter { !isKept[$0] }.map { known[$0] }
    return true
  }
}

/// Looks for edges among others by sixteen bits of each, four edges at a time.
private struct EdgeSearch {
  private let edges: [Edge]
  private let keys: [UInt16]

  init(_ edges: [Edge]) {
    self.edges = edges
    keys = edges.map(Self.key)
  }

  /// The first place of an edge in a range.
  func place(of edge: Edge, in range: Range<Int>) -> Int? {
    let lowBits: UInt64 = 0x0001_0001_0001_0001
    let wanted = UInt64(Self.key(edge)) &* lowBits
    return keys.withUnsafeBytes { bytes in
      var place = range.lowerBound
      while place + 4 <= range.upperBound {
        let different = bytes.loadUnaligned(fromByteOffset: place * 2, as: UInt64.self) ^ wanted
        // Not zero where one of the four is zero, and seldom else.
        if (different &- lowBits) & ~different & (lowBits << 15) != 0 {
          for place in place..<place + 4 where edges[place] == edge { return place }
        }
        place += 4
      }
      return (place..<range.upperBound).first { edges[$0] == edge }
    }
  }

  /// Of the last bits of longitude and latitude, which differ most. Adding zero first makes `-0.0` and `0.0`,
  /// which are equal, the same.
  @inline(__always)
  private static func key(_ edge: Edge) -> UInt16 {
    let mixed =
      ((edge.low.x + 0).bitPattern &+ (edge.high.y + 0).bitPattern) &* 0x9E37_79B9_7F4A_7C15
    return UInt16(truncatingIfNeeded: mixed >> 48)
  }
}
