/// Matches the edges of a boundary with those of a known boundary that is nearly the same.
///
/// A published boundary is the known one with some stretches redrawn. So edges are compared side by side as
/// long as they are equal, which covers nearly all of them. After a mismatch, the next edge is searched for
/// in a window a little farther on. Edges not found in the window are looked up at the end among the
/// unmatched edges of the known boundary.
struct EdgeAlignment {
  /// For each edge its index in the known boundary; -1 for a fresh one.
  private(set) var knownIndices: [Int32]
  /// The indices of the edges that the known boundary does not have.
  private(set) var fresh: [Int] = []
  /// The indices, in the known boundary, of the edges that this boundary does not have.
  private(set) var gone: [Int] = []
  /// For each edge of the known boundary, whether this boundary has it too.
  private var isKept: [Bool]

  private static let window = 64
  /// The lengths of a run of misses at which the whole known boundary is searched, unless it has more than
  /// ``searchedForAMiss`` edges for each miss: the larger it is, the longer the search takes.
  private static let patience = [16, 64, 256, 1024, 4096, 16384]
  private static let searchedForAMiss = 1024

  /// Returns nil where more than `limit` edges differ, or where two edges have the same ends.
  ///
  /// Complexity: O(*n*) with a small factor, and O(*d* *w*), *d* the edges that differ, *w* the window for short
  /// stretches and little more than one for long ones.
  init?(of edges: BoundaryEdges, with known: [Edge], limit: Int) {
    let all = edges.edges
    guard all.count <= known.count + limit, known.count <= all.count + limit else { return nil }
    knownIndices = [Int32](repeating: -1, count: all.count)
    isKept = [Bool](repeating: false, count: known.count)
    var leftOver: [Int] = []
    var expected = 0
    var misses = 0
    var rings = edges.ringStarts[...]
    var search = EdgeSearch(known)
    var nextLook = 0

    /// Searches for an edge in the window. A redrawn stretch has about as many edges as the one that it
    /// replaces. So in a long stretch the window is larger, and it is searched less often.
    func near(_ edge: Edge) -> Int? {
      if misses >= Self.window, misses < nextLook { return nil }
      nextLook = misses + misses / 2
      return search.index(of: edge, near: expected..<min(expected + Self.window + 2 * misses, known.count))
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
      } else if rings.first == index || !isPatient, let found = search.index(of: all[index]) {
        expected = found
      } else {
        leftOver.append(index)
        misses += 1
        index += 1
        // The extra room is for the edges between the end of a long stretch and the next search.
        if leftOver.count > limit + limit / 2 + 16 { return nil }
      }
    }
    guard known.count - (all.count - leftOver.count) <= limit + leftOver.count else { return nil }
    guard settle(leftOver, of: all, known), fresh.count + gone.count <= limit else { return nil }
  }

  /// Returns the number of leading edges that are equal in both.
  private static func countOfEqual(_ edges: ArraySlice<Edge>, _ known: ArraySlice<Edge>) -> Int {
    edges.withUnsafeBufferPointer { edges in
      known.withUnsafeBufferPointer { known in
        var count = 0
        while count < edges.count, count < known.count, edges[count] == known[count] { count += 1 }
        return count
      }
    }
  }

  /// Matches a stretch with the known boundary's. Returns false where one of its edges was matched before.
  private mutating func keep(_ count: Int, at index: Int, from firstKnown: Int) -> Bool {
    let isFirstTime = isKept.withUnsafeMutableBufferPointer { isKept in
      var isAnyKept = false
      for known in firstKnown..<firstKnown + count {
        isAnyKept = isAnyKept || isKept[known]
        isKept[known] = true
      }
      return !isAnyKept
    }
    knownIndices.withUnsafeMutableBufferPointer { knownIndices in
      for offset in 0..<count {
        knownIndices[index + offset] = Int32(truncatingIfNeeded: firstKnown + offset)
      }
    }
    return isFirstTime
  }

  /// Separates the fresh edges from those that the known boundary has elsewhere. Returns false where two
  /// edges have the same ends.
  private mutating func settle(_ leftOver: [Int], of edges: [Edge], _ known: [Edge]) -> Bool {
    let open = isKept.indices.filter { !isKept[$0] }
    var elsewhere = EdgeTable(minimumCapacity: open.count)
    for index in open { elsewhere.add(known[index]) }
    var seen = EdgeTable(minimumCapacity: leftOver.count)
    for index in leftOver {
      let edge = edges[index]
      guard seen.add(edge).isNew else { return false }
      guard let found = elsewhere.index(low: edge.low, high: edge.high) else {
        fresh.append(index)
        continue
      }
      // The same ends with the opposite direction have no match.
      guard known[open[found]] == edge else { return false }
      isKept[open[found]] = true
      knownIndices[index] = Int32(truncatingIfNeeded: open[found])
    }
    gone = open.filter { !isKept[$0] }
    return true
  }
}

/// Searches for an edge in a list, in a range or everywhere.
private struct EdgeSearch {
  private let edges: [Edge]
  /// A key of sixteen bits for each edge, which suffices to rule out nearly all other edges, four at a time.
  private var keys: [UInt16] = []

  init(_ edges: [Edge]) { self.edges = edges }

  /// Returns the first index of an edge in a range.
  func index(of edge: Edge, near range: Range<Int>) -> Int? {
    edges.withUnsafeBufferPointer { edges in
      range.first { edges[$0].low.x == edge.low.x && edges[$0] == edge }
    }
  }

  /// Returns the first index of an edge in the whole list.
  ///
  /// Complexity: O(*n*), with a small factor from the second time on.
  mutating func index(of edge: Edge) -> Int? {
    if keys.isEmpty { keys = edges.map(Self.key) }
    let lowBits: UInt64 = 0x0001_0001_0001_0001
    let wanted = UInt64(Self.key(edge)) &* lowBits
    return keys.withUnsafeBytes { bytes in
      var index = 0
      while index + 4 <= edges.count {
        let different = bytes.loadUnaligned(fromByteOffset: index * 2, as: UInt64.self) ^ wanted
        // Non-zero where one of the four is zero, and rarely otherwise.
        if (different &- lowBits) & ~different & (lowBits << 15) != 0 {
          for index in index..<index + 4 where edges[index] == edge { return index }
        }
        index += 4
      }
      return (index..<edges.count).first { edges[$0] == edge }
    }
  }

  /// Returns the key of an edge, made of its longitude and latitude, whose last bits differ most. Adding zero
  /// first maps `-0.0` to `0.0`, which is equal to it.
  @inline(__always)
  private static func key(_ edge: Edge) -> UInt16 {
    let mixed =
      ((edge.low.x + 0).bitPattern &+ (edge.high.y + 0).bitPattern) &* 0x9E37_79B9_7F4A_7C15
    return UInt16(truncatingIfNeeded: mixed >> 48)
  }
}
