public import FrontLine

/// A week or a month of a series.
public struct SeriesPeriod: Hashable, Sendable {
  /// The length of a period.
  public enum Length: String, Hashable, Sendable, CaseIterable {
    /// A week of ISO 8601, from Monday to Sunday.
    case week
    /// A calendar month.
    case month
  }

  /// `2025-W03` or `2025-01`.
  public let name: String
  /// Its first and its last day by the calendar, whether they have snapshots or not.
  public let days: ClosedRange<CalendarDate>
  /// The indices of its snapshots in the series.
  public let snapshots: Range<Int>
  /// The index of the last snapshot before the period, which its change starts from; nil if the series begins in it.
  public let baseline: Int?

  /// The index of the snapshot that the change starts from; nil if there is none to compare the last snapshot with.
  public var start: Int? { baseline ?? (snapshots.count > 1 ? snapshots.lowerBound : nil) }
  /// The index of the last snapshot.
  public var end: Int { snapshots.upperBound - 1 }

  /// Returns the periods that have a snapshot, in order. A period without one is a gap and is not listed.
  ///
  /// - Parameters:
  ///   - dates: the dates of the snapshots, in ascending order.
  ///   - first: the index of the first snapshot that counts; those before it serve as baseline only.
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
      // This day lies in the month after, except for the last month that a date can have.
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
  /// The name of the period: `2025-08` or `2025-W33`.
  public let name: String
  /// Its first and its last day by the calendar.
  public let days: ClosedRange<CalendarDate>
  /// The date that the change starts from: that of the last snapshot before the period, or of its own first.
  public let firstDate: CalendarDate
  /// The date of its last snapshot.
  public let lastDate: CalendarDate
  /// The number of maps in the period.
  public let snapshotCount: Int
  /// The area at the last snapshot.
  public let squareKilometers: Double
  /// The change from the first date to the last; nil if there is one snapshot and none before.
  public let change: ChangeFigures?
  /// The sums of the changes from snapshot to snapshot: land that was gained and lost again counts in both.
  public let dailyGainedSquareKilometers: Double?
  /// The sum of what was lost from map to map.
  public let dailyLostSquareKilometers: Double?
  /// What became of the land of each status from the first date to the last; nil unless asked for.
  public var transitions: TransitionMatrix?
  /// The step from another source to that of the period, which is no change on the ground; nil where the source is the
  /// same as before.
  public var seam: ChangeFigures?
  /// The source of its maps, where a series goes from one source to another; nil elsewhere.
  public var source: Source?
  /// The mean change a day over the last days up to its last map; nil unless asked for.
  public var rolling: RollingMean?

  /// The number of days by which the change starts early, because the day before the period has no snapshot; negative
  /// if it starts late.
  public var daysBeforeStart: Int { firstDate.days(to: days.lowerBound) - 1 }
  /// The number of days by which the change ends early, because the last day has no snapshot.
  public var daysBeforeEnd: Int { lastDate.days(to: days.upperBound) }

  /// Whether more than a tenth of its days lie before the first map of the series, or after the last of the period.
  public var isPart: Bool {
    let missing = max(0, -daysBeforeStart) + daysBeforeEnd
    return 10 * missing > days.lowerBound.days(to: days.upperBound) + 1
  }

  /// The net change divided by the days that it covers.
  public var squareKilometersPerDay: Double? {
    let days = firstDate.days(to: lastDate)
    return days > 0 ? change.map { $0.netSquareKilometers / Double(days) } : nil
  }

  /// - Parameters:
  ///   - steps: the rows of all steps of the series, in order.
  ///   - change: the change from the period's start to its end.
  public init(_ period: SeriesPeriod, steps: StepRows, change: ChangeFigures?) {
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
