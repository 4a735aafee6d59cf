import FrontLine

/// `DeepState, 2025-08-12 (file date): 114,553 km², 18.98 % of Ukraine …`: about the last snapshot.
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
