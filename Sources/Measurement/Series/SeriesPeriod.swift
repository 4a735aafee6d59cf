public import FrontLine

/// A week or a month of a series.
public struct SeriesPeriod: Hashable, Sendable {
  public enum Length: String, Hashable, Sendable, CaseIterable { case week, month }

  /// `2025-W03` or `2025-01`.
  public let name: String
  /// Its first and its last day, with snapshots or without.
  public let days: ClosedRange<CalendarDate>
  /// The places of its snapshots in the series.
  public let snapshots: Range<Int>
  /// The place of the last snapshot before it, from which it runs; nil where the series begins in it.
  public let baseline: Int?

  /// The place from which it runs to its last snapshot; nil where there is nothing before that to compare.
  public var start: Int? { baseline ?? (snapshots.count > 1 ? snapshots.lowerBound : nil) }
  public var end: Int { snapshots.upperBound - 1 }

  /// The periods that have a snapshot, in order. A period without one is a gap and is not listed.
  ///
  /// - Parameters:
  ///   - dates: in ascending order.
  ///   - first: the place of the first snapshot that counts; those before it serve as baseline only.
  public static func periods(of dates: [CalendarDate], from first: Int, by length: Length) -> [SeriesPeriod] {
    var periods: [SeriesPeriod] = []
    var start = first
    while start < dates.count {
      let name = Self.name(of: dates[start], by: length)
      let end = dates[start...].firstIndex { Self.name(of: $0, by: length) != name } ?? dates.count
      periods.append(
        SeriesPeriod(
          name: name, days: days(around: dates[start], by: length), snapshots: start..<end,
          baseline: start > 0 ? start - 1 : nil))
      start = end
    }
    return periods
  }

  private static func days(around date: CalendarDate, by length: Length) -> ClosedRange<CalendarDate> {
    switch length {
    case .week: return date.firstDayOfISOWeek...date.firstDayOfISOWeek.adding(days: 6)
    case .month:
      let first = date.firstDayOfMonth
      // It lies in the month after, but for the last month of all.
      let later = first.adding(days: 31)
      return first...(later.yearMonth == first.yearMonth ? later : later.firstDayOfMonth.adding(days: -1))
    }
  }

  private static func name(of date: CalendarDate, by length: Length) -> String {
    switch length {
    case .week: date.isoWeek.description
    case .month: date.yearMonth.description
    }
  }
}

/// The figures of a period.
public struct PeriodFigures: Hashable, Sendable {
  public let name: String
  /// Its first and its last day by the calendar.
  public let days: ClosedRange<CalendarDate>
  /// The date from which it runs: of the last snapshot before the period, or of its own first.
  public let firstDate: CalendarDate
  /// The date of its last snapshot.
  public let lastDate: CalendarDate
  public let snapshotCount: Int
  /// At its last snapshot.
  public let squareKilometers: Double
  /// From the first date to the last; nil where there is one snapshot and none before.
  public let change: ChangeFigures?
  /// The sums of the snapshots' own changes: what was gained and lost again counts in both.
  public let dailyGainedSquareKilometers: Double?
  public let dailyLostSquareKilometers: Double?
  /// What became of the land of each status from the first date to the last, where it is asked for.
  public var transitions: TransitionMatrix?

  /// How many days before its first day it runs from, for want of a snapshot on the day before; negative where it runs
  /// from a later one.
  public var daysBeforeStart: Int { firstDate.days(to: days.lowerBound) - 1 }
  /// How many days it ends before its last day, for want of a snapshot.
  public var daysBeforeEnd: Int { lastDate.days(to: days.upperBound) }

  public var squareKilometersPerDay: Double? {
    let days = firstDate.days(to: lastDate)
    return days > 0 ? change.map { $0.netSquareKilometers / Double(days) } : nil
  }

  /// - Parameters:
  ///   - steps: of the whole series, in order.
  ///   - change: from the period's start to its end.
  public init(_ period: SeriesPeriod, steps: [SeriesStep], change: ChangeFigures?) {
    let changes = steps[(period.start.map { $0 + 1 } ?? period.end)...period.end].compactMap(\.change)
    name = period.name
    days = period.days
    firstDate = steps[period.start ?? period.end].date
    lastDate = steps[period.end].date
    snapshotCount = period.snapshots.count
    squareKilometers = steps[period.end].squareKilometers
    self.change = change
    let isCompared = period.start != nil
    dailyGainedSquareKilometers = isCompared ? changes.reduce(0) { $0 + $1.gainedSquareKilometers } : nil
    dailyLostSquareKilometers = isCompared ? changes.reduce(0) { $0 + $1.lostSquareKilometers } : nil
  }
}
