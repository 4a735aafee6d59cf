import FrontLine
import GeoJSON

/// Names the maps on which a source drew its border anew where no land changed hands.
final class RedrawnWatcher: MapWatcher {
  private let rules: WatchRules
  private let rule: WatchRule
  private let share: Double

  init(_ rules: WatchRules, _ rule: WatchRule, _ share: Double) {
    (self.rules, self.rule, self.share) = (rules, rule, share)
  }

  func look(at map: WatchedLand, after before: WatchedLand?) -> [WatchEvent] {
    guard let before, let change = map.change, change.isRedrawn else { return [] }
    // An edge that was redrawn counts on both maps.
    let edges = before.land.boundary.edges.count + map.land.boundary.edges.count
    let redrawn = Double(change.redrawnEdgeCount) / Double(max(1, edges))
    guard redrawn > share else { return [] }
    let name = BilingualText(english: map.sourceName, ukrainian: map.sourceName)
    return [
      WatchEvent(
        rules, rule, subject: name, date: map.entry.date, previousDate: before.entry.date,
        source: map.entry.source.name,
        figures: [
          "limit_share": .number(share), "share": .number(redrawn),
          "redrawn_edges": .integer(Int64(change.redrawnEdgeCount)),
          "changed_edges": .integer(Int64(change.changedEdgeCount)),
          "gained_km2": .number(change.gainedSquareKilometers),
          "lost_km2": .number(change.lostSquareKilometers),
        ], isRedrawn: true,
        sentence: map.sentence(after: before).redrawn(
          edges: change.redrawnEdgeCount, share: redrawn, gained: change.gainedSquareKilometers,
          lost: change.lostSquareKilometers), maps: [before.map, map.map], ofMap: map.key)
    ]
  }
}

/// Tells when a source has had no map for some days.
final class SilenceWatcher: MapWatcher {
  private let rules: WatchRules
  private let rule: WatchRule
  private let days: Int

  init(_ rules: WatchRules, _ rule: WatchRule, _ days: Int) {
    (self.rules, self.rule, self.days) = (rules, rule, days)
  }

  func look(at map: WatchedLand, after before: WatchedLand?) -> [WatchEvent] {
    guard let before else { return [] }
    return silence(
      after: before.map, until: map.entry.date, name: map.sourceName, source: map.entry.source.name
    ).map { [$0] } ?? []
  }

  /// Returns the silence after a map; nil where there was none.
  ///
  /// Told while it lasts or when it is over, it is the same event: that of the first day that is too many.
  func silence(after last: WatchEvent.Map, until day: CalendarDate, name: String, source: String)
    -> WatchEvent?
  {
    guard last.date.days(to: day) > days else { return nil }
    let date = last.date.adding(days: days + 1)
    let sentence = WatchSentence(source: name, date: date, previousDate: last.date, isRedrawn: false)
    return WatchEvent(
      rules, rule, subject: BilingualText(english: name, ukrainian: name), date: date,
      previousDate: last.date, source: source,
      figures: ["limit_days": .integer(Int64(days)), "days": .integer(Int64(days + 1))],
      sentence: sentence.silent(longerThan: days), maps: [last], ofMap: last.date.description)
  }
}
