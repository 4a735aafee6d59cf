import FrontLine
import FrontLineKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Round numbers that span a range of values, at equal steps of 1, 2 or 5 times a power of ten.
struct ValueAxis {
  let ticks: [Double]
  var low: Double { ticks.first ?? 0 }
  var high: Double { ticks.last ?? 1 }

  init(from low: Double, to high: Double, about count: Int = 6) {
    let span = max(high - low, 1e-9)
    let raw = span / Double(count)
    let power = pow(10, floor(log10(raw)))
    let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= raw } ?? raw
    let first = Int((low / step).rounded(.down))
    let last = Int((high / step).rounded(.up))
    ticks = (first...max(first + 1, last)).map { Double($0) * step }
  }

  /// The number of decimals that tell neighbouring ticks apart.
  var decimals: Int {
    guard ticks.count > 1 else { return 0 }
    return max(0, Int(-floor(log10(ticks[1] - ticks[0]) + 1e-9)))
  }
}

/// The days on which a time axis has its ticks.
///
/// An axis of up to 45 days has ticks at equal steps. A longer one has them on the first of each month, quarter or
/// year, so that labels don't crowd.
struct TimeAxis {
  let ticks: [(day: Int, label: String)]

  init(from first: Int, to last: Int, in language: Language) {
    let days = last - first
    let months = days <= 430 ? 1 : days <= 1300 ? 3 : 12
    guard days > 45 else {
      let step = max(1, days / 8)
      ticks = stride(from: first, through: last, by: step).compactMap { day in
        CalendarDate(dayNumber: day).map { (day, $0.tickLabel(in: language)) }
      }
      return
    }
    var ticks: [(Int, String)] = []
    for day in first...last {
      guard let date = CalendarDate(dayNumber: day), date.day == 1, (date.month - 1).isMultiple(of: months)
      else { continue }
      let year = date.month == 1 || ticks.isEmpty ? " \(date.year)" : ""
      ticks.append((day, months == 12 ? "\(date.year)" : date.monthName(in: language) + year))
    }
    self.ticks = ticks
  }
}

extension SVG {
  /// Draws the ticks of both axes of a plot: values with a line across it, days below it.
  mutating func draw(
    _ values: ValueAxis, _ days: TimeAxis,
    in plot: (left: Double, top: Double, right: Double, bottom: Double),
    _ language: Language, x: (_ day: Int) -> Double, y: (_ value: Double) -> Double
  ) {
    for tick in values.ticks {
      line(x1: plot.left, y1: y(tick), x2: plot.right, y2: y(tick), color: tick == 0 ? "#333" : "#ddd")
      text(
        language.number(tick, decimals: values.decimals), x: plot.left - 8, y: y(tick) + 4, anchor: "end")
    }
    for tick in days.ticks {
      line(x1: x(tick.day), y1: plot.bottom, x2: x(tick.day), y2: plot.bottom + 5, color: "#333")
      text(tick.label, x: x(tick.day), y: plot.bottom + 20, anchor: "middle")
    }
  }
}

extension CalendarDate {
  /// The names of months: short, and in full as they follow a day.
  private static let months: [(short: BilingualText, afterDay: BilingualText)] = [
    (BilingualText("Jan", "січ"), BilingualText("January", "січня")),
    (BilingualText("Feb", "лют"), BilingualText("February", "лютого")),
    (BilingualText("Mar", "бер"), BilingualText("March", "березня")),
    (BilingualText("Apr", "кві"), BilingualText("April", "квітня")),
    (BilingualText("May", "тра"), BilingualText("May", "травня")),
    (BilingualText("Jun", "чер"), BilingualText("June", "червня")),
    (BilingualText("Jul", "лип"), BilingualText("July", "липня")),
    (BilingualText("Aug", "сер"), BilingualText("August", "серпня")),
    (BilingualText("Sep", "вер"), BilingualText("September", "вересня")),
    (BilingualText("Oct", "жов"), BilingualText("October", "жовтня")),
    (BilingualText("Nov", "лис"), BilingualText("November", "листопада")),
    (BilingualText("Dec", "гру"), BilingualText("December", "грудня")),
  ]

  /// Returns the name of the month in three letters.
  func monthName(in language: Language) -> String { language.say(Self.months[month - 1].short) }

  /// Returns `30 March`, `30 березня`.
  func dayAndMonth(in language: Language) -> String {
    "\(day) " + language.say(Self.months[month - 1].afterDay)
  }

  /// Returns the day as short as axes need it: `30 Mar`, `30.03`.
  func tickLabel(in language: Language) -> String {
    language.say("\(day) \(monthName(in: .english))", String(language.date(self).prefix(5)))
  }
}
