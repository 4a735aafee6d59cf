internal import FrontLine
internal import Measurement

/// The land that a map has of each territory which its source can tell: none where a polygon needed a repair, since
/// that may come out otherwise another time, and the reader must hear of it.
struct MeasuredTerritories {
  /// Of the map.
  let contentDigest: String
  private let lands: [(territory: Territory, land: Land)]

  init(_ survey: Survey, contentDigest: String) throws {
    self.contentDigest = contentDigest
    lands = try Self.territories(of: survey).map { ($0, try survey.land(of: $0)) }
  }

  /// Those that are measured of a map. An archive has rows for each: one more needs a new version of its schema.
  static func territories(of survey: Survey) -> [Territory] {
    guard canMeasure(survey) else { return [] }
    // What a described source can tell stands in its description, which whoever reads the archive need not have.
    guard let source = Source(named: survey.snapshot.source.name) else { return [] }
    return Territory.named.filter { (try? $0.validate(for: source)) != nil }
  }

  /// Whether no polygon of the map needed a repair.
  static func canMeasure(_ survey: Survey) -> Bool { survey.repairs.isEmpty }

  /// What became of each since another map, or the areas alone where there is none.
  func change(since previous: MeasuredTerritories?, _ surveyor: Surveyor) throws -> MeasuredChange {
    var figures: [MeasuredChange.Figures] = []
    for (place, (territory, land)) in lands.enumerated() {
      if let previous, !previous.lands.indices.contains(place) { break }
      let change = try previous.map { try surveyor.change(from: $0.lands[place].land, to: land) }
      figures.append(
        (
          territory.statusList, land.squareKilometers, change.map(ChangeFigures.init),
          change?.straight?.isWorthSaying ?? false
        ))
    }
    return MeasuredChange(
      contentDigest: contentDigest, previousDigest: previous?.contentDigest, figures: figures)
  }
}

/// The figures of a map since another one.
struct MeasuredChange: Sendable {
  typealias Figures = (
    statuses: String, squareKilometers: Double, change: ChangeFigures?, longEdgesMatter: Bool
  )

  let contentDigest: String
  /// Of the content of the map before; nil where it was compared with none.
  let previousDigest: String?
  /// For each territory.
  let figures: [Figures]
}
