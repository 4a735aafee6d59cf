import Testing

@testable import FrontLine

/// The calendar written down once more, day by day, in the plainest way.
private struct CountingCalendar {
  var dayNumber = -719_528
  var year = 0
  var month = 1
  var day = 1
  /// 0000-01-01 was a Saturday.
  var weekday = 6

  mutating func step() {
    dayNumber += 1
    weekday = weekday == 7 ? 1 : weekday + 1
    day += 1
    let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    if day > lengths[month - 1] {
      day = 1
      month += 1
    }
    if month > 12 {
      month = 1
      year += 1
    }
  }
}

@Suite struct CalendarDateTests {
  @Test func `every day of 2100 years agrees with a calendar that counts`() {
    var calendar = CountingCalendar()
    var failures: [Int] = []
    while calendar.year < 2100 {
      let date = CalendarDate(dayNumber: calendar.dayNumber)
      let back = CalendarDate(year: calendar.year, month: calendar.month, day: calendar.day)
      if date.map({ $0.civil == (calendar.year, calendar.month, calendar.day) }) != true || date != back
        || date?.isoWeekday != calendar.weekday
      {
        failures.append(calendar.dayNumber)
      }
      calendar.step()
    }
    #expect(failures.isEmpty, "\(failures.prefix(5))")
    #expect(calendar.dayNumber == 47_482)  // 2100-01-01
  }

  @Test func `the last day there is`() {
    #expect(CalendarDate.latest.description == "9999-12-31")
    #expect(CalendarDate.earliest.description == "0000-01-01")
    #expect(CalendarDate(dayNumber: CalendarDate.latest.dayNumber + 1) == nil)
    #expect(CalendarDate(dayNumber: CalendarDate.earliest.dayNumber - 1) == nil)
    #expect(CalendarDate.latest.adding(days: 1) == .latest)
    #expect(CalendarDate.latest.adding(days: .max) == .latest)
    #expect(CalendarDate.earliest.adding(days: .min) == .earliest)
  }

  @Test func `weeks agree with the rule that 4 January lies in week 1`() throws {
    for year in 1970...2060 {
      let fourth = try #require(CalendarDate(year: year, month: 1, day: 4))
      let firstMonday = fourth.adding(days: 1 - fourth.isoWeekday)
      let nextFourth = try #require(CalendarDate(year: year + 1, month: 1, day: 4))
      let nextMonday = nextFourth.adding(days: 1 - nextFourth.isoWeekday)
      var day = firstMonday
      while day < nextMonday {
        #expect(day.isoWeek == ISOWeek(year: year, week: firstMonday.days(to: day) / 7 + 1))
        day = day.adding(days: 1)
      }
    }
  }

  @Test(arguments: [
    ("2020-12-31", "2020-W53"), ("2021-01-03", "2020-W53"), ("2021-01-04", "2021-W01"),
    ("2024-12-30", "2025-W01"), ("2025-08-12", "2025-W33"), ("2023-01-01", "2022-W52"),
  ])
  func `weeks that cross a year`(date: String, week: String) throws {
    #expect(try #require(CalendarDate(date)).isoWeek.description == week)
  }

  @Test(arguments: [
    "2025-02-29", "1900-02-29", "2025-04-31", "2025-13-01", "2025-00-10", "2025-01-00", "2025-1-1",
    "25-01-01",
    "2025-01-01 ", " 2025-01-01", "2025/01/01", "20250101", "2025-01-01T00:00:00Z", "", "٢٠٢٥-٠١-٠١",
    "2025-01-1a",
    "-025-01-01", "12025-01-01",
  ])
  func `what is no date is refused`(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test(arguments: ["2024-02-29", "2000-02-29", "0000-01-01", "9999-12-31", "2025-08-12"])
  func `a date is written as it is read`(text: String) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.description == text)
    #expect(CalendarDate(basicFormat: text.filter { $0 != "-" }) == date)
  }

  @Test func `arithmetic`() throws {
    let before = try #require(CalendarDate("2024-12-31"))
    let after = try #require(CalendarDate("2025-08-12"))
    #expect(before.days(to: after) == 224)
    #expect(before.adding(days: 224) == after)
    #expect(after.adding(days: -224) == before)
    #expect(before < after)
    #expect(after.yearMonth.description == "2025-08")
    #expect(after.firstDayOfMonth.description == "2025-08-01")
    #expect(after.firstDayOfISOWeek.description == "2025-08-11")
    #expect(before.yearMonth < after.yearMonth)
    #expect(before.isoWeek < after.isoWeek)
  }
}
