extension Instant {
  /// The calendar date in Washington: five hours behind UTC, four in summer.
  ///
  /// Summer time lasts from the second Sunday in March to the first Sunday in November, at 2 o'clock local time (Energy
  /// Policy Act of 2005, in force since 2007). Earlier years had other rules, and no maps of this kind.
  package var dayInWashington: CalendarDate {
    let standard = unixSeconds - 5 * 3600
    let year = Int64(
      CalendarDate(dayNumber: Int(standard.flooredDivision(by: 86_400).quotient))?.year ?? 1970)
    let start = Self.sunday(2, ofMonth: 3, year: Int(year)) * 86_400 + 2 * 3600
    // At 2 o'clock of summer it is 1 o'clock of standard time.
    let end = Self.sunday(1, ofMonth: 11, year: Int(year)) * 86_400 + 3600
    let local = (start..<end).contains(standard) ? standard + 3600 : standard
    return Instant(unixSeconds: local)?.date ?? date
  }

  /// The day number of a Sunday of a month.
  private static func sunday(_ number: Int, ofMonth month: Int, year: Int) -> Int64 {
    let first = CalendarDate(uncheckedDayNumber: CalendarDate.dayNumber(year: year, month: month, day: 1))
    return Int64(first.dayNumber + (7 - first.isoWeekday) % 7 + 7 * (number - 1))
  }
}
