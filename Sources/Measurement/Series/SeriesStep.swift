public import FrontLine

/// One snapshot of a series: its area, and what changed since the one before.
public struct SeriesStep: Hashable, Sendable {
  public let date: CalendarDate
  public let squareKilometers: Double
  /// The date of the snapshot before; nil for the first.
  public let previousDate: CalendarDate?
  /// The change since the snapshot before; nil for the first.
  public let change: ChangeFigures?
  /// The figures by region, in the order of the regions, those of the land outside last; empty if there are no
  /// regions.
  public let regions: [RegionStep]
  /// The sum of the regions and the land outside, less what it counts too often, less the area.
  public let regionResidualSquareKilometers: Double
  /// The change with edges that are straight on the map; nil if no edge is so long that it matters.
  public var straight: StraightLineChange?
  /// The caution about the earth model and this land; nil if there is none.
  public var earthCaution: EarthCaution?

  /// Makes a step from given figures; ``SeriesMeasurer`` measures them.
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

  /// The number of days without a snapshot between this one and the one before.
  public var missingDays: Int? { previousDate.map { $0.daysBetween(date) } }
}
