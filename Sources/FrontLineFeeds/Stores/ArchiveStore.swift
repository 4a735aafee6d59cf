import FrontLine
import FrontLineArchive
import FrontLineKit
import Interruptions

/// An archive of maps: each is added when it has been got, in a transaction of its own with the record of its download.
///
/// A map that can't be added, such as one with a label that is not known yet, is left out with a warning, and got again
/// by the next run.
final class ArchiveStore: DownloadStore {
  private let path: String
  private let feed: Feed
  private let now: () -> Instant
  private let lock: FileLock
  /// The last record of each file in a version.
  private var byVersion: [String: ArchivedDownload] = [:]
  /// The seconds and the days of the feed's source that are there without a record.
  private var seconds: Set<Instant> = []
  private var days: Set<CalendarDate> = []
  private(set) var diagnostics = Diagnostics()

  init(path: String, feed: Feed, now: @escaping () -> Instant) throws {
    self.path = path
    self.feed = feed
    self.now = now
    if DurableFile.byteCount(path) == nil { try Self.make(path, now: now()) }
    lock = try FileLock(path, of: path, creates: false)
    guard let archive = try SnapshotArchive(path: path) else {
      throw JobError(
        .badData,
        "\(displayName(ofPath: path)): it is no archive of frontline: name one, or a file that is not there yet"
      )
    }
    for record in try archive.downloads() { note(record) }
    guard case .named(let source) = feed.source else { return }
    for entry in archive.entries where entry.source == source {
      if let second = entry.publishedAt { seconds.insert(second) }
      days.insert(entry.date)
    }
  }

  private static func make(_ path: String, now: Instant) throws {
    let new = try NewArchive(path: path, overwrite: false)
    let companions = [new.temporaryJournalPath]
    try Interruption.making(new.temporaryPath, companions: companions) { try new.make(now: now) }
    try Interruption.finishing(new.temporaryPath, companions: companions) { try new.publish() }
  }

  private func note(_ record: ArchivedDownload) {
    if record.feed == feed.name { byVersion[record.version + "/" + record.file] = record }
  }

  func holds(_ version: FeedVersion) -> Bool {
    let isRecorded = version.parts.allSatisfy { part in
      guard let record = record(of: part, in: version) else { return false }
      if case .layer = part.kind { return part.edition == nil || record.edition == part.edition }
      return true
    }
    if isRecorded { return true }
    if case .layers = feed.shape { return false }
    if let second = version.publishedAt { return seconds.contains(second) }
    return version.date.map(days.contains) ?? false
  }

  func record(of part: FeedPart, in version: FeedVersion) -> ArchivedDownload? {
    byVersion[version.id + "/" + part.fileName]
  }

  func content(of part: FeedPart) -> [UInt8]? { nil }

  func keep(_ download: Download) async throws -> StoredOutcome {
    let job = ArchiveDownloadJob(
      archive: path, files: download.files.map { ($0.record.file, $0.content) },
      downloads: download.files.map(\.record), reading: Reading(source: feed.source), now: now())
    let result = try await job.run()
    for file in download.files { note(file.record) }
    diagnostics.add(result.diagnostics)
    if result.revisedCount > 0 { return .revised }
    return result.addedCount > 0 || result.restoredCount > 0 ? .added : .unchanged
  }
}
