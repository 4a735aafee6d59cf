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
  /// Where gained less lost is not net to 0.01 km², or patches come out as less than nothing by more than 0.001 km²
  /// together, long edges are laid out along the lines that the earth model means first
  /// (``EdgeTerms/densified(_:_:)``). Patches that are less than nothing then are none; where together they come to
  /// more than 0.001 km² still, all edges are laid out to a thousandth of a square metre before.
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
    if terms.model == .wgs84Straight {
      // Parts of edges add up: less than nothing is a rounding.
      (gained.squareMeters, lost.squareMeters) = (max(0, gained.squareMeters), max(0, lost.squareMeters))
      return
    }
    let isNegative = gained.squareMeters < 0 || lost.squareMeters < 0
    // Short edges have no lens that counts, and their patches need not be looked at one by one.
    if !isNegative, terms.longLenses(of: difference.edges) == 0 { return }

    let balance = (gained.squareMeters - lost.squareMeters - netSquareMeters).magnitude
    let dropped = try (gained.dropImpossiblePatches(terms), lost.dropImpossiblePatches(terms))
    if max(dropped.0, dropped.1) <= Self.sliverSquareMeters, balance <= FigureGuard.unspokenSquareMeters {
      return
    }
    let laidOut = try terms.densified(difference)
    let isParted = laidOut.edges.count != difference.edges.count
    if isParted { try take(laidOut, terms) }
    let left = try (gained.dropImpossiblePatches(terms), lost.dropImpossiblePatches(terms))
    if max(left.0, left.1) > Self.sliverSquareMeters || !isParted {
      do {
        try take(terms.densified(laidOut, .slivers), terms)
      } catch is EarthError {
        // Too many parts: what is less than nothing is left out as it is.
      }
      _ = try (gained.dropImpossiblePatches(terms), lost.dropImpossiblePatches(terms))
    }
    if isParted {
      straight = try StraightLineChange(arrangement, gained: gained.border, lost: lost.border)
    }
  }

  /// Below this a patch is a sliver.
  private static let sliverSquareMeters = 1e6 * PatchReport.defaultSliverSquareKilometers

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

  /// Leaves out the patches that are less than nothing; returns how many square metres less they were together.
  fileprivate mutating func dropImpossiblePatches(_ terms: EdgeTerms) throws -> Double {
    var dropped = 0.0
    let polygons = try border.polygons().filter { polygon in
      let area = try polygon.squareMeters(terms)
      if area < 0 { dropped -= area }
      return area >= 0
    }
    if dropped > 0 {
      border = EdgeChain(boundariesOf: polygons)
      squareMeters = try terms.area(of: border)
    }
    return dropped
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
  /// The most by which gained or lost land differs, edges of a few kilometres left aside.
  public let partingSquareMeters: Double

  /// - Parameter arrangement: of the difference as its edges are straight on the map.
  init(_ arrangement: Arrangement, gained: EdgeChain, lost: EdgeChain) throws {
    let terms = try EdgeTerms(.wgs84Straight)
    gainedSquareMeters = try terms.area(of: arrangement.boundary { $0 > 0 })
    lostSquareMeters = try terms.area(of: arrangement.boundary { $0 < 0 })
    // Both measured with straight lines, so that what differs are the lenses of long edges alone.
    partingSquareMeters = max(
      (try terms.area(of: gained) - gainedSquareMeters).magnitude,
      (try terms.area(of: lost) - lostSquareMeters).magnitude)
  }
}
