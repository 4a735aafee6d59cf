public import FrontLine
import FrontLineArchive

/// Finds in the maps of an archive what rules are to be told: each event once.
///
/// A map is compared with the one before of the same source. Up to which map an archive was followed, and what was found,
/// is kept in the archive: whatever the number of restarts, the events are those of a replay.
///
/// ```swift
/// let job = WatchJob(rules: try WatchRules(path: "rules.json"), archive: "front.gpkg", now: now)
/// for event in try job.replay().events { print(event.sentence.english) }
/// ```
public struct WatchJob: Hashable, Sendable {
  /// What is to be told.
  public var rules: WatchRules
  /// The path of the archive.
  public var archive: String
  /// The days of the maps that a replay is about; a first run that is not told from when on begins at the last map.
  public var range: DateRange
  /// The present time, by which a source is silent.
  public var now: Instant

  /// Creates a job.
  public init(rules: WatchRules, archive: String, range: DateRange = .init(), now: Instant) {
    self.rules = rules
    self.archive = archive
    self.range = range
    self.now = now
  }

  /// Finds what the rules would have been told of all maps in the range. Changes nothing.
  ///
  /// Throws where the archive can't be read, a file that a rule names can't be used, or a source can't tell the
  /// territory from other land. Complexity: a day costs its change.
  public func replay(_ execution: Execution = .init()) throws -> WatchResult {
    try range.validate()
    let (events, _, diagnostics) = try WatchRun(self, execution).events(state: nil, isReplay: true)
    return WatchResult(events: events, diagnostics: diagnostics, isFirst: false)
  }

  /// Finds what the rules are told of the maps that were added since the last run, and notes it in the archive.
  ///
  /// Throws as ``replay(_:)`` does, and where the archive can't be written to.
  public func run(_ execution: Execution = .init()) throws -> WatchResult {
    try range.validate()
    let ledger = try WatchLedger(path: archive, tool: Tool.name)
    let state = try ledger.state(of: rules.name)
    let (events, newState, diagnostics) = try WatchRun(self, execution).events(state: state, isReplay: false)
    _ = try ledger.note(events.map { $0.noted(rules) }, state: newState, of: rules.name, now: now)
    return WatchResult(events: events, diagnostics: diagnostics, isFirst: state.isEmpty)
  }
}

/// What rules were told.
public struct WatchResult: Sendable {
  /// In the order of their days.
  public let events: [WatchEvent]
  /// What is to be known.
  public let diagnostics: Diagnostics
  /// Whether the rules are followed for the first time.
  public let isFirst: Bool
}
