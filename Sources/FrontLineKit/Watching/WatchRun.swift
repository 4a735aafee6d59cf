import FrontLine
import FrontLineArchive
import GeoJSON
import Measurement

/// One run of a ``WatchJob`` over an archive.
struct WatchRun {
  private let job: WatchJob
  private let archive: SnapshotArchive
  private let execution: Execution

  init(_ job: WatchJob, _ execution: Execution) throws {
    self.job = job
    self.execution = execution
    guard let archive = try SnapshotArchive(path: job.archive) else {
      if !fileExists(atPath: job.archive) {
        throw InputError(
          .cannotOpen, path: job.archive, message: "there is no such archive",
          advice: "make it with \(action: .createArchive), or fill it with \(action: .fetch)")
      }
      throw JobError(
        .badData, "\(displayName(ofPath: job.archive)): it is no archive of frontline: name one")
    }
    self.archive = archive
  }

  /// Returns the events, and up to which map each source was followed.
  func events(
    state: [WatchedMap]?, isReplay: Bool
  ) throws -> ([WatchEvent], [WatchedMap], Diagnostics) {
    let current = archive.entries.filter(\.isCurrent)
    var diagnostics = Diagnostics()
    try checkSources(current, &diagnostics)
    var events: [WatchEvent] = []
    var newState: [WatchedMap] = []
    let sources = Set(current.map(\.source)).sorted()
    execution.progress?.begin(total: current.count)
    defer { execution.progress?.end() }
    for source in sources {
      let rules = job.rules.rules.filter { $0.source == nil || $0.source == source.name }.filter {
        if case .parted = $0.condition { false } else { true }
      }
      if rules.isEmpty { continue }
      let entries = current.filter { $0.source == source }
      let walk = try MapWalk(job.rules, rules, source: source, archive: archive, execution)
      let turns = turns(entries, state?.first { $0.source == source.name }, isReplay, days: walk.windowDays)
      events += try walk.events(entries, turns)
      if turns.reachesEnd { events += walk.silences(after: entries.last, now: job.now, isReplay: isReplay) }
      if let last = entries.last { newState.append(WatchedMap(last, source: source.name)) }
      diagnostics.add(walk.diagnostics)
    }
    for rule in job.rules.rules {
      guard case .parted(let limit, let names) = rule.condition else { continue }
      let walk = try PartingWalk(job.rules, rule, names, limit, archive: archive)
      let pairs = PartingWalk.pairs(names, current)
      let key = "\(rule.name): \(names.joined(separator: ", "))"
      let turns = turns(pairs.map(\.0), state?.first { $0.source == key }, isReplay, days: 0)
      events += try walk.events(pairs, turns)
      if let last = pairs.last { newState.append(WatchedMap(last.0, source: key)) }
    }
    let order = Dictionary(
      job.rules.rules.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    events = events.enumerated().sorted { one, other in
      let (a, b) = (one.element, other.element)
      if a.date != b.date { return a.date < b.date }
      let (first, second) = (order[a.rule] ?? 0, order[b.rule] ?? 0)
      return first != second ? first < second : one.offset < other.offset
    }.map(\.element)
    return (events, newState, diagnostics)
  }

  private func checkSources(_ entries: [ArchiveEntry], _ diagnostics: inout Diagnostics) throws {
    let there = Set(entries.map(\.source.name))
    if there.isEmpty {
      diagnostics.add(
        Diagnostic(
          .watched, severity: .notice, path: archive.path, message: "there is no map in it",
          advice: "add some with \(action: .addToArchive), or \(action: .fetch)"))
      return
    }
    for rule in job.rules.rules {
      var named = rule.source.map { [$0] } ?? []
      if case .parted(_, let sources) = rule.condition { named = sources }
      for source in named where !there.contains(source) {
        diagnostics.add(
          Diagnostic(
            .watched, path: archive.path,
            message:
              "the rule \"\(printable(rule.name))\" is about \(printable(source)), of which there is no map in it",
            advice: "it holds \(Wording(there.sorted().joined(separator: ", ")))"))
      }
    }
  }

  /// Says which maps are looked at, and which are told of.
  ///
  /// - Parameter days: how many days before the first that is told of must be looked at as well.
  private func turns(
    _ entries: [ArchiveEntry], _ state: WatchedMap?, _ isReplay: Bool, days: Int
  ) -> WatchTurns {
    var told = 0..<entries.count
    if let state {
      // Maps up to the last one that was looked at are known, whatever has become of that map.
      let known = entries.lastIndex { entry in
        entry.date < state.date
          || (entry.date == state.date
            && (entry.publishedAt?.unixSeconds ?? .min) <= (state.publishedAt?.unixSeconds ?? .min))
      }
      told = min(entries.count, (known ?? -1) + 1)..<entries.count
    } else {
      let since = job.range.since
      if let since {
        told = (entries.firstIndex { $0.date >= since } ?? entries.count)..<entries.count
      } else if !isReplay {
        told = entries.count..<entries.count
      }
    }
    if isReplay, let until = job.range.until {
      let end = entries.lastIndex { $0.date <= until }.map { $0 + 1 } ?? 0
      told = min(told.lowerBound, end)..<end
    }
    var first = max(0, told.lowerBound - 1)
    if first < entries.count {
      // Sums over days end at the map before the first, so they need the days before it.
      let earliest = entries[first].date.adding(days: -days)
      while first > 0, entries[first].date > earliest { first -= 1 }
    }
    return WatchTurns(first: first, told: told, count: entries.count)
  }
}

/// Which maps of a source are looked at: from the first on; and which are told of.
struct WatchTurns {
  let first: Int
  let told: Range<Int>
  let count: Int

  /// The maps that are looked at; none where nothing is told.
  var walked: Range<Int> { told.isEmpty ? 0..<0 : first..<told.upperBound }

  /// Whether the last map is known, so that it can be told whether there should be another.
  var reachesEnd: Bool { told.upperBound == count }

  /// Whether a map is told of: it is new, and there is one before.
  func isTold(_ index: Int) -> Bool { told.contains(index) && index > 0 }
}

extension WatchedMap {
  init(_ entry: ArchiveEntry, source: String) {
    self.init(
      source: source, date: entry.date, publishedAt: entry.publishedAt, contentDigest: entry.contentDigest)
  }
}

extension Diagnostic.Code {
  /// Something is to be said about rules or about the maps that they watch.
  public static let watched = Self("watched")
}
