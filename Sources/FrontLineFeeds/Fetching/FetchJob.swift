import Curl
import FrontLine
public import FrontLineKit

/// Gets the maps of a feed that are not held yet: into a folder, or into an archive.
///
/// One request at a time, at a pace; what comes counts once it was checked; each version is kept once by its name, in
/// order. A job that was ended at any moment goes on where it was.
///
/// ```swift
/// let result = try await FetchJob(feed: .deepState, into: "maps").run()
/// print(result.got.count, result.heldCount)
/// ```
public struct FetchJob: Hashable, Sendable {
  /// The source that maps are got from.
  public var feed: Feed
  /// A folder, which is made where it is not there, or an archive, whose name ends in `.gpkg`.
  public var into: String
  /// The days of the maps.
  public var range: DateRange
  /// Milliseconds from the end of a request to the beginning of the next.
  public var paceMilliseconds: Int
  /// The most requests of a run; nil for as many as need be.
  public var maximumRequests: Int?
  /// Whether the terms of a feed that asks for it are accepted.
  public var acceptsTerms: Bool
  /// Whether versions that are held are asked for again, conditionally: what the source changed is kept as a revision.
  public var rechecks: Bool
  /// Whether only the newest version is got.
  public var newestOnly: Bool
  /// How often something is asked for at most.
  public var attempts: Int
  /// The longest time that an answer may take, in seconds.
  public var timeoutSeconds: Double
  /// After how many seconds almost without a byte an answer is given up.
  public var stallSeconds: Int
  /// The most bytes of an answer.
  public var maximumBytes: Int
  /// How whoever runs the program can be reached: part of the User-Agent.
  public var contact: String?
  /// The file of the certificates that are trusted; nil: those of the system.
  public var certificatesPath: String?
  /// The time that is recorded for each download; nil: that of the clock.
  public var now: Instant?

  /// Creates a job.
  public init(
    feed: Feed, into: String, range: DateRange = .init(), paceMilliseconds: Int = 1000,
    maximumRequests: Int? = nil, acceptsTerms: Bool = false, rechecks: Bool = false, newestOnly: Bool = false,
    attempts: Int = 6, timeoutSeconds: Double = 600, stallSeconds: Int = 30, maximumBytes: Int = 256 << 20,
    contact: String? = nil, certificatesPath: String? = nil, now: Instant? = nil
  ) {
    self.feed = feed
    self.into = into
    self.range = range
    self.paceMilliseconds = paceMilliseconds
    self.maximumRequests = maximumRequests
    self.acceptsTerms = acceptsTerms
    self.rechecks = rechecks
    self.newestOnly = newestOnly
    self.attempts = attempts
    self.timeoutSeconds = timeoutSeconds
    self.stallSeconds = stallSeconds
    self.maximumBytes = maximumBytes
    self.contact = contact
    self.certificatesPath = certificatesPath
    self.now = now
  }

  /// Throws a `JobError` of the kind `request` where the terms are not accepted, the pace is too fast for a server of
  /// others, or the members contradict one another.
  public func validate() throws(JobError) {
    if feed.mustAcceptTerms, !acceptsTerms {
      throw JobError(
        .request,
        "the terms of \(feed.name): \(feed.terms ?? "its makers forbid use without their consent"): if you have this consent, add \(.acceptTerms)"
      )
    }
    if let since = range.since, let until = range.until, until < since {
      throw JobError(.request, "\(.until) \(until) is before \(.since) \(since): swap them")
    }
    if paceMilliseconds < 0 || (paceMilliseconds < 1000 && !feed.isOnThisMachine) {
      throw JobError(
        .request,
        "\(.pace) \(paceMilliseconds): a server of others is asked once in 1000 milliseconds at most")
    }
    if let maximumRequests, maximumRequests < 1 {
      throw JobError(.request, "\(.maxRequests) \(maximumRequests): give 1 or more")
    }
    if attempts < 1 || timeoutSeconds <= 0 || stallSeconds < 1 || maximumBytes < 1 {
      throw JobError(.request, "\(.timeout) and the number of attempts are more than 0")
    }
    if case .days = feed.shape, range.since == nil, !newestOnly {
      throw JobError(.request, "an address with a day is asked from a day on: give \(.since) YYYY-MM-DD")
    }
    if case .file = feed.shape, range != DateRange() {
      throw JobError(
        .request,
        "\(.since) and \(.until) choose among days, and the address has none: write {date} in it, or leave them out"
      )
    }
    if into.isEmpty || into == "-" || into.utf8.contains(0) {
      throw JobError(.request, "\(.into) needs the name of a folder, or of an archive")
    }
  }

  /// Whether maps go into an archive.
  public var isIntoArchive: Bool { into.lowercased().hasSuffix(".gpkg") }

  /// Asks for the list, and returns what would be asked for then; nothing is written.
  public func plan() async throws -> FetchPlan { try await FetchRun(self).plan() }

  /// Gets what is missing.
  ///
  /// Throws a `JobError` where nothing can be got at all: where the list can't be had, the place can't be written to,
  /// or the server refuses. What could not be downloaded of single versions is in the result.
  ///
  /// - Parameter progress: told how far it has come.
  public func run(progress: (any FetchProgress)? = nil) async throws -> FetchResult {
    try await FetchRun(self).run(progress)
  }

  /// The name by which the program introduces itself.
  var userAgent: String {
    let version = Tool.name.replacing(" ", with: "/")
    return "\(version) (keeps published maps for figures; one request at a time"
      + (contact.map { "; contact: \($0.filter { $0.isASCII && !$0.isNewline })" } ?? "") + ")"
  }
}

extension Feed {
  /// The addresses that are asked first.
  var addresses: [String] {
    switch shape {
    case .history(let list, let version, _): [list, version]
    case .repository(let list, let file, _, _): [list, file]
    case .layers(let layers): layers.map(\.address)
    case .days(let template): [template]
    case .file(let address): [address]
    }
  }

  /// Whether all that is asked stays on this machine.
  public var isOnThisMachine: Bool {
    addresses.allSatisfy { Address(DayTemplate.example(of: $0))?.isLoopback ?? false }
  }
}

/// Somebody who is told how far fetching has come.
public protocol FetchProgress: Sendable {
  /// So many versions are to be got.
  func begin(total: Int)
  /// One more version is there, and so many bytes came altogether.
  func advance(bytes: Int)
  /// All are there, or the run ended.
  func end()
}
