public import FrontLine
package import Measurement

/// What a row of distances stands for.
public enum DistanceStep: String, Hashable, Sendable, CaseIterable {
  /// The length of a step.
  case snapshot, week, month

  package var length: SeriesPeriod.Length? {
    switch self {
    case .snapshot: nil
    case .week: .week
    case .month: .month
    }
  }
}

/// The distances of a week or a month.
public struct DistancePeriod: Hashable, Sendable {
  /// `2025-W03` or `2025-01`.
  public let name: String
  /// The day of the first map in the period.
  public let firstDate: CalendarDate
  /// The day of the last map in the period.
  public let lastDate: CalendarDate
  /// The number of maps in the period.
  public let snapshotCount: Int
  /// The shortest distance on any of them.
  public let nearestKilometers: Double
  /// The first day on which the front was that near.
  public let nearestDate: CalendarDate
  /// The mean of the days that have a map; of several maps of a day the last counts.
  public let meanKilometers: Double
  /// The distance on the last map.
  public let lastKilometers: Double
  /// The feature that it is about; nil where the target is one.
  public internal(set) var feature: DistanceResult.Feature?

  /// Returns the weeks or months that have a map, in order.
  ///
  /// - Parameter distances: the distance on each map, in the order of their dates.
  static func periods(
    of distances: [(date: CalendarDate, kilometers: Double)], by length: SeriesPeriod.Length
  ) -> [DistancePeriod] {
    SeriesPeriod.periods(of: distances.map(\.date), from: 0, by: length).map { period in
      let maps = distances[period.snapshots]
      let (first, last) = (maps[maps.startIndex], maps[maps.endIndex - 1])
      let days = maps.indices.filter { $0 + 1 == maps.endIndex || maps[$0 + 1].date != maps[$0].date }
      let nearest = maps.min { $0.kilometers < $1.kilometers } ?? first
      return DistancePeriod(
        name: period.name, firstDate: first.date, lastDate: last.date, snapshotCount: maps.count,
        nearestKilometers: nearest.kilometers, nearestDate: nearest.date,
        meanKilometers: days.reduce(0) { $0 + maps[$1].kilometers } / Double(days.count),
        lastKilometers: last.kilometers)
    }
  }
}
