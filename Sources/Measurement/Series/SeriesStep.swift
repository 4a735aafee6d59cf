public import FrontLine

/// One snapshot of a series: its area, and what changed since the one before.
public struct SeriesStep: Hashable, Sendable {
  public let date: CalendarDate
  public let squareKilometers: Double
  /// The date of the snapshot before; nil for the first.
  public let previousDate: CalendarDate?
  /// Nil for the first.
  public let change: ChangeFigures?
  /// The figures by region, in their order, those of the land outside last; empty where there are no regions.
  public let regions: [RegionStep]
  /// What regions and outside fail to add up to the area by.
  public let regionResidualSquareKilometers: Double
  /// What lines straight on the map would make of the change; nil where no edge is so long that it matters.
  public var straight: StraightLineChange?
  /// What is to be said of the earth model and this land.
  public var earthCaution: EarthCaution?

  /// A step from figures at hand; ``SeriesMeasurer`` measures them.
  public init(
    date: CalendarDate, squareKilometers: Double, previousDate: CalendarDate?, change: ChangeFigures?,
    regions: [RegionStep] = [], regionResidualSquareKilometers: Double = 0
  ) {
    self.date = date
    self.squareKilometers = squareKilometers
    self.previousDate = previousDate
    self.change = change
    self.regions = regions
    self.regionResidualSquareKilometers = regionResidualSquareKilometers
  }

  /// Days without a snapshot between this one and the one before.
  public var missingDays: Int? { previousDate.map { $0.daysBetween(date) } }
}
