public import FrontLine

/// One snapshot of a series: its area, and what changed since the one before.
public struct SeriesStep: Hashable, Sendable {
  /// The day of the map.
  public let date: CalendarDate
  /// The area of the territory.
  public let squareKilometers: Double
  /// The date of the snapshot before; nil for the first.
  public let previousDate: CalendarDate?
  /// The change since the snapshot before; nil for the first.
  public let change: ChangeFigures?
  /// The figures by region; empty if there are no regions.
  public let regions: RegionSteps
  /// The sum of the regions and the land outside, less what it counts too often, less the area.
  public let regionResidualSquareKilometers: Double
  /// The change with edges that are straight on the map; nil if no edge is so long that it matters.
  public var straight: StraightLineChange?
  /// The step from another source to that of this snapshot, which is no change on the ground; nil where the source is
  /// the same as before.
  public var seam: ChangeFigures?
  /// The source of the map, where a series goes from one source to another; nil elsewhere.
  public var source: Source?
  /// The same by region.
  public var seamRegions = RegionSteps()
  /// The caution about the earth model and this land; nil if there is none.
  public var earthCaution: EarthCaution?

  /// Makes a step from given figures; ``SeriesMeasurer`` measures them.
  public init(
    date: CalendarDate, squareKilometers: Double, previousDate: CalendarDate?, change: ChangeFigures?,
    regions: RegionSteps = RegionSteps(), regionResidualSquareKilometers: Double = 0
  ) {
    self.date = date
    self.squareKilometers = squareKilometers
    self.previousDate = previousDate
    self.change = change
    self.regions = regions
    self.regionResidualSquareKilometers = regionResidualSquareKilometers
  }

  /// The row of the whole.
  public var row: StepRow {
    StepRow(
      date: date, previousDate: previousDate, squareKilometers: squareKilometers, change: change, seam: seam,
      source: source)
  }

  /// Returns the row of a region. The index after the last region stands for the land outside.
  public func restricted(toRegion region: Int) -> StepRow {
    let part = regions[region]
    return StepRow(
      date: date, previousDate: previousDate, squareKilometers: part.squareKilometers, change: part.change,
      seam: seamRegions.indices.contains(region) ? seamRegions[region].change : nil, source: source)
  }

  /// The number of days without a snapshot between this one and the one before.
  public var missingDays: Int? { row.missingDays }
}
