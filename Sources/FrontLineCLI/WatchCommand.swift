import ArgumentParser
import FrontLine
import FrontLineArchive
import FrontLineFeeds
import FrontLineKit
import FrontLineReport
import GeoJSON

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Report each event that a rule describes, once, as maps are added to an archive.",
    discussion: """
      A file of rules says which events to report: that the front comes within some kilometres of places or roads, that \
      a settlement changes its status, that gains or losses exceed a limit within some days, that a source redraws its \
      border where no land changed hands, falls silent, or differs from another:

        {"schema": "frontline.rules/1", "name": "mine", "rules": [
          {"name": "towns", "when": "near", "to": ["Pokrovsk"], "km": [10, 5]},
          {"name": "places", "when": "status"},
          {"name": "a big day", "when": "area", "km2": 40, "side": "gained"},
          {"name": "drawn anew", "when": "redrawn", "share": 0.1},
          {"name": "silent", "when": "silent", "days": 3},
          {"name": "apart", "when": "parted", "km2": 500,
           "sources": ["deepstate", "isw"]}]}

      near and status also take "places", a file; area takes "days", "regions" and "region"; each rule "source", and \
      the set "territory" and "gap".

      Each map is compared with the one before of the same source. The archive keeps what was reported, so every event is \
      reported once, however often the program restarts. The first run begins at the last map, or at --since. --replay \
      lists the events of all maps, and changes nothing.

      Exit status: 0 if there was nothing to report, 3 if there was; 74 if a receiver did not take an event.

      Examples:
        frontline watch rules.json --archive front.gpkg --replay --since 2025-08-01
        frontline watch rules.json --archive front.gpkg --once --atom events.xml
        frontline watch rules.json --archive front.gpkg --every 3h --maps pictures
      """)

  @Argument(help: "The file of rules.", completion: .file(extensions: ["json"]))
  var rules: String

  @Option(
    help: ArgumentHelp("The archive.", valueName: "FILE.gpkg"), completion: .file(extensions: ["gpkg"]))
  var archive: String

  @Flag(help: "Tell what would have been told of all maps, and change nothing.")
  var replay = false

  @Flag(help: "Look once, and end. (the default)")
  var once = false

  @Option(
    help: ArgumentHelp(
      "Stay, and look again after so long: 1h or more, such as 90m, 3h, 1d. (default: once)",
      valueName: "TIME"))
  var every: Interval?

  @Option(name: .shortAndLong, help: "How events are printed: table, or json, one on each line.")
  var format = Format.table

  @Option(
    help: ArgumentHelp("Write the last 200 events as an Atom feed.", valueName: "FILE"), completion: .file())
  var atom: String?

  @Option(
    help: ArgumentHelp(
      "POST each event to a receiver until it is taken, with its id in Idempotency-Key.", valueName: "URL"))
  var webhook: String?

  @Option(
    help: ArgumentHelp("Draw a map of each event into a folder.", valueName: "DIR"), completion: .directory)
  var maps: String?

  @Option(help: "The language of the sentences: en or uk.")
  var language = Language.english

  @OptionGroup var jobs: JobsOption

  @OptionGroup(title: "Range") var range: DateRangeOptions
  @OptionGroup(title: "Output") var messages: MessageOptions
  @OptionGroup(title: "Output") var progress: ProgressOption

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, json }

  func validate() throws {
    if [replay, once, every != nil].filter({ $0 }).count > 1 {
      throw ValidationError("--replay, --once and --every each say how long to watch: give one of them")
    }
    if replay, atom != nil || webhook != nil {
      throw ValidationError(
        "--replay tells what would have been told: --atom and --webhook are for what is told")
    }
    if range.until != nil, !replay {
      throw ValidationError("--until is for --replay: what comes later can't be left out")
    }
    do {
      try webhook.map { try EventDelivery(address: $0).validate() }
    } catch let error as JobError {
      throw ValidationError(error)
    }
  }

  func run() async throws {
    let rules = try WatchRules(path: self.rules)
    if let maps { try FilledFolder.make(maps) }
    if replay {
      let result = try job(rules).replay(execution)
      messages.report(result.diagnostics)
      try await tell(result.events.map { $0.noted(rules) }, rules)
      throw ExitCode(result.events.isEmpty ? 0 : ExitStatus.eventsTold)
    }
    guard let every else { throw ExitCode(try await look(rules)) }
    var isFirst = true
    while true {
      do {
        _ = try await look(rules)
      } catch {
        // The next turn tries again, unless what is asked for can't be had from the beginning.
        let failure = Failure(error)
        guard
          failure.status == ExitStatus.inputOutput || !isFirst && failure.status == ExitStatus.cannotOpenInput
        else {
          throw error
        }
        printError("frontline: \(failure.message)")
      }
      isFirst = false
      sleep(UInt32(every.seconds))
    }
  }

  private func job(_ rules: WatchRules) throws -> WatchJob {
    WatchJob(rules: rules, archive: archive, range: range.range, now: try Instant.noted())
  }

  private var execution: Execution {
    Execution(threads: jobs.count, progress: progress.bar(quiet: messages.quiet))
  }

  /// Looks at what is new, and tells it. Returns the exit status.
  private func look(_ rules: WatchRules) async throws -> Int32 {
    let result = try job(rules).run(execution)
    messages.report(result.diagnostics)
    if result.isFirst, range.since == nil {
      messages.report(
        notice:
          "\(displayName(ofPath: archive)): \(printable(rules.name)) starts at the last map; give --since DAY for an earlier start"
      )
    } else if !result.isFirst, range.since != nil {
      messages.report(
        notice:
          "\(displayName(ofPath: archive)): \(printable(rules.name)) continues after the last map that it examined, so --since changes nothing; --replay lists the events of earlier days"
      )
    }
    let ledger = try WatchLedger(path: archive, tool: Tool.name)
    // Also what an earlier run noted and did not come to tell.
    let events = try ledger.pending(.told, of: rules.name)
    try await tell(events, rules)
    if let atom {
      let feed = AtomFeed(try ledger.last(200, of: rules.name), title: "frontline: \(rules.name)")
      try OutputFile(path: atom, overwrite: true).write(Array(feed.text.utf8))
    }
    try ledger.confirm(.told, events.map(\.id), now: Instant.noted())
    if let webhook {
      let delivery = EventDelivery(address: webhook, certificatesPath: certificatesPath)
      let outcome = try delivery.deliver(from: ledger, of: rules.name) { try Instant.noted() }
      if let (count, reason) = outcome.failure {
        throw Failure(
          message:
            "\(delivery.shown): \(count) events could not be delivered (\(reason)): they are kept, and the next run tries again",
          status: ExitStatus.inputOutput)
      }
    }
    return events.isEmpty ? 0 : ExitStatus.eventsTold
  }

  private func tell(_ events: [NotedEvent], _ rules: WatchRules) async throws {
    let lines = EventLines(events, language: language)
    try Output.write(Array((format == .table ? lines.text : lines.json).utf8), to: nil, overwrite: false)
    guard let maps else { return }
    for event in events {
      guard let picture = EventPicture(event, archive: archive, territory: rules.territory) else { continue }
      try await picture.write(into: maps, language: language)
    }
  }
}

/// A time between two looks, at least an hour: nobody publishes maps more often.
struct Interval: ExpressibleByArgument {
  let seconds: Int

  init?(argument: String) {
    guard let match = argument.wholeMatch(of: /([0-9]{1,4})([mhd])/), let number = Int(match.output.1) else {
      return nil
    }
    let unit = ["m": 60, "h": 3600, "d": 86_400][String(match.output.2)] ?? 0
    seconds = number * unit
    if seconds < 3600 { return nil }
  }
}
