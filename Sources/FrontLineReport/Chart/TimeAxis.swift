import FrontLine
import FrontLineKit

/// The labels of a time axis: days, weeks, months, quarters or years, each under the days that it names, and below them
/// the months or years that they belong to.
struct TimeAxis: Sendable {
  /// Days with one label.
  struct Segment: Hashable, Sendable {
    /// The numbers of its days.
    let days: ClosedRange<Int>
    /// What is written under them; empty where there is no room.
    var label: String
  }

  /// The segments that bars or points stand on.
  let lower: [Segment]
  /// The segments that these belong to; empty for years.
  let upper: [Segment]

  /// What a segment is.
  enum Unit: Hashable, Sendable {
    case day, week, month, quarter
    /// So many years.
    case years(Int)

    fileprivate var days: Double {
      switch self {
      case .day: 1
      case .week: 7
      case .month: 30.4
      case .quarter: 91.3
      case .years(let count): 365.2 * Double(count)
      }
    }

    fileprivate static let all: [Unit] =
      [.day, .week, .month, .quarter] + [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map { .years($0) }
  }

  /// Makes an axis of the finest unit whose labels have room.
  ///
  /// - Parameters:
  ///   - least: The finest unit that is wanted.
  ///   - pointsPerDay: The room of a day.
  ///   - width: Returns the room that a label needs.
  init(
    _ days: ClosedRange<Int>, from least: Unit = .day, pointsPerDay: Double, in language: Language,
    width: (_ label: String) -> Double
  ) {
    func hasRoom(_ segment: Segment) -> Bool {
      width(segment.label) <= Double(segment.days.count) * pointsPerDay
    }
    var found: (unit: Unit, segments: [Segment])?
    for unit in Unit.all.drop(while: { $0 != least }) where found == nil {
      // No label is narrower than a digit; this spares a loop over the days of centuries.
      guard unit.days * pointsPerDay >= width("0") else { continue }
      let segments = Self.segments(of: days, by: unit, language)
      let whole = segments.filter { Self.whole(around: $0.days.lowerBound, unit) == $0.days }
      if whole.allSatisfy(hasRoom) { found = (unit, segments) }
    }
    func fitting(_ segments: [Segment]) -> [Segment] {
      segments.map { hasRoom($0) ? $0 : Segment(days: $0.days, label: "") }
    }
    guard let found else {
      (lower, upper) = ([Segment(days: days, label: "")], [])
      return
    }
    lower = fitting(found.segments)
    switch found.unit {
    case .day, .week: upper = fitting(Self.months(of: days, language))
    case .month, .quarter: upper = fitting(Self.segments(of: days, by: .years(1), language))
    case .years: upper = []
    }
  }

  /// Returns the days of a unit that a day lies in.
  private static func whole(around day: Int, _ unit: Unit) -> ClosedRange<Int> {
    guard let date = CalendarDate(dayNumber: day) else { return day...day }
    func days(from first: CalendarDate, months: Int) -> ClosedRange<Int> {
      // The 1st of a month that is so many months later.
      let next = first.adding(days: Int(Double(months) * 30.436875) + 15).firstDayOfMonth
      return first.dayNumber...max(first.dayNumber, next.dayNumber - 1)
    }
    func firstDay(year: Int, month: Int) -> CalendarDate {
      CalendarDate(year: year, month: month, day: 1) ?? .earliest
    }
    switch unit {
    case .day: return day...day
    case .week:
      let monday = date.firstDayOfISOWeek.dayNumber
      return monday...(monday + 6)
    case .month: return days(from: date.firstDayOfMonth, months: 1)
    case .quarter:
      return days(from: firstDay(year: date.year, month: (date.month - 1) / 3 * 3 + 1), months: 3)
    case .years(let count):
      return days(from: firstDay(year: date.year / count * count, month: 1), months: 12 * count)
    }
  }

  private static func segments(
    of days: ClosedRange<Int>, by unit: Unit, _ language: Language
  ) -> [Segment] {
    var segments: [Segment] = []
    var day = days.lowerBound
    while day <= days.upperBound {
      let whole = whole(around: day, unit)
      let part = day...max(day, min(whole.upperBound, days.upperBound))
      segments.append(Segment(days: part, label: label(of: part, unit, language)))
      day = part.upperBound + 1
    }
    return segments
  }

  private static func months(of days: ClosedRange<Int>, _ language: Language) -> [Segment] {
    segments(of: days, by: .month, language).map { segment in
      let date = CalendarDate(dayNumber: segment.days.lowerBound)
      return Segment(days: segment.days, label: date.map { "\(segment.label) \($0.year)" } ?? "")
    }
  }

  private static func label(of days: ClosedRange<Int>, _ unit: Unit, _ language: Language) -> String {
    guard let first = CalendarDate(dayNumber: days.lowerBound),
      let last = CalendarDate(dayNumber: days.upperBound)
    else { return "" }
    switch unit {
    case .day: return "\(first.day)"
    case .week: return first == last ? "\(first.day)" : "\(first.day)–\(last.day)"
    case .month: return first.monthName(in: language)
    case .quarter:
      let number = (first.month - 1) / 3
      return language.say("Q\(number + 1)", ["I", "II", "III", "IV"][number] + "\(Language.space)кв.")
    case .years(1): return "\(first.year)"
    case .years(let count): return "\(first.year / count * count)–"
    }
  }
}
