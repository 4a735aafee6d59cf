import EdgeChains
import GeoTypes

extension EdgeTerms {
  /// Returns a bound on how much sums of the edges' terms can change if the edges are cut anywhere, in square metres:
  /// the area between each edge and the line that is straight in longitude and latitude.
  ///
  /// Each edge is halved three times, and the differences between the terms of the halves and that of the whole are
  /// added up. The area between a geodesic and its chord goes with the cube of the length, so a quarter of it remains
  /// each time: a 64th in the end, for which a quarter is added to the sum. For edges that reach over less than a
  /// degree the first term of the series suffices (``lenses(of:)``). The bound is 0 where edges are straight in
  /// longitude and latitude, because there the term of a part is a part of the whole's.
  ///
  /// Throws as ``squareMeters(of:)`` does.
  func slivers(of edges: [Edge]) throws -> Double {
    if model.line == .straightOnMap { return 0 }
    func isShort(_ edge: Edge) -> Bool { edge.high.x - edge.low.x + edge.maxY - edge.minY < 1 }
    var sum = lenses(of: edges.filter(isShort)).reduce(0, +)
    var level = edges.filter { !isShort($0) }
    if level.isEmpty { return sum * 1.25 }
    var terms = try squareMeters(of: level)
    for _ in 0..<3 {
      var halves: [Edge] = []
      var wholes: [Double] = []
      for (edge, term) in zip(level, terms) {
        let middle = Coordinate(x: (edge.low.x + edge.high.x) / 2, y: (edge.low.y + edge.high.y) / 2)
        guard middle != edge.low, middle != edge.high else { continue }
        halves += [Edge(from: edge.low, to: middle), Edge(from: middle, to: edge.high)]
        wholes.append(term)
      }
      terms = try squareMeters(of: halves)
      for (index, whole) in wholes.enumerated() {
        sum += (whole - (terms[2 * index] + terms[2 * index + 1])).magnitude
      }
      level = halves
    }
    return sum * 1.25
  }
}
