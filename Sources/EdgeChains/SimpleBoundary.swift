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
  /// A number for each edge, in their order: NaN until it is set.
  public private(set) var values: [Double]
  /// What this boundary is more than the one that it was found to resemble; nil where there is none.
  public let difference: EdgeChain?
  /// For each edge its place in the boundary that this one was found to resemble, -1 where it has none there;
  /// empty where there is no such boundary.
  public let originalPlaces: [Int32]

  /// The places of the edges whose numbers are not known.
  public var placesWithoutValue: [Int] { values.indices.filter { values[$0].isNaN } }

  public mutating func setValue(_ value: Double, at place: Int) { values[place] = value }

  /// Nil where there is no edge, where one is taken twice, crosses another, or does not have the polygon's land
  /// on one side only.
  ///
  /// Complexity: that of noding and of finding winding numbers.
  public init?(of polygon: Polygon, threads: Int = 1) {
    let edges = [Edge](boundaryOf: polygon)
    guard !edges.isEmpty, EdgeChain(edges: edges).isSimpleBoundary(threads: threads) else { return nil }
    chain = EdgeChain(edges: edges)
    values = [Double](repeating: .nan, count: edges.count)
    difference = nil
    originalPlaces = []
  }

  /// The same for a polygon that has most of its edges in common with a known one, whose numbers it takes over.
  ///
  /// Nil also where much has changed, and the full search is as quick, or where the difference does not settle
  /// the question.
  /// Complexity: O(*n*) with a small factor.
  public init?(of polygon: Polygon, resembling known: SimpleBoundary) {
    let edges = [Edge](boundaryOf: polygon)
    guard let alignment = EdgeAlignment(of: edges, with: known.chain.edges, limit: edges.count / 4) else {
      return nil
    }
    let difference = EdgeChain(
      edges: alignment.fresh + alignment.gone.map { $0.weighted(-$0.weight) })
    guard Self.isSimple(edges, alignment, difference) else { return nil }
    chain = EdgeChain(edges: edges)
    values = alignment.places.map { $0 < 0 ? .nan : known.values[Int($0)] }
    self.difference = difference
    originalPlaces = alignment.places
  }

  /// Whether edges are a simple boundary, given that they were one before the fresh came, and others went, by
  /// the `difference`.
  ///
  /// The winding number of the new boundary is that of the old one plus that of the difference. So it suffices
  /// that, first, no fresh edge meets another edge but at common ends; second, the winding number of the
  /// difference is 0 beside every edge that stayed; third, at every end of a fresh edge just two edges come
  /// together, and not all edges of a ring are fresh: then a fresh edge has on its sides what the edge has on
  /// which its path begins.
  ///
  /// No edge of the difference meets one that stayed but at its ends. So the winding number beside edges that
  /// stayed is the same all along a ring up to the next end of such an edge, and one of them is asked for all.
  private static func isSimple(
    _ edges: [Edge], _ alignment: EdgeAlignment, _ difference: EdgeChain
  ) -> Bool {
    if difference.isEmpty { return true }
    let freshIndex = IndexedChain(EdgeChain(edges: alignment.fresh))
    let freshBox = EdgeChain(edges: alignment.fresh).box
    let indexed = IndexedChain(difference)
    let box = difference.box
    let touched = CoordinateFilter(endsOf: difference.edges)
    var paths = FreshPaths(alignment.fresh)
    // An edge mostly begins where the last one ended, and that end has been looked at.
    var previous: (end: Coordinate, touches: Bool)?
    for place in edges.indices {
      let edge = edges[place]
      let (start, end) = (edge.start, edge.end)
      let isConnected = previous?.end == start
      let touchesStart = isConnected ? previous?.touches ?? false : touched.mayContain(start)
      let touchesEnd = touched.mayContain(end)
      let isFresh = alignment.places[place] < 0
      if touchesStart { paths.join(start, isHolding: !isFresh) }
      if touchesEnd { paths.join(end, isHolding: !isFresh) }
      previous = (end, touchesEnd)
      if isFresh {
        if freshIndex.meets(edge) { return false }
        continue
      }
      if edge.box.intersects(freshBox), freshIndex.meets(edge) || freshIndex.has(edge) { return false }
      let continues = isConnected && place > 0 && alignment.places[place - 1] >= 0 && !touchesStart
      if !continues, edge.box.intersects(box), indexed.windings(beside: edge).left != 0 { return false }
    }
    return paths.areSimpleAndHeld
  }
}
