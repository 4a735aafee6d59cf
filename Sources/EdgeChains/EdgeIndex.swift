import GeoTypes

/// An index of edges by the horizontal strips into which they reach. It answers which edges may cross a
/// latitude, and which pairs may cross.
///
/// Strips have equal height. Their number grows with the number of edges and falls with the edges' height, so
/// that there are only a few entries for each edge even where every edge spans the whole chain.
struct EdgeIndex {
  private let strips: Strips
  /// `entries[starts[s]..<starts[s + 1]]` are the edges of strip `s`, in the order of the list.
  private let starts: [Int32]
  private let entries: [Int32]

  init(_ edges: UnsafeBufferPointer<Edge>) {
    var minY = Double.infinity
    var maxY = -Double.infinity
    var totalHeight = 0.0
    for edge in edges {
      minY = min(minY, edge.minY)
      maxY = max(maxY, edge.maxY)
      totalHeight += edge.maxY - edge.minY
    }
    if edges.isEmpty { (minY, maxY) = (0, 0) }
    let height = maxY - minY
    // About four entries for each edge: one for itself, three for the strips that it crosses.
    let wanted = totalHeight > 0 ? 3 * Double(edges.count) * height / totalHeight : 1
    let count = max(1, min(edges.count, wanted.isFinite ? Int(min(wanted, 1e9)) : 1))
    let scale = height > 0 ? Double(count) / height : 0
    let strips = Strips(minY: minY, perUnit: scale.isFinite ? scale : 0, count: count)
    self.strips = strips

    var ends = [Int32](repeating: 0, count: count + 1)
    for edge in edges {
      for strip in strips.range(of: edge) { ends[strip + 1] += 1 }
    }
    for strip in 0..<count { ends[strip + 1] += ends[strip] }
    starts = ends
    var filled = [Int32](repeating: 0, count: Int(ends[count]))
    var next = ends
    for (index, edge) in edges.enumerated() {
      for strip in strips.range(of: edge) {
        filled[Int(next[strip])] = Int32(index)
        next[strip] += 1
      }
    }
    entries = filled
  }

  /// Returns the number of edges that may reach the latitude.
  func edgeCount(near y: Double) -> Int {
    let strip = strips.strip(of: y)
    return Int(starts[strip + 1] - starts[strip])
  }

  /// Calls `body` with the index of every edge that may reach the latitude.
  @inline(__always)
  func forEachEdge(near y: Double, _ body: (Int) -> Void) {
    let strip = strips.strip(of: y)
    for entry in Int(starts[strip])..<Int(starts[strip + 1]) { body(Int(entries[entry])) }
  }

  /// Whether any edge in the strips of this one passes the test.
  @inline(__always)
  func containsEdge(near edge: Edge, where test: (Int) -> Bool) -> Bool {
    for strip in strips.range(of: edge) {
      for entry in Int(starts[strip])..<Int(starts[strip + 1]) where test(Int(entries[entry])) { return true }
    }
    return false
  }

  /// Calls `body` once with the index of every edge whose box meets that of the given one.
  @inline(__always)
  func forEachEdge(near edge: Edge, in edges: UnsafeBufferPointer<Edge>, _ body: (Int) -> Void) {
    let (minY, maxY) = (edge.minY, edge.maxY)
    for strip in strips.range(of: edge) {
      for entry in Int(starts[strip])..<Int(starts[strip + 1]) {
        let other = edges[Int(entries[entry])]
        guard other.low.x <= edge.high.x, edge.low.x <= other.high.x else { continue }
        guard other.minY <= maxY, minY <= other.maxY else { continue }
        // An edge that shares several strips with this one is reported in the lowest of them.
        guard strips.strip(of: max(minY, other.minY)) == strip else { continue }
        body(Int(entries[entry]))
      }
    }
  }

  /// Calls `body` once with every pair of edges whose boxes meet, the lower index first. With `fresh` given,
  /// reports only pairs of which at least one edge is fresh. Stops once `isEnough` returns true.
  @inline(__always)
  func forEachPair(
    in edges: UnsafeBufferPointer<Edge>, fresh: [Bool]?, until isEnough: () -> Bool = { false },
    _ body: (Int, Int) -> Void
  ) {
    guard let fresh, isQuick(for: fresh, in: edges) else {
      _ = containsPair(in: edges) { i, j in
        if fresh?[i] ?? true || fresh?[j] ?? true { body(i, j) }
        return isEnough()
      }
      return
    }
    for (i, edge) in edges.enumerated() where fresh[i] {
      if isEnough() { return }
      forEachEdge(near: edge, in: edges) { j in
        // A pair of two fresh edges is reported by the later one.
        if j != i, !(fresh[j] && j > i) { body(min(i, j), max(i, j)) }
      }
    }
  }

