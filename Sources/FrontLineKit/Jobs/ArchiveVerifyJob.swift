public import FrontLine
import FrontLineArchive
import GeoJSON
import Measurement

/// Makes sure that an archive holds what was put into it.
///
/// The database, the tables and triggers of the standard, the spatial index, the digests of every snapshot and polygon;
/// then every snapshot is examined and measured anew and compared with what is noted.
public struct ArchiveVerifyJob: Hashable, Sendable {
  /// The path of the archive.
  public var archive: String

  /// Creates a job.
  public init(archive: String) { self.archive = archive }

  /// Throws the first thing that is wrong.
  public func run(_ execution: Execution = .init()) async throws -> ArchiveVerifyResult {
    let verifier = try ArchiveVerifier(path: archive)
    try verifier.checkStructure()
    let entries = verifier.archive.entries
    _ = try await execution.mapInChunks(count: entries.count) {
      try Surveyor()
    } _: { surveyor, index in
      try verifier.check(entries[index], surveyor: surveyor)
    }
    return ArchiveVerifyResult(
      snapshotCount: entries.count(where: \.isCurrent), revisionCount: entries.count { !$0.isCurrent },
      dates: entries.first.map { $0.date...entries[entries.count - 1].date },
      foreignTables: try verifier.foreignTables())
  }
}

/// What was looked at in an archive that is well.
public struct ArchiveVerifyResult: Sendable {
  /// The number of maps that were verified.
  public let snapshotCount: Int
  /// Earlier ones of the same days, which no longer count.
  public let revisionCount: Int
  /// Nil of an empty archive.
  public let dates: ClosedRange<CalendarDate>?
  /// Tables of other programs, which are neither read nor written.
  public let foreignTables: [String]
}
