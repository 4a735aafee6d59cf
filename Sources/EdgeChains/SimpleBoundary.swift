public import GeoTypes

/// The boundary of a polygon that bounds it as it stands, kept with a number for each edge and ready to be
/// recognised again.
///
/// A published polygon changes in a few places from day to day. Whether the new one is simple is then a question
/// about those places: its new edges may meet no others, and no old edge may have come to lie inside what
/// changed. That costs a small part of a full search for crossings.
public struct SimpleBoundary: Sendable {
  /// The edges in the order of the rings.
  public let chain: EdgeChain
  /// A number for each edge, in their order: NaN until it is known.
  public private(set) var values: [Double]
  /// The places of the edges whose numbers are not known.
  private var placesWithoutValue: [Int]
  /// What this boundary is more than the one that it was found to resemble; nil where there is none.
  public let difference: EdgeChain?
  /// For each edge its place in the boundary that this one was found to resemble, -1 where it has none there;
  /// empty where there is no such boundary.
  public let originalPlaces: [Int32]

  /// Nil where there is no edge, where one is taken twice, crosses another, or does not have the polygon's land
  /// on one side only.
  ///
  /// Complexity: that of noding and of finding winding numbers.
  public init?(of polygon: Polygon, threads: Int = 1) {
    let edges = BoundaryEdges(of: polygon).edges
    guard !edges.isEmpty, EdgeChain(edges: edges).isSimpleBoundary(threads: threads) else { return nil }
    chain = EdgeChain(edges: edges)
    values = [Double](repeating: .nan, count: edges.count)
    placesWithoutValue = Array(edges.indices)
    difference = nil
    originalPlaces = []
  }

  /// The same for a polygon that has most of its edges in common with a known one, whose numbers it takes over.
  ///
  /// Nil also where much has changed, and the full search is as quick, or where the difference does not settle
  /// the question.
  /// Complexity: O(*n*) with a small factor.
  public init?(of polygon: Polygon, resembling known: SimpleBoundary) {
    let edges = BoundaryEdges(of: polygon)
    let original = known.chain.edges
    guard let alignment = EdgeAlignment(of: edges, with: original, limit: edges.edges.count / 4) else {
      return nil
    }
    let difference = BoundaryDifference(alignment, of: edges.edges, from: original)
    guard difference.leavesSimple(edges, alignment.places) else { return nil }
    chain = EdgeChain(edges: edges.edges)
    values = alignment.places.map { $0 < 0 ? .nan : known.values[Int($0)] }
    placesWithoutValue =
      known.placesWithoutValue.isEmpty
      ? alignment.fresh : values.indices.filter { [values] in values[$0].isNaN }
    self.difference = difference.chain
    originalPlaces = alignment.places
  }

  /// Gives the edges whose numbers are not known the numbers that `compute` has for them, in their order.
  public mutating func fillValues(_ compute: ([Edge]) throws -> [Double]) rethrows {
    let computed = try compute(placesWithoutValue.map { chain.edges[$0] })
    for (place, value) in zip(placesWithoutValue, computed) { values[place] = value }
    placesWithoutValue = []
  }
}
