import EdgeChains

/// The terms of an earth model, remembered by edge.
///
/// From one day to the next 99 % of the edges stay, and a geodesic takes a microsecond: a table of the edges
/// seen lately makes a day cost its new edges. A term depends on nothing but the edge and the model, so no
/// figure depends on what happens to be remembered.
final class TermMemory {
  private let terms: EdgeTerms
  private var recent = EdgeValues()
  private var older = EdgeValues()
  /// How many edges a table takes before it becomes the older one; two tables of this size are 30 MB.
  private let limit = 1 << 18

  init(_ terms: EdgeTerms) { self.terms = terms }

  var model: EarthModel { terms.model }

  /// The term of each edge for weight 1, in the order of the edges.
  func squareMeters(of edges: [Edge]) throws -> [Double] {
    var values = [Double](repeating: 0, count: edges.count)
    var missing: [Int] = []
    for (place, edge) in edges.enumerated() {
      if let value = recent[edge] ?? older[edge] { values[place] = value } else { missing.append(place) }
    }
    let computed = try terms.squareMeters(of: missing.map { edges[$0] })
    for (place, value) in zip(missing, computed) { values[place] = value }
    guard edges.count <= limit else { return values }
    for (edge, value) in zip(edges, values) { recent[edge] = value }
    if recent.count > limit {
      older = recent
      recent = EdgeValues()
    }
    return values
  }

  /// The area that the chain bounds, each edge counted with its weight.
  func area(of chain: EdgeChain) throws -> Double {
    var sum = CompensatedSum()
    for (edge, term) in zip(chain.edges, try squareMeters(of: chain.edges)) {
      sum += Double(edge.weight) * term
    }
    return sum.value
  }
}
