import FrontLine
import Measurement

/// The sentence of a series: sums of days, named so.
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
