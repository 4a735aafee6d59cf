import FrontLine
import Proximity

/// The statement of a distance: that in the last snapshot and, of several, that in the first.
///
/// Where each feature is measured it says how many the front has reached in the last snapshot, and how near the front
/// is to the nearest of the others.
struct DistanceStatement: Statement {
  let target: TargetDescription
  let features: [DistanceResult.Feature]
  /// The distance in each snapshot; where each feature is measured, one for each feature of each snapshot.
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
