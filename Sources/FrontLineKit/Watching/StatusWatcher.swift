import FrontLine
import GeoJSON
import Measurement
import Proximity

/// Tells when a settlement has another status than on the map before.
final class StatusWatcher: MapWatcher {
  private let rules: WatchRules
  private let rule: WatchRule
  private let surveyor: Surveyor
  private let gazetteer: Gazetteer

  init(
    _ rules: WatchRules, _ rule: WatchRule, _ places: String?, _ surveyor: Surveyor,
    _ diagnostics: inout Diagnostics
  ) throws {
    (self.rules, self.rule, self.surveyor) = (rules, rule, surveyor)
    gazetteer = try PlacesInput.gazetteer(places.map { PlacesInput(path: $0) }, &diagnostics)
  }

  func look(at map: WatchedLand, after before: WatchedLand?) -> [WatchEvent] {
    guard let before, let early = before.statuses, let late = map.statuses else { return [] }
    let sentence = map.sentence(after: before)
    return surveyor.settlements(of: gazetteer.places, changedFrom: early, to: late).map { change in
      let place = change.place
      let name = BilingualText(
        english: place.qualifiedName, ukrainian: place.distinctNameUk ?? place.qualifiedName)
      return WatchEvent(
        rules, rule, subject: name, date: map.entry.date, previousDate: before.entry.date,
        source: map.entry.source.name,
        figures: [
          "from": .string(change.from?.rawValue ?? "free"), "to": .string(change.to?.rawValue ?? "free"),
          "doubtful": .bool(change.isDoubtful),
          "uncertainty_m": place.uncertaintyMeters.map { .number($0) } ?? .null,
        ], coordinate: place.coordinate, isRedrawn: sentence.isRedrawn,
        sentence: sentence.status(name, from: change.from, to: change.to, isDoubtful: change.isDoubtful),
        maps: [before.map, map.map], ofMap: map.key)
    }
  }
}
