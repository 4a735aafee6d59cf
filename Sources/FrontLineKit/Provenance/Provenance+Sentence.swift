import FrontLine
import Measurement

/// What a result says in one line: its figures, of what days, in whatever language.
///
/// Each result has one of its own; ``Provenance/sentence(in:)`` puts around it who says so, and on which earth.
package protocol Statement: Sendable {
  func sentence(with provenance: Provenance, _ words: SentenceWords) -> String
}

extension Provenance {
  /// Who says so, of when, the figure, on which earth, what is counted.
  ///
  /// - Parameters:
  ///   - several: Whether `dates` holds more than one date.
  ///   - isLength: Whether the figure is a length, which is one of the ellipsoid on every earth that areas lie on.
  func sentence(
    _ words: SentenceWords, dates: String, several: Bool = true, figure: String, isLength: Bool = false
  ) -> String {
    let meaning =
      isIllustration ? "" : words.dateMeaning(Set(sources.map(\.profile.dateMeaning)), several: several)
    let title = isIllustration ? words.illustration : words.sources(sources)
    let earth =
      switch earth.line {
      case .straightInSine, .straightInProjection: isLength ? .wgs84 : earth
      case .geodesic, .straightOnMap: earth
      }
    var parts = ["\(title), \(dates)\(meaning): \(figure)", words.earth(earth)]
    parts.append(words.counted(territory))
    parts += Set(sources.compactMap(\.profile.omission)).map(words.say).sorted()
    parts.append(words.asPublished)
    return parts.joined(separator: "; ") + "."
  }

  /// `0.40 % of Ukraine (603,628 km²)`.
  func share(_ words: SentenceWords, ofSquareKilometers area: Double) -> String {
    words.share(denominator.percent(ofSquareKilometers: area), of: denominator)
  }
}
