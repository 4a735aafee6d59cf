import FrontLine

/// `DeepState, 2025-01-02 to 2025-08-03 (file dates): gained 2,409 km², …`.
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
