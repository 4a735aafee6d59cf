import GeoTypes

/// The edges around each of their ends, sorted counter-clockwise. Given the faces beside one edge, they
/// determine the faces beside all edges connected with it.
struct EdgeFans: Sendable {
  private let edges: [Edge]
  /// The numbers of the coordinates in which each edge ends.
  let ends: [(low: Int32, high: Int32)]
  /// `spokes[starts[c]..<starts[c + 1]]` are the edges around coordinate `c`.
  private let starts: [Int32]
  private let spokes: [Spoke]

  /// An edge seen from one of its ends.
  private struct Spoke: Sendable {
    let edge: Int32
    let isFromLow: Bool
  }

  /// Sorts the edges, which must be distinct and meet only at common ends.
  ///
  /// Complexity: O(*n* log *d*), *d* the greatest number of edges around one coordinate.
  init(_ edges: [Edge]) {
    self.edges = edges
    var table = CoordinateTable(minimumCapacity: edges.count)
    let ends = edges.map {
      (
        low: Int32(truncatingIfNeeded: table.insert($0.low)),
        high: Int32(truncatingIfNeeded: table.insert($0.high))
      )
    }
    var starts = [Int32](repeating: 0, count: table.coordinates.count + 1)
    for (low, high) in ends {
      starts[Int(low) + 1] += 1
      starts[Int(high) + 1] += 1
    }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var next = starts
    var spokes = [Spoke](repeating: Spoke(edge: 0, isFromLow: true), count: edges.count * 2)
    func add(_ edge: Int, at end: Int32, isFromLow: Bool) {
      spokes[Int(next[Int(end)])] = Spoke(edge: Int32(truncatingIfNeeded: edge), isFromLow: isFromLow)
      next[Int(end)] += 1
    }
    for (edge, (low, high)) in ends.enumerated() {
      add(edge, at: low, isFromLow: true)
      add(edge, at: high, isFromLow: false)
    }
    for index in 0..<starts.count - 1 where starts[index + 1] - starts[index] > 2 {
      spokes[Int(starts[index])..<Int(starts[index + 1])].sort { Self.precedes($0, $1, edges) }
    }
    (self.ends, self.starts, self.spokes) = (ends, starts, spokes)
  }

  /// Orders spokes counter-clockwise from straight down: first those to the right, for which the coordinate
  /// is the low end.
  private static func precedes(_ a: Spoke, _ b: Spoke, _ edges: [Edge]) -> Bool {
    if a.isFromLow != b.isFromLow { return a.isFromLow }
    let (first, second) = (edges[Int(a.edge)], edges[Int(b.edge)])
    return a.isFromLow
      ? Orientation.sign(first.low, first.high, second.high) > 0
      : Orientation.sign(first.high, first.low, second.low) > 0
  }

  /// Returns the edge that follows another behind one of its ends, and the end beyond; nil unless just these
  /// two meet there.
  func edge(after edge: Int, behind end: Int32) -> (edge: Int, end: Int32)? {
    let fan = starts[Int(end)]..<starts[Int(end) + 1]
    guard fan.count == 2 else { return nil }
    let first = Int(spokes[Int(fan.lowerBound)].edge)
    let next = first == edge ? Int(spokes[Int(fan.lowerBound) + 1].edge) : first
    return (next, ends[next].low == end ? ends[next].high : ends[next].low)
  }

  /// Returns the winding number on the left of every edge, looking from `low` to `high`. Numbers wrap around.
  ///
  /// Complexity: O(*n*), and a call of `seed` for each connected group of edges.
  ///
  /// - Parameters:
  ///   - weight: the winding number on the left of an edge less that on its right.
  ///   - seed: the winding number on the left of one edge.
  func leftWindings(weight: (Int) -> Int, seed: (Int) -> Int) -> [Int] {
    var windings = [Int](repeating: 0, count: edges.count)
    var isKnown = [Bool](repeating: false, count: edges.count)
    var isDone = [Bool](repeating: false, count: starts.count - 1)
    var open: [(end: Int, edge: Int)] = []
    for first in edges.indices where !isKnown[first] {
      windings[first] = seed(first)
      isKnown[first] = true
      open = [(Int(ends[first].low), first), (Int(ends[first].high), first)]
      while let (end, edge) = open.popLast() {
        if isDone[end] { continue }
        isDone[end] = true
        let fan = Int(starts[end])..<Int(starts[end + 1])
        guard let known = fan.first(where: { spokes[$0].edge == edge }) else { continue }
        // The face on the left of a spoke, looking outward, is that on the right of the next one.
        var face = spokes[known].isFromLow ? windings[edge] : windings[edge] &- weight(edge)
        for step in 1..<fan.count {
          let index = known + step < fan.upperBound ? known + step : known + step - fan.count
          let (edge, isFromLow) = (Int(spokes[index].edge), spokes[index].isFromLow)
          let left = isFromLow ? face &+ weight(edge) : face
          face = isFromLow ? left : left &- weight(edge)
          if isKnown[edge] { continue }
          windings[edge] = left
          isKnown[edge] = true
          open.append((Int(isFromLow ? ends[edge].high : ends[edge].low), edge))
        }
      }
    }
    return windings
  }
}
