import FrontLine
import GeoJSON
import Measurement

/// Tells when more than a limit was gained or lost in some days: by the sum over the maps of these days, on the first
/// map on which it is more.
final class AreaWatcher: MapWatcher {
  private let rules: WatchRules
  private let rule: WatchRule
  private let limit: Double
  private let days: Int
  private let side: WatchRule.Side
  private let measurer: SeriesMeasurer?
  private let regions: [Watched]
  /// The steps of the last days, with the figures of each region.
  private var steps: [(date: CalendarDate, figures: [ChangeFigures])] = []
  private var wasMore: [Bool] = []

  /// A region that is looked at, by its index among those of the file; nil: the whole map.
  private struct Watched {
    var index: Int?
    var name: BilingualText?
  }

  var windowDays: Int { days }

  init(
    _ rules: WatchRules, _ rule: WatchRule, _ limit: Double, _ days: Int, _ side: WatchRule.Side,
    _ choice: WatchRule.RegionChoice?, source: Source, _ execution: Execution,
    _ diagnostics: inout Diagnostics
  ) throws {
    (self.rules, self.rule, self.limit, self.days, self.side) = (rules, rule, limit, days, side)
    guard let choice,
      let loaded = try LoadedRegions(RegionsInput(path: choice.path), earth: .wgs84, execution)
    else {
      (measurer, regions) = (nil, [Watched()])
      return
    }
    diagnostics.add(loaded.diagnostics)
    measurer = try SeriesMeasurer(earth: .wgs84, territory: rules.territory, regions: loaded.measured)
    let all = loaded.map.regions.enumerated().map { index, region in
      Watched(index: index, name: region.title)
    }
    regions = all.filter { watched in
      guard let name = choice.name else { return true }
      return watched.name?.english == name || watched.name?.ukrainian == name
    }
    if regions.isEmpty {
      let names = all.compactMap(\.name?.english).sorted().prefix(8).map { printable($0) }
      throw InputError(
        .badData, path: choice.path,
        message: "no region is called \"\(printable(choice.name ?? ""))\"",
        advice: "name one of \(Wording(names.joined(separator: ", ")))\(all.count > 8 ? ", …" : "")")
    }
  }

  func look(at map: WatchedLand, after before: WatchedLand?) throws -> [WatchEvent] {
    let step = try measurer?.step(to: map.snapshot).step
    guard let before, let change = map.change else { return [] }
    steps.append(
      (
        map.entry.date,
        regions.map { region in
          region.index.flatMap { step?.restricted(toRegion: $0).change }
            ?? (region.index == nil ? change : .zero)
        }
      ))
    let earliest = map.entry.date.adding(days: -days)
    steps.removeAll { $0.date <= earliest }
    let wasMoreBefore = wasMore.isEmpty ? regions.map { _ in false } : wasMore
    var events: [WatchEvent] = []
    let sums = regions.indices.map(sum)
    wasMore = sums.map { isMore($0.gained, $0.lost) }
    let sentence = map.sentence(after: before)
    for index in regions.indices where wasMore[index] && (days == 1 || !wasMoreBefore[index]) {
      let (gained, lost) = sums[index]
      let name = regions[index].name
      events.append(
        WatchEvent(
          rules, rule, subject: name ?? BilingualText(english: map.sourceName, ukrainian: map.sourceName),
          date: map.entry.date, previousDate: before.entry.date, source: map.entry.source.name,
          figures: [
            "limit_km2": .number(limit), "days": .integer(Int64(days)), "gained_km2": .number(gained),
            "lost_km2": .number(lost),
          ], isRedrawn: sentence.isRedrawn,
          sentence: sentence.area(name, gained: gained, lost: lost, days: days, limit: limit),
          maps: [before.map, map.map], ofMap: map.key))
    }
    return events
  }

  private func sum(_ region: Int) -> (gained: Double, lost: Double) {
    steps.reduce((0, 0)) { sum, step in
      let figures = step.figures[region]
      return (sum.0 + figures.gainedSquareKilometers, sum.1 + figures.lostSquareKilometers)
    }
  }

  private func isMore(_ gained: Double, _ lost: Double) -> Bool {
    switch side {
    case .gained: gained > limit
    case .lost: lost > limit
    case .either: gained > limit || lost > limit
    }
  }
}
