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

/// The statement of a series: gains and losses as sums of days, weeks or months, which it says, and the area at the end.
package struct SeriesStatement: Statement {
  let first: CalendarDate?
  let last: CalendarDate?
  let squareKilometers: Double?
  /// What gains and losses are summed by.
  private let part: SeriesJob.Step
  let gainedSquareKilometers: [Double]
  let lostSquareKilometers: [Double]
  /// Where the series goes from one source to another.
  package var seams: [Seam] = []

  init(_ steps: [SeriesStep]) {
    first = steps.first.map { $0.previousDate ?? $0.date }
    last = steps.last?.date
    squareKilometers = steps.last?.squareKilometers
    part = .day
    gainedSquareKilometers = steps.compactMap { $0.change?.gainedSquareKilometers }
    lostSquareKilometers = steps.compactMap { $0.change?.lostSquareKilometers }
  }

  /// Sums up weeks or months, by default day by day.
  ///
  /// - Parameter part: What the sums are of: land that changes hands twice in a month counts twice by day, and not by
  ///   month.
  package init(_ periods: [PeriodFigures], by part: SeriesJob.Step = .day) {
    self.part = part
    first = periods.first?.firstDate
    last = periods.last?.lastDate
    squareKilometers = periods.last?.squareKilometers
    let isByDay = part.length == nil
    gainedSquareKilometers = periods.compactMap {
      isByDay ? $0.dailyGainedSquareKilometers : $0.change?.gainedSquareKilometers
    }
    lostSquareKilometers = periods.compactMap {
      isByDay ? $0.dailyLostSquareKilometers : $0.change?.lostSquareKilometers
    }
  }

  package func sentence(with provenance: Provenance, _ words: SentenceWords) -> String {
    guard let first, let last, let squareKilometers else { return words.emptySeries }
    let area = words.areaAtTheEnd(squareKilometers) + seams.map { "; " + words.seam($0) }.joined()
    guard !gainedSquareKilometers.isEmpty else {
      return provenance.sentence(
        words, dates: words.language.date(last), several: false,
        figure: "\(area), \(provenance.share(words, ofSquareKilometers: squareKilometers))")
    }
    let gained = gainedSquareKilometers.reduce(0, +)
    let lost = lostSquareKilometers.reduce(0, +)
    return provenance.sentence(
      words, dates: words.language.dates(from: first, to: last),
      figure: "\(words.sums(of: part, gained: gained, lost: lost)), "
        + "\(provenance.share(words, ofSquareKilometers: gained - lost)); \(area)")
  }
}