  /// Whether it is faster to search the strips of each fresh edge than to go through all strips once.
  private func isQuick(for fresh: [Bool], in edges: UnsafeBufferPointer<Edge>) -> Bool {
    var looks = 0
    for (edge, isFresh) in zip(edges, fresh) where isFresh {
      let range = strips.range(of: edge)
      looks += Int(starts[range.upperBound + 1] - starts[range.lowerBound])
      if looks > 8 * entries.count { return false }
    }
    return true
  }

  /// Whether a pair of edges whose boxes meet passes the test. Stops at the first that does.
  ///
  /// The pairs can be divided among threads: each `part` of `parts` tests other pairs.
  ///
  /// Complexity: O(*n* log *m* + *k*), *m* the edges in one strip, *k* the pairs in a strip whose spans of
  /// longitude meet.
  @inline(__always)
  func containsPair(
    in edges: UnsafeBufferPointer<Edge>, part: Int = 0, of parts: Int = 1, where test: (Int, Int) -> Bool
  ) -> Bool {
    let own = strips.count * part / parts..<strips.count * (part + 1) / parts
    var crowd: [Int32] = []
    return entries.withUnsafeBufferPointer { entries in
      own.contains { strip in
        let inStrip = UnsafeBufferPointer(rebasing: entries[Int(starts[strip])..<Int(starts[strip + 1])])
        if inStrip.count < Self.crowd {
          return containsPair(of: inStrip, isSorted: false, in: edges, strip, where: test)
        }
        crowd.removeAll(keepingCapacity: true)
        crowd.append(contentsOf: inStrip)
        crowd.sort { edges[Int($0)].low.x < edges[Int($1)].low.x }
        return crowd.withUnsafeBufferPointer {
          containsPair(of: $0, isSorted: true, in: edges, strip, where: test)
        }
      }
    }
  }

  /// The number of edges in a strip from which it is faster to sort them than to test all pairs.
  private static let crowd = 16

  /// - Parameter isSorted: whether the edges are sorted by the longitude of their low ends.
  @inline(__always)
  private func containsPair(
    of inStrip: UnsafeBufferPointer<Int32>, isSorted: Bool, in edges: UnsafeBufferPointer<Edge>,
    _ strip: Int, where test: (Int, Int) -> Bool
  ) -> Bool {
    var first = 0
    while first < inStrip.count {
      let a = edges[Int(inStrip[first])]
      let (aMin, aMax) = (a.minY, a.maxY)
      var second = first + 1
      while second < inStrip.count {
        let b = edges[Int(inStrip[second])]
        if isSorted, b.low.x > a.high.x { break }
        let (i, j) = (Int(inStrip[first]), Int(inStrip[second]))
        second += 1
        guard a.low.x <= b.high.x, b.low.x <= a.high.x else { continue }
        let bMin = b.minY
        guard aMin <= b.maxY, bMin <= aMax else { continue }
        // A pair that shares several strips is tested in the lowest of them.
        guard strips.strip(of: max(aMin, bMin)) == strip else { continue }
        if test(min(i, j), max(i, j)) { return true }
      }
      first += 1
    }
    return false
  }
}

/// Strips of equal height that divide a range of latitudes.
private struct Strips {
  let minY: Double
  let perUnit: Double
  let count: Int

  /// Returns the strip of a latitude. It is monotonic, so an edge lies in the strip of every latitude that it
  /// reaches.
  @inline(__always)
  func strip(of y: Double) -> Int {
    // Bounded before the conversion: a chain lower than 1e-18 has more strips to a degree than Int can hold.
    Int(max(0, min(Double(count - 1), (y - minY) * perUnit)))
  }

  @inline(__always)
  func range(of edge: Edge) -> ClosedRange<Int> { strip(of: edge.minY)...strip(of: edge.maxY) }
}
