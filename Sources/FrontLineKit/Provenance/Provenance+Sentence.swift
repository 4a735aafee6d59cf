import FrontLine
import Measurement

/// The figures of a result and their days, as a sentence fit for print in any language.
///
/// Each kind of result has a statement. Most statements give their figures to
/// ``Provenance/sentence(_:dates:several:figure:isLength:)``, which adds the source and the earth model.
package protocol Statement: Sendable {
  func sentence(with provenance: Provenance, _ words: SentenceWords) -> String
}

/// A line of counts, which stands without source and earth model: `3 files: 1 error, 2 warnings, 0 notices.`
struct CountStatement: Statement {
  let line: @Sendable (Language) -> String

  func sentence(with provenance: Provenance, _ words: SentenceWords) -> String { line(words.language) }
}

extension Provenance {
  /// Returns a sentence of the source, the dates, the figure, the earth model and what is counted.
  ///
  /// - Parameters:
  ///   - several: Whether `dates` holds more than one date.
  ///   - isLength: Whether the figure is a length. Lengths are measured on the ellipsoid, so the sentence names `wgs84`
  ///     instead of a sphere or a plane.
  func sentence(
    _ words: SentenceWords, dates: String, several: Bool = true, figure: String, isLength: Bool = false
  ) -> String {
    // A map without a date has none that could mean anything.
    let dated = files.filter { $0.date != nil }.map(\.source.profile.dateMeaning)
    let meaning = isIllustration ? "" : words.dateMeaning(Set(dated), several: several)
    let title = isIllustration ? words.illustration : words.sources(namedSources)
    let earth =
      switch earth.line {
      case .straightInSine, .straightInProjection: isLength ? .wgs84 : earth
      case .geodesic, .straightOnMap: earth
      }
    var parts = ["\(title), \(dates)\(meaning): \(figure)", words.earth(earth)]
    parts.append(
      words.counted(territory, sinceYear2014: files.allSatisfy(\.showsLandOccupiedBefore2022)))
    parts += Set(sources.compactMap(\.profile.omission)).map(words.say).sorted()
    parts.append(words.asPublished)
    return parts.joined(separator: "; ") + "."
  }

  /// Returns an area as a share of the denominator: `0.40 % of Ukraine (603,628 km²)`.
  func share(_ words: SentenceWords, ofSquareKilometers area: Double) -> String {
    words.share(denominator.percent(ofSquareKilometers: area), of: denominator)
  }
}
