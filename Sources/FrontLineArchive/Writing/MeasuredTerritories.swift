package import FrontLine
package import Measurement

/// The land that a map has of each territory that its source can tell.
package struct MeasuredTerritories {
  /// The maps of which territories are measured.
  package enum Scope: Sendable {
    /// Those whose figures are the same whenever they are measured: there are none of a map of which a polygon needed a
    /// repair, since that may come out differently another time, and the reader must be told of it; and none of a
    /// described source, whose statuses the reader need not know.
    case repeatable
    case all
  }

  /// The digest of the content of the map.
  package let contentDigest: String
  /// Whether the figures are the same whenever they are measured.
  private let isRepeatable: Bool
  private let lands: [(territory: Territory, land: Land)]

  package init(_ survey: Survey, contentDigest: String, _ scope: Scope = .repeatable) throws {
    self.contentDigest = contentDigest
    let repeatable = Self.territories(of: survey)
    isRepeatable = Self.canMeasure(survey) && Source(named: survey.snapshot.source.name) != nil
    let territories =
      scope == .repeatable
      ? repeatable : Territory.named.filter { (try? $0.validate(for: survey.snapshot.source)) != nil }
    lands = try territories.map { ($0, try survey.land(of: $0)) }
  }

  /// Returns the territories that are measured of a map. An archive has rows for each: one more needs a new version
  /// of its schema.
  static func territories(of survey: Survey) -> [Territory] {
    guard canMeasure(survey) else { return [] }
    // The statuses of a described source are in its description, which readers of the archive need not have.
    guard let source = Source(named: survey.snapshot.source.name) else { return [] }
    return Territory.named.filter { (try? $0.validate(for: source)) != nil }
  }

  /// Whether no polygon of the map needed a repair.
  static func canMeasure(_ survey: Survey) -> Bool { survey.repairs.isEmpty }

  /// Returns the change of each territory since another map, or the areas alone if there is none.
  ///
  /// - Parameter keepsPatches: whether the pieces that changed hands are kept too.
  package func change(
    since previous: MeasuredTerritories?, _ surveyor: Surveyor, keepsPatches: Bool = false
  ) throws -> MeasuredChange {
    var figures: [MeasuredChange.Figures] = []
    for (territory, land) in lands {
      let before = previous?.lands.first { $0.territory.statuses == territory.statuses }
      if previous != nil, before == nil { continue }
      let change = try before.map { try surveyor.change(from: $0.land, to: land) }
      figures.append(
        MeasuredChange.Figures(
          territory: territory, squareKilometers: land.squareKilometers,
          change: change.map(ChangeFigures.init),
          longEdgesMatter: change?.straight?.isWorthSaying ?? false,
          patches: keepsPatches ? try change.map { try surveyor.patches(of: $0) } ?? [] : []))
    }
    return MeasuredChange(
      contentDigest: contentDigest, previousDigest: previous?.contentDigest,
      isRepeatable: isRepeatable && previous?.isRepeatable ?? true, figures: figures)
  }
}

/// The figures of a map, and of its change since another one.
package struct MeasuredChange: Sendable {
  /// Those of a territory.
  package struct Figures: Sendable {
    package let territory: Territory
    package let squareKilometers: Double
    /// Nil if there is no map before.
    package let change: ChangeFigures?
    package let longEdgesMatter: Bool
    /// The pieces that changed hands, the largest first; empty if they are not kept.
    package let patches: [Patch]
  }

  package let contentDigest: String
  /// The digest of the content of the map before; nil if there is none.
  package let previousDigest: String?
  /// Whether the figures are the same whenever they are measured.
  package let isRepeatable: Bool
  /// The figures of each territory.
  package let figures: [Figures]
}
