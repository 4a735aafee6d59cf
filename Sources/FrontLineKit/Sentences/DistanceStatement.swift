import FrontLine
import Proximity

/// The statement of distances: that in the last snapshot and, of several of one source, that in the first, for each target.
///
/// Where each feature is measured it says how many the front has reached in the last snapshot, and how near the front
/// is to the nearest of the others.
struct DistanceStatement: Statement {
  let answers: [DistanceResult.Answer]

  func sentence(with provenance: Provenance, _ words: SentenceWords) -> String {
    let entries = answers.first?.entries ?? []
    guard let first = entries.first, let last = entries.last else { return "" }
    let language = words.language
    // What two sources draw is no movement of the front.
    let isOfOneDay =
      entries.count == 1 || answers.contains { !$0.features.isEmpty }
      || NamedSource(first.file) != NamedSource(last.file)
    return provenance.of(isOfOneDay ? [last.file] : [first.file, last.file]).sentence(
      words,
      dates: isOfOneDay
        ? language.date(last.file.date) : language.dates(from: first.file.date, to: last.file.date),
      several: !isOfOneDay,
      figure: answers.compactMap { figure(of: $0, words, isOfOneDay: isOfOneDay) }.joined(separator: "; "))
  }

  private func figure(
    of answer: DistanceResult.Answer, _ words: SentenceWords, isOfOneDay: Bool
  ) -> String? {
    guard let first = answer.entries.first, let last = answer.entries.last else { return nil }
    if !answer.features.isEmpty { return figure(ofFeatures: answer, words) }
    return isOfOneDay
      ? words.distance(last.proximity, to: answer.target)
      : words.distances(
        (first.file.date, first.proximity), (last.file.date, last.proximity), to: answer.target)
  }

  private func figure(ofFeatures answer: DistanceResult.Answer, _ words: SentenceWords) -> String {
    let (features, entries) = (answer.features, answer.entries)
    let latest = zip(features, entries.suffix(features.count).map(\.proximity))
    let nearest = latest.filter { !$1.isInside }.min { $0.1.meters < $1.1.meters }
    var figure = words.reached(latest.count { $1.isInside }, of: features.count, in: answer.target)
    if let (feature, proximity) = nearest {
      let known = TargetDescription(
        name: feature.name, kind: .file, shape: feature.shape, uncertaintyMeters: feature.uncertaintyMeters)
      figure += words.nearestOfTheOthers(known, proximity)
    }
    return figure
  }
}
