/// A day of the proleptic Gregorian calendar, without a time zone: the date of a map.
///
/// Years range from 0 to 9999, which ISO 8601 writes in four digits. The day is stored as a count from
/// 1970-01-01, so that comparison and arithmetic are those of integers.
public struct CalendarDate: Hashable, Sendable {
  /// Days since 1970-01-01; negative before.
  public let dayNumber: Int

  /// The first day that can be represented, 0000-01-01.
  public static let earliest = CalendarDate(uncheckedDayNumber: -719_528)
  /// The last day that can be represented, 9999-12-31.
  public static let latest = CalendarDate(uncheckedDayNumber: 2_932_896)

  init(uncheckedDayNumber dayNumber: Int) {
    self.dayNumber = dayNumber
  }

  /// Creates the day a number of days after 1970-01-01; nil outside the years 0 to 9999.
  public init?(dayNumber: Int) {
    guard (Self.earliest.dayNumber...Self.latest.dayNumber).contains(dayNumber) else { return nil }
    self.dayNumber = dayNumber
  }

  /// Creates the day of a year (0 to 9999), a month (1 to 12) and a day of the month; nil where there is no
  /// such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.daysInMonth(month, ofYear: year)
    else { return nil }
    dayNumber = Self.dayNumber(year: year, month: month, day: day)
  }

  /// The year.
  public var year: Int { civil.year }
  /// The month, 1 to 12.
  public var month: Int { civil.month }
  /// The day of the month, 1 to 31.
  public var day: Int { civil.day }
}

extension CalendarDate: Comparable {
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.dayNumber < right.dayNumber
  }
}
