import FrontLine
import FrontLineArchive
import GeoJSON
import Measurement
import Proximity

/// Walks through the maps of one source in the order of time, and asks the watchers of the rules about each.
final class MapWalk {
  private let rules: WatchRules
  private let source: Source
  private let archive: SnapshotArchive
  private let execution: Execution
  private let own: [WatchRule]
  private let reader: SnapshotReader
  private let surveyor: Surveyor
  private let closer: GapCloser
  private var watchers: [any MapWatcher] = []
  private(set) var diagnostics = Diagnostics()
  private let needsStatuses: Bool
  private let needsFront: Bool

  /// Throws where a file that a rule names can't be used.
  init(
    _ rules: WatchRules, _ own: [WatchRule], source: Source, archive: SnapshotArchive, _ execution: Execution
  ) throws {
    self.rules = rules
    self.own = own
    self.source = source
    self.archive = archive
    self.execution = execution
    reader = try SnapshotReader(options: .init())
    surveyor = try Surveyor()
    closer = GapCloser(limitMeters: rules.gapMeters)
    needsStatuses = own.contains { if case .status = $0.condition { true } else { false } }
    needsFront = own.contains { if case .near = $0.condition { true } else { false } }
    for rule in own {
      do {
        try watch(rule, &diagnostics)
      } catch {
        // What a rule names is a part of its file, in which it is to be mended.
        let fault = JobError(error)
        throw JobError(
          .badData,
          "\(Wording(printable(rules.name))): the rule \(Wording(printable(rule.name))): \(fault.message)")
      }
    }
  }

  private func watch(_ rule: WatchRule, _ diagnostics: inout Diagnostics) throws {
    switch rule.condition {
    case .near(let targets, let kilometers):
      watchers.append(
        try NearWatcher(rules, rule, targets, kilometers, threads: execution.threads, &diagnostics))
    case .status(let places):
      watchers.append(try StatusWatcher(rules, rule, places, surveyor, &diagnostics))
    case .area(let limit, let days, let side, let region):
      watchers.append(
        try AreaWatcher(rules, rule, limit, days, side, region, source: source, execution, &diagnostics))
    case .redrawn(let share): watchers.append(RedrawnWatcher(rules, rule, share))
    case .silent(let days): watchers.append(SilenceWatcher(rules, rule, days))
    case .parted: break
    }
  }

  /// The most days over which a rule sums.
  var windowDays: Int { watchers.map(\.windowDays).max() ?? 0 }

  func events(_ entries: [ArchiveEntry], _ turns: WatchTurns) throws -> [WatchEvent] {
    var events: [WatchEvent] = []
    var before: WatchedLand?
    for index in turns.walked {
      let land = try look(at: entries[index], after: before)
      for watcher in watchers {
        let found = try watcher.look(at: land, after: before)
        if turns.isTold(index) { events += found }
      }
      before = land
      execution.progress?.advance()
    }
    return events
  }

  private func look(at entry: ArchiveEntry, after before: WatchedLand?) throws -> WatchedLand {
    let path = archive.name(of: entry)
    let input = SnapshotInput(path: path, origin: .archived(entry, archive))
    let snapshot = try input.read(with: reader, digest: false).snapshot
    let survey = try surveyor.survey(snapshot)
    let land = try survey.land(of: rules.territory)
    var found = WatchedLand(
      entry: entry, map: WatchEvent.Map(entry, path: path), snapshot: snapshot, land: land,
      sourceName: source.profile.displayName ?? source.name)
    if needsFront { found.front = try closer.close(land, path: path).land }
    if needsStatuses { found.statuses = try survey.statusLands() }
    found.change = try before.map { ChangeFigures(try surveyor.change(from: $0.land, to: land)) }
    return found
  }

  /// Returns the silences up to now, if the source is silent.
  func silences(after last: ArchiveEntry?, now: Instant, isReplay: Bool) -> [WatchEvent] {
    guard let last, !isReplay else { return [] }
    return watchers.compactMap { watcher in
      (watcher as? SilenceWatcher)?.silence(
        after: WatchEvent.Map(last, path: archive.name(of: last)), until: now.date,
        name: source.profile.displayName ?? source.name, source: source.name)
    }
  }
}

/// A map as watchers look at it.
struct WatchedLand {
  let entry: ArchiveEntry
  let map: WatchEvent.Map
  let snapshot: Snapshot
  let land: Land
  let sourceName: String
  /// The territory with its gaps closed, where a distance is asked for.
  var front = Land.none
  /// The land of each status, where that is asked for.
  var statuses: StatusLands?
  /// The change since the map before; nil for the first.
  var change: ChangeFigures?

  /// What tells this map from others of its source.
  var key: String { "\(entry.date) \(entry.publishedAt?.description ?? "")" }

  func sentence(after before: WatchedLand) -> WatchSentence {
    WatchSentence(
      source: sourceName, date: entry.date, previousDate: before.entry.date,
      isRedrawn: change?.isRedrawn ?? false)
  }
}

/// Somebody who looks at one map after the other for a rule.
protocol MapWatcher: AnyObject {
  /// Over how many days it sums.
  var windowDays: Int { get }

  /// Returns what is to be told of a map; `before` is nil for the first that is looked at.
  func look(at map: WatchedLand, after before: WatchedLand?) throws -> [WatchEvent]
}

extension MapWatcher {
  var windowDays: Int { 0 }
}
