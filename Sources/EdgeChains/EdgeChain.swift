public import GeoTypes

/// A set of directed edges with multiplicities: the boundary of something, or the difference of two boundaries.
///
/// A point's winding number with respect to a chain says how often the boundary runs around it,
/// counter-clockwise. In the chain of one polygon it is 1 inside and 0 outside; in the sum of the chains of
/// several polygons it counts those that hold the point; in the difference AFTER − BEFORE it is 1 where land
/// was gained, −1 where it was lost and 0 elsewhere. Equal edges that run opposite ways cancel, so neighbours
/// that share a border, and consecutive snapshots that share 99 % of theirs, leave little behind, and what is
/// left says all.
///
/// A chain that was made from rings, and every sum and difference of such chains, is closed: at every
/// coordinate as many edges arrive as leave.
public struct EdgeChain: Hashable, Sendable {
  /// The edges, each pair of ends once, none with weight 0. Their order depends on nothing but the input.
  public internal(set) var edges: [Edge]

  init(edges: [Edge]) { self.edges = edges }

  /// Creates a chain of edges that are known to be distinct, none with weight 0.
  public init(noded edges: [Edge]) { self.edges = edges }

  /// The empty chain.
  public init() { edges = [] }

  /// Creates the sum of the boundaries of the polygons, with exteriors counter-clockwise and holes clockwise,
  /// whichever way the input winds them. Skips repeated coordinates.
  ///
  /// Complexity: O(*n*) in the number of coordinates.
  public init(boundariesOf polygons: some Sequence<Polygon>) {
    var table = EdgeTable(minimumCapacity: polygons.underestimatedCount * 64)
    for polygon in polygons { table.add(boundaryOf: polygon) }
    edges = table.remaining
  }

  /// Creates the boundary of a polygon that is known to have no edge twice. The edges are those of
  /// ``init(boundariesOf:)``, in the same order.
  ///
  /// Complexity: O(*n*) with a small factor.
  public init(simpleBoundaryOf polygon: Polygon) {
    edges = BoundaryEdges(of: polygon).edges
  }

  /// Whether no edge is left.
  public var isEmpty: Bool { edges.isEmpty }

  /// The smallest box around all edges.
  public var box: Box { edges.reduce(.empty) { $0.union($1.box) } }

  /// Returns this chain less another, without the edges that cancel. The rest is sorted by position, so that
  /// `a - b` and `b - a` have the same edges in the same order with opposite weights.
  ///
  /// Complexity: O(*n*) in the edges of both, and O(*r* log *r*) in those that remain.
  public func subtracting(_ other: EdgeChain) -> EdgeChain {
    EdgeChain(sumOf: [self], less: [other]).sortedByPosition()
  }

  /// Creates the sum of some chains less the sum of others, without the edges that cancel, in the order of
  /// their first appearance.
  public init(sumOf added: [EdgeChain], less subtracted: [EdgeChain] = []) {
    if added.count == 1 && subtracted.isEmpty {
      self = added[0]
      return
    }
    var table = EdgeTable(minimumCapacity: added.reduce(0) { $0 + $1.edges.count })
    for chain in added { for edge in chain.edges { table.add(edge) } }
    for chain in subtracted { for edge in chain.edges { table.add(edge.weighted(-edge.weight)) } }
    edges = table.remaining
  }

  /// Returns the same edges from left to right, an order that depends on nothing but their positions.
  public func sortedByPosition() -> EdgeChain { EdgeChain(edges: edges.sortedByPosition()) }

  /// The chain with the direction of every edge reversed.
  public var negated: EdgeChain { EdgeChain(edges: edges.map { $0.weighted(-$0.weight) }) }
}

extension [Edge] {
  func sortedByPosition() -> [Edge] {
    sorted { $0.low < $1.low || ($0.low == $1.low && $0.high < $1.high) }
  }
}
