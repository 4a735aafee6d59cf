import FrontLine
import FrontLineKit
import Measurement

/// The words of the charts of a series.
struct SeriesChartWords: ResultDocument {
  let result: SeriesResult
  let style: DocumentStyle

  var step: SeriesJob.Step { result.every }

  // MARK: Titles

  func title(_ kind: SeriesChart) -> String {
    let isOfRussianForces = Chart.isOfRussianForces(provenance)
    guard kind != .area else {
      return isOfRussianForces
        ? language.say("Land held by Russian forces", "Землі під контролем російських військ")
        : language.say("Land that is counted", "Площа врахованої території")
    }
    let per =
      switch step {
      case .snapshot, .day: language.say("per day", "за днями")
      case .week: language.say("per week", "за тижнями")
      case .month: language.say("per month", "за місяцями")
      }
    let parts = kind == .regions ? language.say("\(per) and region", "\(per) та регіонами") : per
    return isOfRussianForces
      ? language.say(
        "Land gained and lost by Russian forces, \(parts)",
        "Землі, які захопили та втратили російські війська, \(parts)")
      : language.say("Land gained and lost, \(parts)", "Приріст і зменшення території, \(parts)")
  }

  var unit: String {
    switch step {
    case .snapshot, .day: language.say("km² a day", "км² на день")
    case .week: language.say("km² a week", "км² на тиждень")
    case .month: language.say("km² a month", "км² на місяць")
    }
  }

  func subtitle(_ kind: SeriesChart) -> String {
    let unit = kind == .area ? language.say(.squareKilometers) : unit
    let (first, last) = days
    return first == last
      ? "\(unit), \(language.date(last))" : "\(unit), \(language.dates(from: first, to: last))"
  }

  private var days: (first: CalendarDate?, last: CalendarDate?) {
    switch result.rows {
    case .steps(let steps, _): (steps.first.map { $0.previousDate ?? $0.date }, steps.last?.date)
    case .periods(let periods, _, _): (periods.first?.firstDate, periods.last?.lastDate)
    }
  }

  // MARK: Key

  var netAndFigures: String { language.say("net, and the figures", "чиста зміна, вона ж числами") }

  var nameOfMeans: String {
    let days = CountedNoun.day.counted(result.rollingDays ?? 0, in: language)
    return language.say("net a day, mean of \(days)", "чиста зміна на день, середнє за \(days)")
  }

  var titleOfMeans: String {
    let days = CountedNoun.day.counted(result.rollingDays ?? 0, in: language)
    return language.say("km² a day, net, mean of \(days)", "км² на день, чиста зміна, середнє за \(days)")
  }

  var published: String {
    let names = Set(provenance.files.compactMap(\.source.profile.publisher)).sorted().joined(separator: ", ")
    return language.say("gained, as \(names) published", "приріст за даними \(names)")
  }

  var areaInKey: String { language.say("area", "площа") }

  // MARK: Notes

  var tooFewMaps: String {
    language.say(
      "No change to show: fewer than two maps.", "Змін не показано: менше ніж дві карти.")
  }

  var noChange: String {
    language.say("Nothing was gained or lost.", "Нічого не захоплено й не втрачено.")
  }

  var scaleWithoutZero: String {
    language.say("The scale does not begin at 0.", "Шкала починається не з нуля.")
  }

  /// Returns a note on each period that is hatched; their names where they are many, and their number where they are
  /// more than a reader would look at.
  func parts(_ periods: [PeriodFigures]) -> [String] {
    let parts = periods.filter { $0.isPart && $0.change != nil }
    guard parts.count > 3 else {
      return parts.map { "\(name(of: $0, in: periods)): \($0.gaps(in: language) ?? "")" }
    }
    let names = parts.map { name(of: $0, in: periods) }.joined(separator: ", ")
    guard parts.count <= 12 else {
      return [
        language.say(
          "Hatched are \(parts.count) of \(periods.count), without maps of the whole period.",
          "Заштриховано \(parts.count) з \(periods.count): немає карт за весь період.")
      ]
    }
    return [
      language.say(
        "Without maps of the whole period: \(names).", "Без карт за весь період: \(names).")
    ]
  }

  /// Returns the name of a period, with the source where two meet in it.
  private func name(of period: PeriodFigures, in periods: [PeriodFigures]) -> String {
    guard let source = period.source, periods.count(where: { $0.name == period.name }) > 1 else {
      return period.name
    }
    return "\(period.name) (\(source.name))"
  }

  /// Returns the note on the regions that have no panel.
  func others(_ regions: [BarPanel]) -> String {
    let (gained, lost) = (regions.reduce(0) { $0 + $1.gained }, regions.reduce(0) { $0 + $1.lost })
    let (plus, minus) = (
      language.squareKilometers(gained, decimals: 1), language.squareKilometers(lost, decimals: 1)
    )
    return language.say(
      "Not shown are \(regions.count) that changed less: together gained \(plus), lost \(minus).",
      "Не показано тих, що змінилися менше (\(regions.count)): разом приріст \(plus), зменшення \(minus).")
  }

  // MARK: Figures

  func figure(_ net: Double) -> String {
    language.signedNumber(net, decimals: net.magnitude < 9.95 ? 1 : 0)
  }

  /// Returns the sums of a region's bars: `+812 −3.1 km²`.
  func sums(_ region: BarPanel) -> String {
    let (plus, minus) = (figure(region.gained), figure(-region.lost))
    return language.withUnit(region.lost < 0.05 ? plus : "\(plus) \(minus)", "km²", "км²")
  }

  func tip(_ date: CalendarDate, _ squareKilometers: Double) -> String {
    "\(language.date(date)): \(language.squareKilometers(squareKilometers, decimals: 1))"
  }

  /// Returns what a bar says, with the days that it covers where they are several.
  func tip(_ name: String, _ gained: Double, _ lost: Double, days: Int) -> String {
    let several = days > 1 ? " (\(CountedNoun.day.counted(days, in: language)))" : ""
    return tip(name + several, gained, lost)
  }

  /// Returns what a bar of a period says, with what its days leave out or add.
  func tip(of period: PeriodFigures, _ gained: Double, _ lost: Double) -> String {
    tip(period.name, gained, lost) + (period.gaps(in: language).map { "; \($0)" } ?? "")
  }

  private func tip(_ name: String, _ gained: Double, _ lost: Double) -> String {
    let (plus, minus) = (
      language.number(gained, decimals: 2), language.squareKilometers(lost, decimals: 2)
    )
    return language.say(
      "\(name): gained \(plus), lost \(minus)", "\(name): приріст \(plus), зменшення \(minus)")
  }

  /// Returns the point of a rolling mean.
  func point(_ date: CalendarDate, _ mean: RollingMean, isAfterGap: Bool = false) -> Chart.Line.Point {
    let value = mean.netSquareKilometersPerDay
    let number = language.withUnit(language.signedNumber(value, decimals: 2), "km² a day", "км² на день")
    return Chart.Line.Point(
      day: date.dayNumber, value: value, isAfterGap: isAfterGap, tip: "\(language.date(date)): \(number)")
  }
}

extension SeriesJob.Step {
  /// Whether a row is a week or a month.
  var isPeriod: Bool { self == .week || self == .month }
}
