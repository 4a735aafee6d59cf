import FrontLine
import Proximity

/// The statement of a route: its length, and its part in the territory or its distance from the front in the last
/// snapshot.
struct RouteStatement: Statement {
  let target: TargetDescription
  /// The length; nil if no way was found.
  let meters: Double?
  let detour: RouteResult.Detour?
  let last: RouteResult.Entry?

  func sentence(with provenance: Provenance, _ words: SentenceWords) -> String {
    let day = words.language.date(last?.file.date ?? provenance.files.last?.date)
    guard let meters, let last else {
      let isConnected = (detour?.unrestrictedMeters ?? .infinity) < .infinity
      let figure = words.noWay(
        target, clearanceKilometers: isConnected ? detour?.clearanceKilometers ?? 0 : nil)
      return provenance.ofLastMap.sentence(words, dates: day, several: false, figure: figure)
    }
    let held = provenance.territory.statuses
    let inside = last.report.stretches.filter { $0.status.map { held.contains($0) } ?? false }
    let figure = words.route(
      target, meters: meters, ends: detour.map { ($0.startMetersOff, $0.goalMetersOff) },
      inside: inside.isEmpty ? nil : inside.reduce(0) { $0 + $1.meters },
      nearest: last.report.nearest)
    return provenance.ofLastMap.sentence(words, dates: day, several: false, figure: figure)
  }
}
