import FrontLine
import FrontLineAnalysis

extension Provenance {
  /// The words of the sentence in its language.
  var words: SentenceWords { SentenceWords(language: language) }

  /// The line fit for print: who says so, of when, the figure, on which earth, what is counted.
  ///
  /// - Parameter several: Whether `dates` holds more than one date.
  func sentence(dates: String, several: Bool = true, figure: String) -> String {
    var parts = ["\(sourceTitle), \(dates)\(dateMeaning(several: several)): \(figure)", words.earth(earth)]
    parts.append(words.counted(territory))
    parts += Set(sources.compactMap(\.profile.omission)).map(words.say).sorted()
    parts.append(words.asPublished)
    return parts.joined(separator: "; ") + "."
  }

  /// `0.40 % of Ukraine (603,628 km²)`.
  func share(ofSquareKilometers area: Double) -> String {
    words.share(denominator.percent(ofSquareKilometers: area), of: denominator)
  }

  /// Who says so: of several sources all, since the maps of each draw something else.
  private var sourceTitle: String {
    if isIllustration { return words.illustration }
    return words.sources(sources)
  }

  private func dateMeaning(several: Bool) -> String {
    if isIllustration { return "" }
    return words.dateMeaning(Set(sources.map(\.profile.dateMeaning)), several: several)
  }
}
