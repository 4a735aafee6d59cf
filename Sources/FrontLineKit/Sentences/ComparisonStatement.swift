import FrontLine
import GeoJSON

/// The statement of a comparison: `DeepState, 2025-07-15: agreed 114,052 km², …`.
///
/// Of several days it is about the last one.
struct ComparisonStatement: Statement {
  /// The figures; nil if no day was compared.
  let figures: ComparisonFigures?

  func sentence(with provenance: Provenance, _ words: SentenceWords) -> String {
    guard let figures else { return words.emptySeries }
    let (a, b) = (figures.a.date, figures.b.date)
    let dates = a == b ? words.language.date(a) : words.language.dates(from: a, to: b)
    return provenance.of([figures.a, figures.b]).sentence(
      words, dates: dates, several: a != b, figure: words.comparison(figures))
  }
}

extension SentenceWords {
  /// `agreed 114,052 km², only in A (deepstate) 19 km², only in B (deepstate-union) 0.03 km²`.
  func comparison(_ figures: ComparisonFigures) -> String {
    let texts = areas([
      figures.agreedSquareKilometers, figures.onlyASquareKilometers, figures.onlyBSquareKilometers,
    ])
    func side(_ file: Provenance.File) -> String {
      var meaning = file.date == nil ? "" : dateMeaning([file.source.profile.dateMeaning], several: false)
      // The side stands in brackets itself, so " (file date)" becomes ", file date".
      if meaning.hasPrefix(" (") { meaning = ", " + meaning.dropFirst(2).dropLast() }
      return
        "\(file.sourceName.map { printable($0) } ?? file.source.name), \(language.date(file.date))\(meaning)"
    }
    switch language {
    case .english:
      return "agreed \(texts[0]), only in A (\(side(figures.a))) \(texts[1]), "
        + "only in B (\(side(figures.b))) \(texts[2])"
    case .ukrainian:
      return "збігається \(texts[0]), лише в A (\(side(figures.a))) \(texts[1]), "
        + "лише в B (\(side(figures.b))) \(texts[2])"
    }
  }
}
