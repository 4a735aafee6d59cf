internal import FrontLine
internal import Measurement

/// The land that a map has of each territory that its source can tell. There is none if a polygon needed a repair,
/// since that may come out differently another time, and the reader must be told of it.
struct MeasuredTerritories {
  /// The digest of the content of the map.
  let contentDigest: String
  private let lands: [(territory: Territory, land: Land)]

  init(_ survey: Survey, contentDigest: String) throws {
    self.contentDigest = contentDigest
    lands = try Self.territories(of: survey).map { ($0, try survey.land(of: $0)) }
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
  func change(since previous: MeasuredTerritories?, _ surveyor: Surveyor) throws -> MeasuredChange {
    var figures: [MeasuredChange.Figures] = []
    for (index, (territory, land)) in lands.enumerated() {
      if let previous, !previous.lands.indices.contains(index) { break }
      let change = try previous.map { try surveyor.change(from: $0.lands[index].land, to: land) }
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

/// The figures of a map, and of its change since another one.
struct MeasuredChange: Sendable {
  typealias Figures = (
    statuses: String, squareKilometers: Double, change: ChangeFigures?, longEdgesMatter: Bool
  )

  let contentDigest: String
  /// The digest of the content of the map before; nil if there is none.
  let previousDigest: String?
  /// The figures of each territory.
  let figures: [Figures]
}
