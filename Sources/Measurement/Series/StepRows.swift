public import FrontLine

/// A row of a series: a step of the whole, or of one region.
public struct StepRow: Hashable, Sendable {
  /// The day of the map.
  public let date: CalendarDate
  /// The date of the snapshot before; nil for the first.
  public let previousDate: CalendarDate?
  /// The area of the territory, in the region where the row is of one.
  public let squareKilometers: Double
  /// The change since the snapshot before; nil for the first.
  public let change: ChangeFigures?
  /// The step from another source to that of this snapshot; nil where the source is the same as before.
  public var seam: ChangeFigures?
  /// The source of the map, where a series goes from one source to another; nil elsewhere.
  public var source: Source?

  /// The number of days without a snapshot between this one and the one before.
  public var missingDays: Int? { previousDate.map { $0.daysBetween(date) } }

  /// Whether the figures are those of another row, and nothing has changed in either.
  public func isUnchanged(from other: StepRow) -> Bool {
    squareKilometers.bitPattern == other.squareKilometers.bitPattern
      && change == .zero && other.change == .zero && seam == nil && other.seam == nil
      && source == other.source
  }
}

/// The rows of a series, or some of them, for the whole or for one region.
///
/// Those of a region are made when they are asked for: 300 maps by 3,000 regions are a million.
public struct StepRows: RandomAccessCollection, Sendable {
  private let steps: [SeriesStep]
  /// Nil for the whole.
  private let region: Int?
  /// The indices of the steps that have a row; nil if all have one.
  private var kept: [Int]?

  /// Creates the rows of all steps.
  public init(_ steps: [SeriesStep], ofRegion region: Int? = nil) {
    (self.steps, self.region) = (steps, region)
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { kept?.count ?? steps.count }

  /// The row at an index.
  public subscript(row: Int) -> StepRow {
    let step = stepIndex(ofRow: row)
    return region.map { steps[step].restricted(toRegion: $0) } ?? steps[step].row
  }

  /// Returns the index of a row's step among all steps.
  public func stepIndex(ofRow row: Int) -> Int { kept?[row] ?? row }

  /// The rows of all steps, for the same region.
  var withAllSteps: StepRows { StepRows(steps, ofRegion: region) }

  /// The rows in which something was gained or lost.
  public var changed: StepRows {
    var rows = self
    rows.kept = indices.filter { self[$0].change?.isOfLand ?? false }.map { stepIndex(ofRow: $0) }
    return rows
  }
}
