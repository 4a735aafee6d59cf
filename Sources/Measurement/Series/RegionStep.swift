/// The figures of one region in a step of a series.
public struct RegionStep: Hashable, Sendable {
  /// The territory in the region.
  public let squareKilometers: Double
  /// The change since the snapshot before; nil for the first. Edges are not counted by region.
  public let change: ChangeFigures?
}

/// A series for one region: the same figures as for the whole.
public struct RegionSeries<Rows: Collection & Sendable>: Sendable {
  /// The name of the region; that of the land outside comes last.
  public let name: String
  /// The identifier of the region, where its file has one.
  public let id: String?
  /// The rows, in the order of the maps.
  public let rows: Rows

  /// Creates the series of a region.
  public init(name: String, id: String?, rows: Rows) {
    self.name = name
    self.id = id
    self.rows = rows
  }
}
