public import GeoTypes

/// The boundary of a polygon that is simple without any correction, with a value for each edge. A boundary
/// that resembles it can be checked quickly.
///
/// A published polygon changes in a few spots from day to day. Whether the new one is simple then depends
/// on those spots: its new edges may meet no others, and no old edge may lie inside the changed area.
/// That costs a small part of a full search for crossings.
public struct SimpleBoundary: Sendable {
  /// The edges in the order of the rings.
  public let chain: EdgeChain
  /// A value for each edge, in their order: NaN until it is known.
  public private(set) var values: [Double]
  /// The indices of the edges whose values are not known.
  private var indicesWithoutValue: [Int]
  /// This boundary less the known one that it resembles; nil where it was made without one.
  public let difference: EdgeChain?
  /// For each edge its index in the known boundary, -1 where it has none there; empty where there is no known
  /// boundary.
  public let originalIndices: [Int32]

  /// Returns nil where the polygon has no edge, where an edge occurs twice, crosses another, or does not have
  /// the polygon's land on exactly one side.
  ///
  /// Complexity: that of noding and of finding winding numbers.
  public init?(of polygon: Polygon, threads: Int = 1) {
    let edges = BoundaryEdges(of: polygon).edges
    guard !edges.isEmpty, EdgeChain(edges: edges).isSimpleBoundary(threads: threads) else { return nil }
    chain = EdgeChain(edges: edges)
    values = [Double](repeating: .nan, count: edges.count)
    indicesWithoutValue = Array(edges.indices)
    difference = nil
    originalIndices = []
  }

  /// Creates the boundary of a polygon that has most of its edges in common with a known one, whose values it
  /// takes over.
  ///
  /// Returns nil also where much has changed, so that the full search is as fast, or where the difference
  /// does not settle the question.
  /// Complexity: O(*n*) with a small factor.
  public init?(of polygon: Polygon, resembling known: SimpleBoundary) {
    let edges = BoundaryEdges(of: polygon)
    let original = known.chain.edges
    guard let alignment = EdgeAlignment(of: edges, with: original, limit: edges.edges.count / 4) else {
      return nil
    }
    let difference = BoundaryDifference(alignment, of: edges.edges, from: original)
    guard difference.leavesSimple(edges, alignment.knownIndices) else { return nil }
    chain = EdgeChain(edges: edges.edges)
    values = alignment.knownIndices.map { $0 < 0 ? .nan : known.values[Int($0)] }
    indicesWithoutValue =
      known.indicesWithoutValue.isEmpty
      ? alignment.fresh : values.indices.filter { [values] in values[$0].isNaN }
    self.difference = difference.chain
    originalIndices = alignment.knownIndices
  }

  /// Computes the values that are not known. `compute` receives those edges, in order, and returns a value
  /// for each.
  public mutating func fillValues(_ compute: ([Edge]) throws -> [Double]) rethrows {
    let computed = try compute(indicesWithoutValue.map { chain.edges[$0] })
    for (index, value) in zip(indicesWithoutValue, computed) { values[index] = value }
    indicesWithoutValue = []
  }
}
