import EdgeChains
public import FrontLine

/// A part of the land on which two sources disagree, and what each of them says of it.
public struct Disagreement: Hashable, Sendable {
  /// The status and part that a source gives a piece of land; no status means free land.
  public struct Standing: Hashable, Sendable {
    /// The status; nil for land without one.
    public let status: ControlStatus?
    /// The named part of the status.
    public let part: StatusPart?

    /// Creates what one source says of a land.
    public init(_ status: ControlStatus? = nil, part: StatusPart? = nil) {
      self.status = status
      self.part = part
    }

    /// Land without a status.
    public static let free = Standing()
  }

  /// What source A says of the land.
  public let inA: Standing
  /// What source B says of the land.
  public let inB: Standing
  /// The area of the land.
  public let squareKilometers: Double
}

extension Survey {
  /// Returns what two surveys say of the land that only one of them counts, the largest area first.
  ///
  /// Land counts once: where a source gives it two statuses, the first in the order of `ControlStatus` counts, and
  /// its named parts before the rest. The rows of one side add up to what only that side has, but for the rounding of
  /// cut edges. Rows below a square decimetre come from that rounding and are left out.
  ///
  /// Throws a `NodingError` if borders still cross after many rounds, and throws if the earth model can't measure
  /// an edge. Throws an ``ImpossibleFigure`` if a row would be negative or larger than all that only one side has.
  public func disagreements(
    with other: Survey, over comparison: LandComparison, territory: Territory
  ) throws -> [Disagreement] {
    var rows: [Disagreement] = []
    for (own, inOther) in try standings(of: comparison.onlyA, other, territory) {
      rows.append(Disagreement(inA: own.standing, inB: inOther, squareKilometers: own.squareKilometers))
    }
    for (own, inOther) in try other.standings(of: comparison.onlyB, self, territory) {
      rows.append(Disagreement(inA: inOther, inB: own.standing, squareKilometers: own.squareKilometers))
    }
    _ = try FigureGuard.checked(surveyor.terms, quick: rows) {
      rows
    } edges: {
      comparison.onlyA.edges + comparison.onlyB.edges
    } _: { rows, check in
      let most = max(comparison.onlyASquareKilometers, comparison.onlyBSquareKilometers) * 1e6
      for row in rows {
        check.require(
          .disagreement, row.squareKilometers * 1e6, within: 0...max(0, most), ofSize: most)
      }
    }
    // Cutting borders moves a vertex by the last bit; what remains of that is no land.
    return rows.filter { $0.squareKilometers > Self.leastSquareKilometers }.sorted {
      $0.squareKilometers > $1.squareKilometers
    }
  }

  /// The area below which a row is left out: a square decimetre.
  private static let leastSquareKilometers = 1e-8

  private typealias Share = (standing: Disagreement.Standing, squareKilometers: Double)

  /// Cuts the land that only this survey counts by the statuses of this survey, and the parts by those of the other.
  private func standings(
    of border: EdgeChain, _ other: Survey, _ territory: Territory
  ) throws -> [(Share, Disagreement.Standing)] {
    var rows: [(Share, Disagreement.Standing)] = []
    let terms = surveyor.terms
    // If the long edges of the border were densified, those of the land that cuts it must be too: else the lenses
    // between both would count as land.
    let densifies = try terms.densified(border).edges.count == border.edges.count
    var own = try parts(of: border, densifying: densifies, where: territory.statuses.contains)
    // This survey counts all of the land: what rounding leaves outside goes with the largest part.
    if own.count > 1, let rest = own.last, rest.0 == .free {
      let areas = try own.dropLast().map { try terms.area(of: $0.1) }
      if let largest = areas.indices.max(by: { areas[$0] < areas[$1] }) {
        own[largest].1 = EdgeChain(sumOf: [own[largest].1, rest.1])
        own.removeLast()
      }
    }
    for (own, border) in own {
      let theirParts = try other.parts(
        of: border, densifying: densifies, where: { !territory.statuses.contains($0) })
      for (theirs, border) in theirParts {
        let area = try surveyor.terms.area(of: border) / 1e6
        rows.append(((own, area), theirs))
      }
    }
    return rows
  }

  /// Returns the land inside a border by status and part, last the land that has none of the statuses.
  private func parts(
    of border: EdgeChain, densifying densifies: Bool, where counts: (ControlStatus) -> Bool
  ) throws -> [(Disagreement.Standing, EdgeChain)] {
    var rest = border
    var parts: [(Disagreement.Standing, EdgeChain)] = []
    for standing in standings where standing.status.map(counts) ?? false {
      if rest.isEmpty { break }
      let land = try land { $0.status == standing.status && $0.part == standing.part }
      let (inside, outside) = try surveyor.cut(rest, by: land, densifying: densifies)
      if !inside.isEmpty { parts.append((standing, inside)) }
      rest = outside
    }
    if !rest.isEmpty { parts.append((.free, rest)) }
    return parts
  }

  /// The statuses and parts that occur, in order, named parts before the rest of their status.
  private var standings: [Disagreement.Standing] {
    Set(features.map { Disagreement.Standing($0.status, part: $0.part) }).sorted { left, right in
      guard let a = left.status, let b = right.status, a == b else {
        return (left.status ?? .occupied) < (right.status ?? .occupied)
      }
      return (left.part?.rawValue ?? "~") < (right.part?.rawValue ?? "~")
    }
  }
}
