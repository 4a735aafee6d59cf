/// A region's part of a step of a series.
public struct RegionStep: Hashable, Sendable {
  public let squareKilometers: Double
  /// Nil for the first snapshot. The edges are not counted by region.
  public let change: ChangeFigures?
}

extension SeriesStep {
  /// The step as if there were nothing but one region, or the land outside behind the last of them.
  public func restricted(toRegion region: Int) -> SeriesStep {
    SeriesStep(
      date: date, squareKilometers: regions[region].squareKilometers, previousDate: previousDate,
      change: regions[region].change)
  }
}

/// A series by region: for each the same figures as for the whole.
public struct RegionSeries<Row: Sendable>: Sendable {
  /// The name of the region; that of the land outside is the last.
  public let name: String
  public let id: String?
  public let rows: [Row]

  public init(name: String, id: String?, rows: [Row]) {
    self.name = name
    self.id = id
    self.rows = rows
  }
}
