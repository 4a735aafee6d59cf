public import FrontLine

/// One snapshot of a series: its area, and what changed since the one before.
public struct SeriesStep: Hashable, Sendable {
  public let date: CalendarDate
  public let squareKilometers: Double
  /// The date of the snapshot before; nil for the first.
  public let previousDate: CalendarDate?
  /// Nil for the first.
  public let change: ChangeFigures?

  /// Days without a snapshot between this one and the one before.
  public var missingDays: Int? { previousDate.map { max(0, $0.days(to: date) - 1) } }
}

/// Measures the snapshots of a series one after the other.
///
/// Memory holds the last snapshot and what it shares with this one, however long the series is.
///
/// Not `Sendable`, like the surveyor in it.
public final class SeriesMeasurer {
  private let surveyor: Surveyor
  private let territory: Territory
  private var previous: (date: CalendarDate, land: Land)?

  public init(earth: EarthModel, territory: Territory) throws {
    surveyor = try Surveyor(earth: earth)
    self.territory = territory
  }

  /// Takes a snapshot as the one before the next, without comparing it.
  public func start(with snapshot: Snapshot) throws {
    previous = (try snapshot.requiredDate(), try surveyor.survey(snapshot).land(of: territory))
  }

  /// Measures a snapshot against the one before, if there was one, and takes its place.
  public func step(to snapshot: Snapshot) throws -> (step: SeriesStep, repairs: [FeatureRepair]) {
    let date = try snapshot.requiredDate()
    let survey = try surveyor.survey(snapshot)
    let land = try survey.land(of: territory)
    let change = try previous.map { ChangeFigures(try surveyor.change(from: $0.land, to: land)) }
    defer { previous = (date, land) }
    return (
      SeriesStep(
        date: date, squareKilometers: land.squareKilometers, previousDate: previous?.date, change: change),
      survey.repairs
    )
  }
}
