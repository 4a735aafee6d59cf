import FrontLine
import Proximity

/// About the last snapshot, and where there are several the first; of features how many the front has reached, and how
/// near it is to the next.
struct DistanceStatement: Statement {
  let target: TargetDescription
  let features: [DistanceResult.Feature]
  /// One for each snapshot; with features one for each snapshot and feature.
  let entries: [DistanceResult.Entry]

  func sentence(with provenance: Provenance, _ words: SentenceWords) -> String {
    guard let first = entries.first, let last = entries.last else { return "" }
    let language = words.language
    if !features.isEmpty { return featuresSentence(last, provenance, words) }
    if entries.count == 1 {
      return provenance.sentence(
        words, dates: language.date(last.file.date), several: false,
        figure: words.distance(last.proximity, to: target))
    }
    return provenance.sentence(
      words, dates: language.dates(from: first.file.date, to: last.file.date),
      figure: words.distances(
        (first.file.date, first.proximity), (last.file.date, last.proximity), to: target))
  }

  private func featuresSentence(
    _ last: DistanceResult.Entry, _ provenance: Provenance, _ words: SentenceWords
  ) -> String {
    let latest = zip(features, entries.suffix(features.count).map(\.proximity))
    let nearest = latest.filter { !$1.isInside }.min { $0.1.meters < $1.1.meters }
    var figure = words.reached(latest.count { $1.isInside }, of: features.count, in: target)
    if let (feature, proximity) = nearest {
      let known = TargetDescription(
        name: feature.name, kind: .file, shape: feature.shape, uncertaintyMeters: feature.uncertaintyMeters)
      figure += words.nearestOfTheOthers(known, proximity)
    }
    return provenance.sentence(
      words, dates: words.language.date(last.file.date), several: false, figure: figure)
  }
}
