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
  /// After so many edges in a row that were not found near, the whole known boundary is searched once.
  private static let patience = 16

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

    func place(of edge: Edge, beginsRing: Bool) -> Int? {
      for place in expected..<min(expected + Self.window, known.count) where known[place] == edge {
        return place
      }
      guard beginsRing || misses == Self.patience else { return nil }
      return known.firstIndex(of: edge)
    }
    for index in edges.indices {
      let edge = edges[index]
      let beginsRing = index == 0 || edges[index - 1].end != edge.start
      guard let place = place(of: edge, beginsRing: beginsRing) else {
        leftOver.append(index)
        misses += 1
        if leftOver.count > limit + Self.patience { return nil }
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
