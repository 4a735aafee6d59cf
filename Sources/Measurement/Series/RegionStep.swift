/// The figures of one region in a step of a series.
public struct RegionStep: Hashable, Sendable {
  public let squareKilometers: Double
  /// The change since the snapshot before; nil for the first. Edges are not counted by region.
  public let change: ChangeFigures?
}

/// A series for one region: the same figures as for the whole.
public struct RegionSeries<Rows: Collection & Sendable>: Sendable {
  /// The name of the region; that of the land outside comes last.
  public let name: String
  public let id: String?
  public let rows: Rows

  public init(name: String, id: String?, rows: Rows) {
    self.name = name
    self.id = id
    self.rows = rows
  }
}
