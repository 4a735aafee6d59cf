import EdgeChains
import GeoTypes

/// The two sides of a difference of lands: the border of what was gained and of what was lost, and their areas.
struct ChangedSides {
  struct Side {
    var border: EdgeChain
    var squareMeters: Double
  }

  var gained: Side
  var lost: Side
  /// What the difference itself encloses: area after less area before.
  let netSquareMeters: Double
  /// What lines straight on the map would make of it; nil where no edge is so long that it matters.
  private(set) var straight: StraightLineChange?

  /// Lays the edges that do not cancel over one another.
  ///
  /// Where gained less lost misses net by more than a thousandth of both (``EdgeTerms/mostParting(of:)``), or patches
  /// with long edges come out as less than nothing by more than 0.001 km² together, long edges are laid out along the
  /// lines that the earth model means first (``EdgeTerms/densified(_:_:)``). Patches that are less than nothing then are
  /// none; where together they come to more than 0.001 km² still, all edges are laid out to a thousandth of a square
  /// metre before.
  ///
  /// Throws a ``NodingError`` where borders still cross after many rounds, and where the earth model can't measure an
  /// edge.
  init(of difference: EdgeChain, _ terms: EdgeTerms) throws {
    let arrangement = try Arrangement(difference)
    // Borders and difference are made of the same edges: each is measured once.
    let values = try terms.squareMeters(of: arrangement.edges)
    netSquareMeters =
      arrangement.edges == difference.edges ? difference.area(values) : try terms.area(of: difference)
    gained = Side(of: arrangement, values) { $0 > 0 }
    lost = Side(of: arrangement, values) { $0 < 0 }
    if terms.model.line == .straightOnMap {
      // Parts of edges add up: less than nothing is a rounding.
      (gained.squareMeters, lost.squareMeters) = (max(0, gained.squareMeters), max(0, lost.squareMeters))
      return
    }
    let balance = (gained.squareMeters - lost.squareMeters - netSquareMeters).magnitude
    let isPossible = gained.squareMeters >= 0 && lost.squareMeters >= 0
    if isPossible, balance <= FigureGuard.unspokenSquareMeters,
      terms.longLenses(of: difference.edges) <= FigureGuard.unspokenSquareMeters
    {
      return
    }

    let impossible = max(
      try gained.withoutImpossiblePatches(terms).dropped, try lost.withoutImpossiblePatches(terms).dropped)
    let bound = EdgeTerms.mostParting(of: gained.squareMeters + lost.squareMeters)
    // Slivers that are less than nothing stay in the sums, as in everybody's figures.
    if isPossible, impossible <= Self.sliverSquareMeters, balance <= bound {
      if balance > FigureGuard.unspokenSquareMeters {
        straight = try StraightLineChange(arrangement, partingSquareMeters: balance)
      }
      return
    }
    let laidOut = try terms.densified(difference)
    let isParted = laidOut.edges.count != difference.edges.count
    if isParted { try take(laidOut, terms) }
    if try dropImpossiblePatches(terms) > Self.sliverSquareMeters || !isParted {
      do {
        try take(terms.densified(laidOut, .slivers), terms)
      } catch is EarthError {
        // Too many parts: what is less than nothing is left out as it is.
      }
      _ = try dropImpossiblePatches(terms)
    }
    if isParted {
      straight = try StraightLineChange(arrangement, gained: gained.border, lost: lost.border)
    }
  }

  /// Below this a patch is a sliver.
  private static let sliverSquareMeters = 1e6 * Patch.sliverSquareKilometers

  /// Returns how many square metres less than nothing what was left out was on one side, at most.
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
    let places = arrangement.boundaryPlaces(where: inside)
    border = EdgeChain(noded: places.map { arrangement.edges[$0.place].weighted($0.weight) })
    squareMeters = border.area(places.map { values[$0.place] })
  }

  /// The side without the patches that are less than nothing, and how many square metres less they were together.
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

/// A change as it is with lines that are straight on the map, where it has edges so long that this is another one.
public struct StraightLineChange: Hashable, Sendable {
  public let gainedSquareMeters: Double
  public let lostSquareMeters: Double
  /// By how much the two definitions of an edge part: the most by which gained or lost land differs, edges of a few
  /// kilometres left aside; where it is kept as the planar overlay has it, by how much gained less lost misses net.
  public private(set) var partingSquareMeters: Double

  /// Whether they part by more than 0.01 km², so that whoever sees the figures is told.
  public var isWorthSaying: Bool { partingSquareMeters > FigureGuard.unspokenSquareMeters }

  /// - Parameter arrangement: of the difference as its edges are straight on the map.
  init(_ arrangement: Arrangement, partingSquareMeters: Double) throws {
    let terms = try EdgeTerms(.wgs84Straight)
    gainedSquareMeters = try terms.area(of: arrangement.boundary { $0 > 0 })
    lostSquareMeters = try terms.area(of: arrangement.boundary { $0 < 0 })
    self.partingSquareMeters = partingSquareMeters
  }

  /// - Parameters:
  ///   - arrangement: of the difference as its edges are straight on the map.
  ///   - gained: the border of what was gained, and of what was `lost`, with long edges laid out.
  init(_ arrangement: Arrangement, gained: EdgeChain, lost: EdgeChain) throws {
    try self.init(arrangement, partingSquareMeters: 0)
    let terms = try EdgeTerms(.wgs84Straight)
    // Both measured with straight lines, so that what differs are the lenses of long edges alone.
    partingSquareMeters = max(
      (try terms.area(of: gained) - gainedSquareMeters).magnitude,
      (try terms.area(of: lost) - lostSquareMeters).magnitude)
  }
}
