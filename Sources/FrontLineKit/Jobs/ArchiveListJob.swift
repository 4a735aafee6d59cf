public import FrontLine
public import FrontLineArchive
import FrontLineDatabase
import Measurement

/// What an archive, or a database, holds: each snapshot with its source, revision and digests.
public struct ArchiveListJob: Job {
  public static let name = "archive-list"

  /// The path of the archive, or the address of a database.
  public var archive = ""
  /// The days that are listed.
  public var range = DateRange()

  /// Creates a job to be filled in.
  public init() {}

  /// Creates a job.
  public init(archive: String, range: DateRange = .init()) {
    self.archive = archive
    self.range = range
  }

  public func validate() throws(JobError) {
    try range.validate()
    if archive.isEmpty { throw .request("no archive is named") }
  }

  public func run(_ execution: Execution) async throws -> ArchiveListResult {
    try validate()
    let archive = try Self.store(archive)
    let rows = archive.entries.filter { entry in
      range.since.map { entry.date >= $0 } ?? true && range.until.map { entry.date <= $0 } ?? true
    }.map { ArchiveListResult.Row(path: archive.name(of: $0), entry: $0) }
    // Nothing is measured: territory, earth and denominator are those that a job would begin with.
    let dates = rows.map(\.entry.date)
    return ArchiveListResult(
      path: archive.path, rows: rows,
      provenance: Provenance(
        files: rows.map { row in
          var snapshot = Snapshot(path: row.path, source: row.entry.source)
          snapshot.date = row.entry.date
          snapshot.publishedAt = row.entry.publishedAt
          return Provenance.File(snapshot, sha256: row.entry.sha256)
        }, territory: .allOccupied, earth: .wgs84, denominator: .ukraine,
        statement: CountStatement { Self.line(of: dates, in: $0) }))
  }

  /// The archive or the database that a path names. Throws where it is neither.
  private static func store(_ path: String) throws -> any SnapshotStore {
    if let address = databaseAddress(path) { return try SnapshotDatabase(address) }
    return try ArchiveVerifier(path: path).archive
  }

  private static func line(of dates: [CalendarDate], in language: Language) -> String {
    guard let first = dates.min(), let last = dates.max() else {
      return language.say("No snapshot in the archive.", "В архіві немає жодного знімка.")
    }
    let count = CountedNoun.snapshot.counted(dates.count, in: language)
    return first == last
      ? count + language.say(" of \(first).", " за \(language.date(first)).")
      : count + language.say(" of ", " ") + language.dates(from: first, to: last) + "."
  }
}

/// The snapshots of an archive.
public struct ArchiveListResult: JobResult {
  /// A map of the archive.
  public struct Row: Sendable {
    /// How to name it to a job.
    public let path: String
    /// What the archive says of the map.
    public let entry: ArchiveEntry
  }

  /// The path of the archive, as it was given.
  public let path: String
  /// The maps, in the order of their days.
  public let rows: [Row]
  public var diagnostics: Diagnostics { Diagnostics() }
  public let provenance: Provenance
}
