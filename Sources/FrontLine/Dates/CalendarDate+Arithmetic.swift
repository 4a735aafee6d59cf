extension CalendarDate {
  /// Returns the day a number of days later (earlier where negative), clamped to ``earliest`` and ``latest``.
  public func adding(days: Int) -> CalendarDate {
    let (sum, overflow) = dayNumber.addingReportingOverflow(days)
    if overflow { return days < 0 ? .earliest : .latest }
    return CalendarDate(
      uncheckedDayNumber: min(max(sum, Self.earliest.dayNumber), Self.latest.dayNumber)
    )
  }

  /// Returns the number of days from this day to the other; negative where the other is earlier.
  public func days(to other: CalendarDate) -> Int { other.dayNumber - dayNumber }

  /// Returns the number of days strictly between this day and a later one: 0 for consecutive days.
  public func daysBetween(_ later: CalendarDate) -> Int { max(0, days(to: later) - 1) }

  /// The day of the week by ISO 8601: 1 is Monday, 7 is Sunday.
  public var isoWeekday: Int {
    // 1970-01-01 was a Thursday.
    let remainder = (dayNumber + 3) % 7
    return (remainder < 0 ? remainder + 7 : remainder) + 1
  }

  /// The ISO 8601 week of the day.
  public var isoWeek: ISOWeek {
    // A week belongs to the year of its Thursday.
    let thursday = CalendarDate(uncheckedDayNumber: dayNumber + 4 - isoWeekday)
    let year = thursday.year
    let firstDay = Self.dayNumber(year: year, month: 1, day: 1)
    return ISOWeek(year: year, week: (thursday.dayNumber - firstDay) / 7 + 1)
  }

  /// The month of the day.
  public var yearMonth: YearMonth { YearMonth(year: year, month: month) }

  /// The Monday of the day's week.
  public var firstDayOfISOWeek: CalendarDate { adding(days: 1 - isoWeekday) }

  /// The first day of the day's month.
  public var firstDayOfMonth: CalendarDate { adding(days: 1 - day) }
}

/// A week by ISO 8601: it begins on Monday and belongs to the year of its Thursday.
public struct ISOWeek: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The year that the week counts to, which may differ from that of its days.
  public let year: Int
  /// 1 to 53.
  public let week: Int

  init(year: Int, week: Int) {
    self.year = year
    self.week = week
  }

  public static func < (left: ISOWeek, right: ISOWeek) -> Bool {
    (left.year, left.week) < (right.year, right.week)
  }

  /// `2025-W33`.
  public var description: String { "\(padded(year, to: 4))-W\(padded(week, to: 2))" }
}

/// A month of a year.
public struct YearMonth: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The year.
  public let year: Int
  /// 1 to 12.
  public let month: Int

  init(year: Int, month: Int) {
    self.year = year
    self.month = month
  }

  public static func < (left: YearMonth, right: YearMonth) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }

  /// `2025-08`.
  public var description: String { "\(padded(year, to: 4))-\(padded(month, to: 2))" }
}

/// Returns the number in decimal digits, padded with zeros to a width.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number.magnitude)
  let zeros = String(repeating: "0", count: max(0, width - digits.count))
  return (number < 0 ? "-" : "") + zeros + digits
}
