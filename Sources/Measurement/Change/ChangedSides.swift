import EdgeChains
import GeoTypes

/// The two sides of a difference of lands: the borders and the areas of what was gained and of what was lost.
struct ChangedSides {
  struct Side {
    var border: EdgeChain
    var squareMeters: Double
  }

  var gained: Side
  var lost: Side
  /// The area that the difference encloses: area after less area before.
  let netSquareMeters: Double
  /// The number of edges of the difference that bound neither side.
  let redrawnEdgeCount: Int
  /// The change with edges that are straight on the map; nil if no edge is so long that it matters.
  private(set) var straight: StraightLineChange?

  /// Overlays the edges that do not cancel.
  ///
  /// Long edges are first densified along the lines that the earth model means (``EdgeTerms/densified(_:_:)``) in two
  /// cases: gained less lost misses net by more than a thousandth of both (``EdgeTerms/toleratedGap(of:)``), or the
  /// patches with a negative area come to more than 0.001 km² on one side. Patches whose area is still negative then
  /// are left out. If they still come to more than 0.001 km², all edges are densified to a thousandth of a square
  /// metre before.
  ///
  /// Throws a ``NodingError`` if borders still cross after many rounds, and throws if the earth model can't measure
  /// an edge.
  init(of difference: EdgeChain, _ terms: EdgeTerms) throws {
    let arrangement = try Arrangement(difference)
    // The borders are made of the edges of the difference: each is measured once.
    let values = try terms.squareMeters(of: arrangement.edges)
    netSquareMeters =
      arrangement.edges == difference.edges ? difference.area(values) : try terms.area(of: difference)
    gained = Side(of: arrangement, values) { $0 > 0 }
    lost = Side(of: arrangement, values) { $0 < 0 }
    // Densified edges would no longer be those of the maps.
    redrawnEdgeCount = difference.redrawnEdgeCount(
      gained: gained.border, lost: lost.border, isWhole: arrangement.edges == difference.edges)
    if terms.model.line == .straightOnMap {
      // Parts of edges add up in this model: a negative area is a rounding.
      (gained.squareMeters, lost.squareMeters) = (max(0, gained.squareMeters), max(0, lost.squareMeters))
      return
    }
    let balance = (gained.squareMeters - lost.squareMeters - netSquareMeters).magnitude
    let isPossible = gained.squareMeters >= 0 && lost.squareMeters >= 0
    if isPossible, balance <= FigureGuard.unreportedSquareMeters,
      terms.longLenses(of: difference.edges) <= FigureGuard.unreportedSquareMeters
    {
      return
    }

    let impossible = max(
      try gained.withoutImpossiblePatches(terms).dropped, try lost.withoutImpossiblePatches(terms).dropped)
    let bound = EdgeTerms.toleratedGap(of: gained.squareMeters + lost.squareMeters)
    // Slivers with a negative area stay in the sums, as in everybody's figures.
    if isPossible, impossible <= Self.sliverSquareMeters, balance <= bound {
      if balance > FigureGuard.unreportedSquareMeters {
        straight = try StraightLineChange(arrangement, partingSquareMeters: balance)
      }
      return
    }
    let densified = try terms.densified(difference)
    let isDensified = densified.edges.count != difference.edges.count
    if isDensified { try take(densified, terms) }
    if try dropImpossiblePatches(terms) > Self.sliverSquareMeters || !isDensified {
      do {
        try take(terms.densified(densified, .slivers), terms)
      } catch is EarthError {
        // There would be too many parts: patches with a negative area are left out without densification.
      }
      _ = try dropImpossiblePatches(terms)
    }
    if isDensified {
      straight = try StraightLineChange(arrangement, gained: gained.border, lost: lost.border)
    }
  }

  /// The area below which a patch is a sliver.
  private static let sliverSquareMeters = 1e6 * Patch.sliverSquareKilometers

