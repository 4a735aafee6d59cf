/// Which edges of a boundary are a known boundary's too, where the two run nearly alike.
///
/// A published boundary is the known one with some stretches drawn anew. So edges are compared side by side as
/// long as they are equal, which takes in nearly all of them; after one that is not, the next is looked for a
/// little farther on. What is found nowhere near is looked up at the end among what the known boundary has left
/// over.
struct EdgeAlignment {
  /// For each edge its place in the known boundary; -1 for a fresh one.
  private(set) var places: [Int32]
  /// The places of the edges that the known boundary does not have.
  private(set) var fresh: [Int] = []
  /// The places in the known boundary of the edges that it has more.
  private(set) var gone: [Int] = []
  /// Which edges of the known boundary are this one's too.
  private var isKept: [Bool]

  private static let window = 64
  /// After so many edges in a row that were not found near, the whole known boundary is searched, which takes
  /// longer the larger it is.
  private static let patience = [16, 64, 256, 1024, 4096, 16384]
  private static let searchedForAMiss = 1024

  /// Nil where more than `limit` edges differ, or where two edges have the same ends.
  ///
  /// Complexity: O(*n*) with a small factor, and O(*d* *w*), *d* the edges that differ, *w* the window for short
  /// stretches and little more than one for long ones.
  init?(of edges: BoundaryEdges, with known: [Edge], limit: Int) {
    let all = edges.edges
    guard all.count <= known.count + limit, known.count <= all.count + limit else { return nil }
    places = [Int32](repeating: -1, count: all.count)
    isKept = [Bool](repeating: false, count: known.count)
    var leftOver: [Int] = []
    var expected = 0
    var misses = 0
    var rings = edges.ringStarts[...]
    var search = EdgeSearch(known)
    var nextLook = 0

    /// A stretch drawn anew has about as many edges as the one that it replaces. In a long one the look farther ahead
    /// is the longer, and is taken the less often.
    func near(_ edge: Edge) -> Int? {
      if misses >= Self.window, misses < nextLook { return nil }
      nextLook = misses + misses / 2
      return search.place(of: edge, near: expected..<min(expected + Self.window + 2 * misses, known.count))
    }
    var index = 0
    while index < all.count {
      let common = Self.countOfEqual(all[index...], known[expected...])
      if common > 0 {
        guard keep(common, at: index, from: expected) else { return nil }
        index += common
        expected += common
        (misses, nextLook) = (0, 0)
        continue
      }
      while let start = rings.first, start < index { rings.removeFirst() }
      let isPatient = misses * Self.searchedForAMiss < known.count || !Self.patience.contains(misses)
      if let found = near(all[index]) {
        expected = found
      } else if rings.first == index || !isPatient, let found = search.place(of: all[index]) {
        expected = found
      } else {
        leftOver.append(index)
        misses += 1
        index += 1
        // Among them are those from the end of a long stretch to the next look.
        if leftOver.count > limit + limit / 2 + 16 { return nil }
      }
    }
    guard known.count - (all.count - leftOver.count) <= limit + leftOver.count else { return nil }
    guard settle(leftOver, of: all, known), fresh.count + gone.count <= limit else { return nil }
  }

  /// How many edges are equal from the start of both on.
  private static func countOfEqual(_ edges: ArraySlice<Edge>, _ known: ArraySlice<Edge>) -> Int {
    edges.withUnsafeBufferPointer { edges in
      known.withUnsafeBufferPointer { known in
        var count = 0
        while count < edges.count, count < known.count, edges[count] == known[count] { count += 1 }
        return count
      }
    }
  }

  /// Takes a stretch for the known boundary's; false where one of its edges has been taken before.
  private mutating func keep(_ count: Int, at index: Int, from place: Int) -> Bool {
    let isFirstTime = isKept.withUnsafeMutableBufferPointer { isKept in
      var isAnyKept = false
      for known in place..<place + count {
        isAnyKept = isAnyKept || isKept[known]
        isKept[known] = true
      }
      return !isAnyKept
    }
    places.withUnsafeMutableBufferPointer { places in
      for offset in 0..<count { places[index + offset] = Int32(truncatingIfNeeded: place + offset) }
    }
    return isFirstTime
  }

  /// Tells the fresh edges from those that the known boundary has elsewhere; false where two have the same ends.
  private mutating func settle(_ leftOver: [Int], of edges: [Edge], _ known: [Edge]) -> Bool {
    let open = isKept.indices.filter { !isKept[$0] }
    var elsewhere = EdgeTable(minimumCapacity: open.count)
    for place in open { elsewhere.add(known[place]) }
    var seen = EdgeTable(minimumCapacity: leftOver.count)
    for index in leftOver {
      let edge = edges[index]
      guard seen.add(edge).isNew else { return false }
      guard let found = elsewhere.index(low: edge.low, high: edge.high) else {
        fresh.append(index)
        continue
      }
      // The same edge run through the other way.
      guard known[open[found]] == edge else { return false }
      isKept[open[found]] = true
      places[index] = Int32(truncatingIfNeeded: open[found])
    }
    gone = open.filter { !isKept[$0] }
    return true
  }
}

/// Looks for edges among others, near a place and everywhere.
private struct EdgeSearch {
  private let edges: [Edge]
  /// Sixteen bits of each edge, which are enough to pass over nearly all others four at a time.
  private var keys: [UInt16] = []

  init(_ edges: [Edge]) { self.edges = edges }

  /// The first place of an edge in a range.
  func place(of edge: Edge, near range: Range<Int>) -> Int? {
    edges.withUnsafeBufferPointer { edges in
      range.first { edges[$0].low.x == edge.low.x && edges[$0] == edge }
    }
  }

  /// The first place of an edge.
  ///
  /// Complexity: O(*n*), with a small factor from the second time on.
  mutating func place(of edge: Edge) -> Int? {
    if keys.isEmpty { keys = edges.map(Self.key) }
    let lowBits: UInt64 = 0x0001_0001_0001_0001
    let wanted = UInt64(Self.key(edge)) &* lowBits
    return keys.withUnsafeBytes { bytes in
      var place = 0
      while place + 4 <= edges.count {
        let different = bytes.loadUnaligned(fromByteOffset: place * 2, as: UInt64.self) ^ wanted
        // Not zero where one of the four is zero, and seldom else.
        if (different &- lowBits) & ~different & (lowBits << 15) != 0 {
          for place in place..<place + 4 where edges[place] == edge { return place }
        }
        place += 4
      }
      return (place..<edges.count).first { edges[$0] == edge }
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
