package import EdgeChains
public import FrontLine

/// Measures the snapshots of a series one after the other.
///
/// Memory holds the last snapshot and what it shares with this one, however long the series is.
///
/// Not `Sendable`: it owns a surveyor.
public final class SeriesMeasurer {
  private let surveyor: Surveyor
  private let territory: Territory
  private let divider: RegionDivider?
  private var previous: Previous?
  /// The land of each status, and of the territory, on the last map whose borders were asked for.
  private var bordered: (lands: StatusLands, territory: Land)?

  /// A snapshot that the next one is compared with.
  private struct Previous {
    let date: CalendarDate
    let survey: Survey
    let land: Land
    let area: DividedArea?
  }

  /// Throws if the earth model names a coordinate reference system that PROJ can't project to.
  ///
  /// - Parameter regions: the regions to divide the figures among, measured on this earth, if any.
  public init(earth: EarthModel, territory: Territory, regions: MeasuredRegions? = nil) throws {
    let surveyor = try Surveyor(earth: earth)
    self.surveyor = surveyor
    self.territory = territory
    divider = regions.map { RegionDivider($0, surveyor: surveyor) }
  }

  /// Measures the regions to divide the figures among. Throws as the other initializer does, and if long edges of the
  /// regions can't be densified.
  public convenience init(earth: EarthModel, territory: Territory, regions: RegionMap) throws {
    try self.init(
      earth: earth, territory: territory,
      regions: MeasuredRegions(regions, surveyor: Surveyor(earth: earth)))
  }

  /// Forgets the previous snapshot, so that the next one is not compared.
  public func restart() { (previous, bordered) = (nil, nil) }

  /// Measures a snapshot as the predecessor of the next, without comparing it.
  ///
  /// Throws if its date is not known, if a feature can't be measured, or if its source can't tell the territory from
  /// other land. After an error the previous snapshot is still the same.
  public func start(with snapshot: Snapshot) throws {
    previous = try measure(snapshot)
  }

  /// Measures a snapshot, compares it with the previous one if there is one, and makes it the previous one.
  ///
  /// Throws as ``start(with:)`` does, and if the change can't be measured. After an error the previous snapshot is
  /// still the same.
  public func step(to snapshot: Snapshot) throws -> (step: SeriesStep, repairs: [FeatureRepair]) {
    try ImpossibleFigure.inFile(snapshot.path) { try checkedStep(to: snapshot) }
  }

  private func checkedStep(to snapshot: Snapshot) throws -> (step: SeriesStep, repairs: [FeatureRepair]) {
    let current = try measure(snapshot)
    let change = try previous.map { try surveyor.change(from: $0.land, to: current.land) }
    var step = SeriesStep(
      date: current.date, squareKilometers: current.land.squareKilometers, previousDate: previous?.date,
      change: change.map(ChangeFigures.init), regions: try regions(of: current, change),
      regionResidualSquareKilometers: current.area?.residualSquareKilometers ?? 0)
    step.straight = change?.straight
    step.earthCaution = try current.survey.earthCaution()
    previous = current
    return (step, current.survey.repairs)
  }

  /// Compares a snapshot with an earlier one, and adds what became of the land of each status.
  ///
  /// Throws as ``step(to:)`` does.
  public func compare(
    _ start: Snapshot, with end: Snapshot
  ) throws -> (step: SeriesStep, transitions: TransitionMatrix) {
    try self.start(with: start)
    let before = try previous?.survey.statusLands() ?? StatusLands(lands: [:])
    let step = try step(to: end).step
    let after = try previous?.survey.statusLands() ?? StatusLands(lands: [:])
    return (step, try surveyor.transitions(from: before, to: after))
  }

  /// Returns how the borders of each status and of the territory differ from those on the map before, if that was asked
  /// for its borders too; else the borders themselves.
  ///
  /// Throws as ``Survey/statusLands()`` does.
  package func borders() throws -> MapBorders {
    guard let previous else { return MapBorders(statuses: [:], territory: EdgeChain(), isWhole: true) }
    let lands = try previous.survey.statusLands()
    defer { bordered = (lands, previous.land) }
    guard let bordered else {
      return MapBorders(
        statuses: lands.lands.mapValues(\.boundary), territory: previous.land.boundary, isWhole: true)
    }
    let statuses = Set(lands.statuses + bordered.lands.statuses)
    let differences = statuses.map { status in
      (status, (lands.lands[status] ?? .none).difference(from: bordered.lands.lands[status] ?? .none))
    }
    return MapBorders(
      statuses: Dictionary(uniqueKeysWithValues: differences),
      territory: previous.land.difference(from: bordered.territory), isWhole: false)
  }

  private func measure(_ snapshot: Snapshot) throws -> Previous {
    let date = try snapshot.requiredDate()
    let survey = try surveyor.survey(snapshot)
    let land = try survey.land(of: territory)
    return Previous(date: date, survey: survey, land: land, area: try divider?.divide(land))
  }

  private func regions(of current: Previous, _ change: LandChange?) throws -> RegionSteps {
    guard let divider, let area = current.area else { return RegionSteps() }
    let found = DividedStep(
      area: area, before: previous?.area,
      gained: try change.map { try divider.divide($0.gained, squareMeters: $0.gainedSquareMeters) },
      lost: try change.map { try divider.divide($0.lost, squareMeters: $0.lostSquareMeters) })
    let divided = try divider.checked(found) {
      DividedStep(
        area: try divider.divideAnew(current.land.boundary, squareMeters: current.land.squareMeters),
        before: try previous.map {
          try divider.divideAnew($0.land.boundary, squareMeters: $0.land.squareMeters)
        },
        gained: try change.map { try divider.divideAnew($0.gained, squareMeters: $0.gainedSquareMeters) },
        lost: try change.map { try divider.divideAnew($0.lost, squareMeters: $0.lostSquareMeters) })
    } edges: {
      current.land.boundary.edges + (previous?.land.boundary.edges ?? [])
    }
    return RegionSteps(divided)
  }
}

/// The borders of the land of each status and of the territory on a map, whole or as what changed since the map before.
package struct MapBorders: Sendable {
  package let statuses: [ControlStatus: EdgeChain]
  package let territory: EdgeChain
  package let isWhole: Bool
}
