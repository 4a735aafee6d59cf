/// The figures of one region in a step of a series.
public struct RegionStep: Hashable, Sendable {
  public let squareKilometers: Double
  /// The change since the snapshot before; nil for the first. Edges are not counted by region.
  public let change: ChangeFigures?
}

extension SeriesStep {
  /// Returns the step as if there were only one region. The index after the last region stands for the land outside.
  public func restricted(toRegion region: Int) -> SeriesStep {
    SeriesStep(
      date: date, squareKilometers: regions[region].squareKilometers, previousDate: previousDate,
      change: regions[region].change)
  }
}

/// A series for one region: the same figures as for the whole.
public struct RegionSeries<Row: Sendable>: Sendable {
  /// The name of the region; that of the land outside comes last.
  public let name: String
  public let id: String?
  public let rows: [Row]

  public init(name: String, id: String?, rows: [Row]) {
    self.name = name
    self.id = id
    self.rows = rows
  }
}
