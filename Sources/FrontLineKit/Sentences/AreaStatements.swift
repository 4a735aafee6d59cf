import FrontLine
import Measurement

/// The statement of the area of a snapshot: `DeepState, 2025-08-12 (file date): 114,553 km², 18.98 % of Ukraine …`.
///
/// Of several snapshots it is about the last one.
struct AreaStatement: Statement {
  let date: CalendarDate?
  let squareKilometers: Double
  /// The region that the area lies in; nil where it is all there is.
  var region: BilingualText?

  func sentence(with provenance: Provenance, _ words: SentenceWords) -> String {
    provenance.ofLastMap.sentence(
      words, dates: words.language.date(date), several: false,
      figure:
        "\(words.inRegion(region))\(words.area(squareKilometers)), \(provenance.share(words, ofSquareKilometers: squareKilometers))"
    )
  }
}

/// The statement of a change: `DeepState, 2025-01-02 to 2025-08-03 (file dates): gained 2,409 km², …`.
struct ChangeStatement: Statement {
  let before: CalendarDate?
  let after: CalendarDate?
  let gainedSquareKilometers: Double
  let lostSquareKilometers: Double
  let netSquareKilometers: Double
  /// The region that the change lies in; nil where it is all there is.
  var region: BilingualText?

  func sentence(with provenance: Provenance, _ words: SentenceWords) -> String {
    let figure = words.change(
      gained: gainedSquareKilometers, lost: lostSquareKilometers, net: netSquareKilometers)
    return provenance.sentence(
      words, dates: words.language.dates(from: before, to: after),
      figure:
        "\(words.inRegion(region))\(figure), \(provenance.share(words, ofSquareKilometers: netSquareKilometers))"
    )
  }
}

/// What the gains and losses of a series are summed by.
enum SummedPart {
  case day, week, month
  /// From one map to the next, where these are not a day apart.
  case step
}

/// The statement of a series: gains and losses as sums of days, weeks, months or steps between maps, which it says, and
/// the area at the end.
package struct SeriesStatement: Statement {
  let first: CalendarDate?
  let last: CalendarDate?
  let squareKilometers: Double?
  /// What gains and losses are summed by.
  private let part: SummedPart
  let gainedSquareKilometers: [Double]
  let lostSquareKilometers: [Double]
  /// Where the series goes from one source to another.
  package var seams: [Seam] = []

  init(_ steps: [SeriesStep]) {
    first = steps.first.map { $0.previousDate ?? $0.date }
    last = steps.last?.date
    squareKilometers = steps.last?.squareKilometers
    let gaps = steps.compactMap { step in step.previousDate.map { $0.days(to: step.date) } }
    part = gaps.allSatisfy { $0 == 1 } ? .day : .step
    gainedSquareKilometers = steps.compactMap { $0.change?.gainedSquareKilometers }
    lostSquareKilometers = steps.compactMap { $0.change?.lostSquareKilometers }
  }

  /// Sums up weeks or months, each from end to end, as tables and charts show them: land that changes hands twice in a
  /// month counts twice by day, and not by month.
  package init(_ periods: [PeriodFigures], by length: SeriesPeriod.Length) {
    part = length == .week ? .week : .month
    first = periods.first?.firstDate
    last = periods.last?.lastDate
    squareKilometers = periods.last?.squareKilometers
    gainedSquareKilometers = periods.compactMap { $0.change?.gainedSquareKilometers }
    lostSquareKilometers = periods.compactMap { $0.change?.lostSquareKilometers }
  }

  package func sentence(with provenance: Provenance, _ words: SentenceWords) -> String {
    guard let first, let last, let squareKilometers else { return words.emptySeries }
    let area = words.areaAtTheEnd(squareKilometers) + seams.map { "; " + words.seam($0) }.joined()
    guard !gainedSquareKilometers.isEmpty else {
      return provenance.ofLastMap.sentence(
        words, dates: words.language.date(last), several: false,
        figure: "\(area), \(provenance.share(words, ofSquareKilometers: squareKilometers))")
    }
    let gained = gainedSquareKilometers.reduce(0, +)
    let lost = lostSquareKilometers.reduce(0, +)
    return provenance.sentence(
      words, dates: words.language.dates(from: first, to: last),
      figure:
        "\(words.sums(of: part, count: gainedSquareKilometers.count, gained: gained, lost: lost)), "
        + "\(provenance.share(words, ofSquareKilometers: gained - lost)); \(area)")
  }
}
