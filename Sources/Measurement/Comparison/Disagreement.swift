import EdgeChains
public import FrontLine

/// A part of the land on which two sources disagree: what each of them says of it.
public struct Disagreement: Hashable, Sendable {
  /// What a source calls a piece of land; no status is free land.
  public struct Standing: Hashable, Sendable {
    public let status: ControlStatus?
    public let part: StatusPart?

    public init(_ status: ControlStatus? = nil, part: StatusPart? = nil) {
      self.status = status
      self.part = part
    }

    public static let free = Standing()
  }

  public let inA: Standing
  public let inB: Standing
  public let squareKilometers: Double
}

extension Survey {
  /// What two surveys say of the land that only one of them counts, the largest first.
  ///
  /// Each place counts once: where a source gives it two statuses, the first in the order of
  /// ``ControlStatus``, and its parts before the rest. The rows of one side add up to what only that side has, but
  /// for the rounding of cut edges; rows below a square decimetre are that and left out.
  ///
  /// Throws a ``NodingError`` where borders still cross after many rounds, where the earth model can't measure an edge, and
  /// an ``ImpossibleFigure`` where a row would be less than nothing or more than all.
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
    // Where borders were cut, a vertex moves by the last bit: what remains of that is no land.
    return rows.filter { $0.squareKilometers > Self.leastSquareKilometers }.sorted {
      $0.squareKilometers > $1.squareKilometers
    }
  }

  /// A square decimetre.
  private static let leastSquareKilometers = 1e-8

  private typealias Share = (standing: Disagreement.Standing, squareKilometers: Double)

  /// Cuts the land that only this survey counts by what it calls it, and that by what the other calls it.
  private func standings(
    of border: EdgeChain, _ other: Survey, _ territory: Territory
  ) throws -> [(Share, Disagreement.Standing)] {
    var rows: [(Share, Disagreement.Standing)] = []
    let terms = surveyor.terms
    // Where the long edges of the border were laid out, those of the land that cuts it are too: else the lenses between
    // both would be land of their own.
    let laysOut = try terms.densified(border).edges.count == border.edges.count
    var own = try parts(of: border, layingOut: laysOut, where: territory.statuses.contains)
    // Only this survey counts all of it: what rounding leaves outside its land goes with the largest part.
    if own.count > 1, let rest = own.last, rest.0 == .free {
      let areas = try own.dropLast().map { try terms.area(of: $0.1) }
      if let largest = areas.indices.max(by: { areas[$0] < areas[$1] }) {
        own[largest].1 = EdgeChain(sumOf: [own[largest].1, rest.1])
        own.removeLast()
      }
    }
    for (own, border) in own {
      let theirParts = try other.parts(
        of: border, layingOut: laysOut, where: { !territory.statuses.contains($0) })
      for (theirs, border) in theirParts {
        let area = try surveyor.terms.area(of: border) / 1e6
        rows.append(((own, area), theirs))
      }
    }
    return rows
  }

  /// The land inside a border by status and part, what has none of the statuses last.
  private func parts(
    of border: EdgeChain, layingOut laysOut: Bool, where counts: (ControlStatus) -> Bool
  ) throws -> [(Disagreement.Standing, EdgeChain)] {
    var rest = border
    var parts: [(Disagreement.Standing, EdgeChain)] = []
    for standing in standings where standing.status.map(counts) ?? false {
      if rest.isEmpty { break }
      let land = try land { $0.status == standing.status && $0.part == standing.part }
      let (inside, outside) = try surveyor.cut(rest, by: land, layingOut: laysOut)
      if !inside.isEmpty { parts.append((standing, inside)) }
      rest = outside
    }
    if !rest.isEmpty { parts.append((.free, rest)) }
    return parts
  }

  /// The statuses and parts that occur, in order, parts before the rest of their status.
  private var standings: [Disagreement.Standing] {
    Set(features.map { Disagreement.Standing($0.status, part: $0.part) }).sorted { left, right in
      guard let a = left.status, let b = right.status, a == b else {
        return (left.status ?? .occupied) < (right.status ?? .occupied)
      }
      return (left.part?.rawValue ?? "~") < (right.part?.rawValue ?? "~")
    }
  }
}
