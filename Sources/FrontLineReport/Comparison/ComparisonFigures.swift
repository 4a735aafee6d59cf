import FrontLine
public import FrontLineAnalysis

/// The figures of one comparison, without its borders.
public struct ComparisonFigures: Sendable {
  public var a: Provenance.File
  public var b: Provenance.File
  public var aSquareKilometers: Double
  public var bSquareKilometers: Double
  public var agreedSquareKilometers: Double
  public var onlyASquareKilometers: Double
  public var onlyBSquareKilometers: Double
  /// What each says of the land that only one has; empty where it was not asked for.
  public var disagreements: [Disagreement]

  public init(
    a: Provenance.File, b: Provenance.File, _ comparison: LandComparison, disagreements: [Disagreement] = []
  ) {
    self.a = a
    self.b = b
    aSquareKilometers = comparison.aSquareKilometers
    bSquareKilometers = comparison.bSquareKilometers
    agreedSquareKilometers = comparison.agreedSquareKilometers
    onlyASquareKilometers = comparison.onlyASquareKilometers
    onlyBSquareKilometers = comparison.onlyBSquareKilometers
    self.disagreements = disagreements
  }

  /// What only one of them has, together.
  var disputedSquareKilometers: Double { onlyASquareKilometers + onlyBSquareKilometers }
}

extension SentenceWords {
  /// `agreed 114,052 km², only in A (deepstate) 19 km², only in B (deepstate-union) 0.03 km²`.
  func comparison(_ figures: ComparisonFigures) -> String {
    let texts = areas([
      figures.agreedSquareKilometers, figures.onlyASquareKilometers, figures.onlyBSquareKilometers,
    ])
    func side(_ file: Provenance.File) -> String {
      var meaning = dateMeaning([file.source.profile.dateMeaning], several: false)
      // In brackets already: " (file date)" becomes ", file date".
      if meaning.hasPrefix(" (") { meaning = ", " + meaning.dropFirst(2).dropLast() }
      return "\(file.source), \(language.date(file.date))\(meaning)"
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
