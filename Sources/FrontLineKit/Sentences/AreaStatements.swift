import FrontLine
import Measurement

/// The statement of the area of a snapshot: `DeepState, 2025-08-12 (file date): 114,553 km², 18.98 % of Ukraine …`.
///
/// Of several snapshots it is about the last one.
struct AreaStatement: Statement {
  let date: CalendarDate?
  let squareKilometers: Double

  func sentence(with provenance: Provenance, _ words: SentenceWords) -> String {
    provenance.sentence(
      words, dates: words.language.date(date), several: false,
      figure:
        "\(words.area(squareKilometers)), \(provenance.share(words, ofSquareKilometers: squareKilometers))")
  }
}

/// The statement of a change: `DeepState, 2025-01-02 to 2025-08-03 (file dates): gained 2,409 km², …`.
struct ChangeStatement: Statement {
  let before: CalendarDate?
  let after: CalendarDate?
  let gainedSquareKilometers: Double
  let lostSquareKilometers: Double
  let netSquareKilometers: Double

  func sentence(with provenance: Provenance, _ words: SentenceWords) -> String {
    let figure = words.change(
      gained: gainedSquareKilometers, lost: lostSquareKilometers, net: netSquareKilometers)
    return provenance.sentence(
      words, dates: words.language.dates(from: before, to: after),
      figure: "\(figure), \(provenance.share(words, ofSquareKilometers: netSquareKilometers))")
  }
}

/// The statement of a series: gains and losses as sums of days, which it says, and the area at the end.
struct SeriesStatement: Statement {
  let first: CalendarDate?
  let last: CalendarDate?
  let squareKilometers: Double?
  let dailyGainedSquareKilometers: [Double]
  let dailyLostSquareKilometers: [Double]

  init(_ steps: [SeriesStep]) {
    first = steps.first.map { $0.previousDate ?? $0.date }
    last = steps.last?.date
    squareKilometers = steps.last?.squareKilometers
    dailyGainedSquareKilometers = steps.compactMap { $0.change?.gainedSquareKilometers }
    dailyLostSquareKilometers = steps.compactMap { $0.change?.lostSquareKilometers }
  }

  init(_ periods: [PeriodFigures]) {
    first = periods.first?.firstDate
    last = periods.last?.lastDate
    squareKilometers = periods.last?.squareKilometers
    dailyGainedSquareKilometers = periods.compactMap(\.dailyGainedSquareKilometers)
    dailyLostSquareKilometers = periods.compactMap(\.dailyLostSquareKilometers)
  }

  func sentence(with provenance: Provenance, _ words: SentenceWords) -> String {
    guard let first, let last, let squareKilometers else { return words.emptySeries }
    let area = words.areaAtTheEnd(squareKilometers)
    guard !dailyGainedSquareKilometers.isEmpty else {
      return provenance.sentence(
        words, dates: words.language.date(last), several: false,
        figure: "\(area), \(provenance.share(words, ofSquareKilometers: squareKilometers))")
    }
    let gained = dailyGainedSquareKilometers.reduce(0, +)
    let lost = dailyLostSquareKilometers.reduce(0, +)
    return provenance.sentence(
      words, dates: words.language.dates(from: first, to: last),
      figure: "\(words.sumsOfDays(gained: gained, lost: lost)), "
        + "\(provenance.share(words, ofSquareKilometers: gained - lost)); \(area)")
  }
}
