import ArgumentParser
import FrontLine
import FrontLineFeeds
import FrontLineKit
import GeoJSON

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct FetchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Download the published maps that a folder or an archive does not have yet.",
    discussion: """
      Asks the source for its list, and then, one after the other and at most one a second, for the maps that are \
      missing. Every download is checked: web pages, errors, partial files and anything else that is not a map are \
      rejected and asked for again. A run that is stopped continues where it was. A folder has the records of the \
      downloads (address, time, digest, terms) in .frontline/downloads.jsonl, an archive in its table feed_downloads.

      Sources: deepstate, union (a file a day), union-collection (one file), isw, or FILE.json, which describes one of \
      your own (see the documentation). None of the addresses is official, and they change: --base-url gives another server, \
      --url an address of your own, with {date} for the day. Proxies are those of the environment (https_proxy).

      Exit status: 74 if something could not be downloaded; 0 if --max-requests ended the run.

      Examples:
        frontline fetch deepstate --into maps --since 2025-08-01
        frontline fetch union --into front.gpkg
        frontline fetch isw --into isw --accept-terms
        frontline fetch --url https://x.org/{date} --since 2025-08-01 --into maps
      """)

  @Argument(
    help: "The source: \(Feed.builtIn.map(\.name).joined(separator: ", ")), or FILE.json.",
    completion: .list(Feed.builtIn.map(\.name)))
  var source: String?

  @Option(
    help: ArgumentHelp("The folder, or the archive, which is made if need be.", valueName: "DIR|FILE.gpkg"),
    completion: .file())
  var into: String

  @Flag(help: "Only the newest map.")
  var newest = false

  @Option(
    help: ArgumentHelp(
      "Use another server: its scheme, host and path replace the source's own.", valueName: "URL"))
  var baseURL: String?

  @Option(
    name: .customLong("url"),
    help: ArgumentHelp(
      "An address instead of a source; {date} stands for YYYY-MM-DD, also {yyyymmdd}, {yyyy}, {mm}, {dd}.",
      valueName: "TEMPLATE"))
  var template: String?

  @Option(
    help: ArgumentHelp(
      "The shortest pause between requests, in milliseconds; less than 1000 only for a server on this machine.",
      valueName: "MS"))
  var pace = 1000

  @Option(
    help: ArgumentHelp("The largest number of requests in this run. (default: no limit)", valueName: "N"))
  var maxRequests: Int?

  @Option(help: ArgumentHelp("The longest time that an answer may take, in seconds.", valueName: "SECONDS"))
  var timeout = 600.0

  @Option(
    help: ArgumentHelp(
      "How you can be reached, for the source's log: an e-mail address or a web page.", valueName: "TEXT"))
  var contact: String?

  @Flag(help: "Say that you have the consent, or the licence, that the terms of the source ask for.")
  var acceptTerms = false

  @Flag(
    help: "Also check whether the source changed maps that are held; a change is kept as a revision.")
  var recheck = false

  @Flag(help: "Ask for the list only, and print what would be asked for.")
  var dryRun = false

  @OptionGroup(title: "Range") var range: DateRangeOptions
  @OptionGroup(title: "Output") var messages: MessageOptions
  @OptionGroup(title: "Output") var progress: ProgressOption

  func validate() throws {
    if (source == nil) == (template == nil) {
      throw ValidationError("name a source, or an address with --url")
    }
    if DatabaseAddress(into) != nil {
      throw ValidationError(
        "--into \(displayName(ofPath: into)): fetch keeps maps in a folder or an archive: load that into the database with "
          + "frontline export --to")
    }
    if let source, Feed.named(source) == nil,
      source.contains("://") || !source.lowercased().hasSuffix(".json")
    {
      let names = Feed.builtIn.map(\.name)
      throw ValidationError(
        source.contains("://")
          ? "\(printable(source)) is an address: give it with --url"
          : "there is no source '\(printable(source))'\(suggestion(for: source, in: names)): name one of "
            + "\(names.joined(separator: ", ")), or FILE.json, or give --url")
    }
    if source.map({ Feed.named($0) != nil }) ?? true {
      do {
        try job().validate()
      } catch let error as JobError {
        throw ValidationError(error)
      }
    }
  }

  private func job() throws -> FetchJob {
    var feed: Feed
    if let template {
      feed = try Feed(template: template)
    } else if let source, let known = Feed.named(source) {
      feed = known
    } else {
      feed = try Feed(describedAt: source ?? "")
    }
    if let baseURL { feed = try feed.moved(to: baseURL) }
    return FetchJob(
      feed: feed, into: into, range: range.range, paceMilliseconds: pace, maximumRequests: maxRequests,
      acceptsTerms: acceptTerms, rechecks: recheck, newestOnly: newest, timeoutSeconds: timeout,
      stallSeconds: max(1, Int(min(30, timeout))), contact: contact,
      certificatesPath: certificatesPath, now: getenv("SOURCE_DATE_EPOCH") == nil ? nil : try .noted())
  }

  func run() async throws {
    let job = try job()
    try job.validate()
    if let terms = job.feed.terms {
      messages.report(notice: "\(printable(job.feed.title)): \(printable(terms, limit: 300))")
    }
    if dryRun { return try await plan(job) }
    let bar = ProgressBar.isTerminal && progress.progress ?? !messages.quiet ? FetchBar() : nil
    let result = try await job.run(progress: bar)
    messages.report(result.diagnostics)
    report(result)
    if !result.failures.isEmpty { throw failure(result) }
    if case .told(let why) = result.ending {
      throw Failure(
        message: "\(displayName(ofPath: into)): \(why) (\(result.leftCount) not asked for)",
        status: ExitStatus.inputOutput)
    }
    try messages.finish(result.diagnostics)
  }

  private func plan(_ job: FetchJob) async throws {
    let plan = try await job.plan()
    messages.report(plan.diagnostics)
    let lines = plan.items.map { item in
      "\(item.version)\t\(item.isHeld ? "held" : "missing")\t\(item.addresses.joined(separator: " "))\n"
    }
    try Output.write(Array(lines.joined().utf8), to: nil, overwrite: false)
    messages.report(
      notice:
        "\(plan.items.count) of \(plan.listedCount) listed maps would be downloaded, \(plan.heldCount) are held; nothing was downloaded"
    )
  }

  private func report(_ result: FetchResult) {
    var parts = [
      "\(result.gotVersions.count) downloaded", "\(result.heldCount) already here",
      "\(result.listedCount) listed",
    ]
    if recheck { parts.append("\(result.confirmedCount) unchanged") }
    if result.absentCount > 0 { parts.append("\(result.absentCount) days without a map") }
    if !result.failures.isEmpty { parts.append("\(result.failures.count) could not be downloaded") }
    let faults = result.faults.map { "\($0.count) × \($0.kind)" }.joined(separator: ", ")
    messages.report(
      notice:
        "\(displayName(ofPath: into)): \(parts.joined(separator: ", ")); \(result.requestCount) requests, "
        + "\(FetchBar.size(result.byteCount))"
        + (faults.isEmpty ? "" : "; asked again after faults: \(faults)"))
    if case .requestsSpent(let count) = result.ending {
      messages.report(
        notice:
          "stopped after \(count) requests, as asked: \(result.leftCount) are left: run it again for them")
    }
  }

  private func failure(_ result: FetchResult) -> Failure {
    let shown = result.failures.prefix(3).map { "\(printable($0.version)) (\($0.reason))" }
    let more = result.failures.count > 3 ? ", and \(result.failures.count - 3) more" : ""
    return Failure(
      message:
        "\(displayName(ofPath: into)): \(result.failures.count) of \(result.listedCount) could not be downloaded: "
        + shown.joined(separator: ", ") + more + ": run it again, it asks only for these",
      status: ExitStatus.inputOutput)
  }
}

/// The file of the certificates that are trusted, as the environment names it; nil: those of the system.
var certificatesPath: String? {
  for name in ["CURL_CA_BUNDLE", "SSL_CERT_FILE"] {
    if let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty { return value }
  }
  return nil
}