  /// Leaves out the patches with a negative area. Returns the size of what was left out on one side, the larger of
  /// the two, in square metres.
  private mutating func dropImpossiblePatches(_ terms: EdgeTerms) throws -> Double {
    let (gained, lost) = (
      try gained.withoutImpossiblePatches(terms), try lost.withoutImpossiblePatches(terms)
    )
    (self.gained, self.lost) = (gained.side, lost.side)
    return max(gained.dropped, lost.dropped)
  }

  private mutating func take(_ chain: EdgeChain, _ terms: EdgeTerms) throws {
    let arrangement = try Arrangement(chain)
    let values = try terms.squareMeters(of: arrangement.edges)
    gained = Side(of: arrangement, values) { $0 > 0 }
    lost = Side(of: arrangement, values) { $0 < 0 }
  }
}

extension ChangedSides.Side {
  init(of arrangement: Arrangement, _ values: [Double], where inside: (Int) -> Bool) {
    let boundaryEdges = arrangement.boundaryEdges(where: inside)
    border = EdgeChain(noded: boundaryEdges.map { arrangement.edges[$0.index].weighted($0.weight) })
    squareMeters = border.area(boundaryEdges.map { values[$0.index] })
  }

  /// Returns the side without the patches that have a negative area, and the size of those together, in square
  /// metres.
  fileprivate func withoutImpossiblePatches(_ terms: EdgeTerms) throws -> (side: Self, dropped: Double) {
    var dropped = 0.0
    let polygons = try border.polygons().filter { polygon in
      let area = try polygon.squareMeters(terms)
      if area < 0 { dropped -= area }
      return area >= 0
    }
    if dropped == 0 { return (self, 0) }
    let border = EdgeChain(boundariesOf: polygons)
    return (Self(border: border, squareMeters: try terms.area(of: border)), dropped)
  }
}

extension Polygon {
  func squareMeters(_ terms: EdgeTerms) throws -> Double {
    try terms.area(of: EdgeChain(boundariesOf: CollectionOfOne(self)))
  }
}

/// A change measured with edges that are straight on the map, for changes with edges so long that this differs.
public struct StraightLineChange: Hashable, Sendable {
  /// The land that was gained, with straight edges.
  public let gainedSquareMeters: Double
  /// The land that was lost, with straight edges.
  public let lostSquareMeters: Double
  /// The difference that the definition of an edge makes: the larger of the differences in gained and in lost land,
  /// without that of edges of a few kilometres. If the change is kept as the planar overlay has it, this is by how
  /// much gained less lost misses net.
  public private(set) var partingSquareMeters: Double

  /// Whether the difference exceeds 0.01 km², so that readers of the figures are told.
  public var isWorthSaying: Bool { partingSquareMeters > FigureGuard.unreportedSquareMeters }

  /// - Parameter arrangement: the arrangement of the difference with edges that are straight on the map.
  init(_ arrangement: Arrangement, partingSquareMeters: Double) throws {
    let terms = try EdgeTerms(.wgs84Straight)
    gainedSquareMeters = try terms.area(of: arrangement.boundary { $0 > 0 })
    lostSquareMeters = try terms.area(of: arrangement.boundary { $0 < 0 })
    self.partingSquareMeters = partingSquareMeters
  }

  /// - Parameters:
  ///   - arrangement: the arrangement of the difference with edges that are straight on the map.
  ///   - gained: the border of what was gained, with long edges densified.
  ///   - lost: the border of what was lost, with long edges densified.
  init(_ arrangement: Arrangement, gained: EdgeChain, lost: EdgeChain) throws {
    try self.init(arrangement, partingSquareMeters: 0)
    let terms = try EdgeTerms(.wgs84Straight)
    // Both are measured with straight edges, so that only the lenses of long edges differ.
    partingSquareMeters = max(
      (try terms.area(of: gained) - gainedSquareMeters).magnitude,
      (try terms.area(of: lost) - lostSquareMeters).magnitude)
  }
}
