public import FrontLine

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
  /// The name in both languages.
  public let title: BilingualText
  /// The identifier of the region, where its file has one.
  public let id: String?
  /// The rows, in the order of the maps.
  public let rows: Rows

  /// Creates the series of a region.
  ///
  /// - Parameter title: The name in both languages; nil where it is the same in both.
  public init(name: String, title: BilingualText? = nil, id: String?, rows: Rows) {
    self.name = name
    self.title = title ?? BilingualText(english: name, ukrainian: name)
    self.id = id
    self.rows = rows
  }

  /// Returns the series with other rows.
  public func with<Others>(rows: Others) -> RegionSeries<Others> {
    RegionSeries<Others>(name: name, title: title, id: id, rows: rows)
  }
}
