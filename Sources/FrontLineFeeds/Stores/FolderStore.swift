import Digests
import Folders
import FrontLine
import FrontLineArchive
import FrontLineKit
import GeoJSON

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of maps, each in a file of its own, with a hidden folder `.frontline` beside them: the records of what was
/// got (`downloads.jsonl`), and earlier editions of what the source changed (`revisions/`).
///
/// A file is written under a name with its digest, recorded, and then renamed. What a process that was killed left
/// between the last two is finished by the next one.
final class FolderStore: DownloadStore {
  private let path: String
  private let own: String
  private let feed: Feed
  private let tool: String
  private let now: () -> Instant
  /// Nil where nothing is written.
  private let lock: FileLock?
  private let writes: Bool
  private let journal: DownloadJournal
  /// The last record of each file, and the last of each file in a version.
  private var byFile: [String: ArchivedDownload] = [:]
  private var byVersion: [String: ArchivedDownload] = [:]
  private(set) var diagnostics = Diagnostics()

  /// - Parameter writes: whether anything is written at all, or the folder is only looked at.
  init(
    path: String, feed: Feed, tool: String, writes: Bool = true, now: @escaping () -> Instant
  ) throws {
    self.path = path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
    self.feed = feed
    self.tool = tool
    self.now = now
    self.writes = writes
    own = self.path + "/.frontline"
    if writes {
      try DurableFile.makeFolder(self.path)
      try DurableFile.makeFolder(own)
    }
    lock = writes ? try FileLock(own + "/lock", of: path, creates: true) : nil
    journal = try DownloadJournal(path: own + "/downloads.jsonl", writes: writes)
    diagnostics.add(journal.diagnostics)
    for record in journal.records { note(record) }
    if writes { try finishRenames() }
  }

  private func note(_ record: ArchivedDownload) {
    byFile[record.file] = record
    if record.feed == feed.name { byVersion[record.version + "/" + record.file] = record }
  }

  /// Gives their names to files that were written and recorded, and removes those that were not.
  private func finishRenames() throws {
    let names = names(inFolder: own).filter { $0.hasSuffix(".part") }
    for name in names.sorted() {
      let part = own + "/" + name
      let record = byFile.values.first { self.part($0) == part }
      let digest = try? InputFile.read(part).withUnsafeBytes { SHA256Digest(of: $0).description }
      if let record, record.sha256 == digest {
        try setAside(record.file, unless: record.sha256)
        try DurableFile.rename(part, to: path + "/" + record.file)
      } else {
        unlink(part)
      }
    }
  }

  private func digest(ofFile name: String) throws -> String? {
    guard DurableFile.byteCount(path + "/" + name) != nil else { return nil }
    return try InputFile.read(path + "/" + name).withUnsafeBytes { SHA256Digest(of: $0).description }
  }

  // MARK: Looking

  func holds(_ version: FeedVersion) -> Bool { version.parts.allSatisfy { holds($0, in: version) } }

  private func holds(_ part: FeedPart, in version: FeedVersion) -> Bool {
    if let record = byVersion[version.id + "/" + part.fileName] {
      guard part.edition == nil || record.edition == nil || record.edition == part.edition || !isLayer(part)
      else { return false }
      // A later version may have taken its name; then it was there.
      guard byFile[part.fileName] == record else { return true }
      return DurableFile.byteCount(path + "/" + part.fileName) == record.byteCount
    }
    return adopt(part, version)
  }

  private func isLayer(_ part: FeedPart) -> Bool { if case .layer = part.kind { true } else { false } }

  /// Takes a file that somebody else put there for the version whose name it bears, once it proves to be a map.
  private func adopt(_ part: FeedPart, _ version: FeedVersion) -> Bool {
    guard byFile[part.fileName] == nil, !isLayer(part), !version.isChanging,
      let bytes = try? InputFile.read(path + "/" + part.fileName).withUnsafeBytes({ Array($0) })
    else { return false }
    do {
      try AnswerCheck.map(
        FeedAnswer(body: bytes, contentType: nil, validators: Validators()), byteCount: part.byteCount)
      let record = ArchivedDownload(
        feed: feed.name, version: version.id, file: part.fileName, address: "", downloadedAt: now(),
        sha256: bytes.withUnsafeBytes { SHA256Digest(of: $0).description }, byteCount: bytes.count,
        edition: part.edition, tool: tool)
      if writes { try journal.append([record]) }
      note(record)
      return true
    } catch let fault as AnswerFault {
      diagnostics.add(
        Diagnostic(
          .feedFile, path: path + "/" + part.fileName, message: "it was there, but \(fault.message)",
          advice: "it is downloaded again, and the file that was there is kept in .frontline/revisions"))
    } catch {}
    return false
  }

  func record(of part: FeedPart, in version: FeedVersion) -> ArchivedDownload? {
    guard let record = byVersion[version.id + "/" + part.fileName], byFile[part.fileName] == record,
      DurableFile.byteCount(path + "/" + part.fileName) == record.byteCount
    else { return nil }
    return record
  }

  func content(of part: FeedPart) -> [UInt8]? {
    guard let edition = part.edition else { return nil }
    let shown = Address.masked(part.address)
    for record in journal.records.reversed()
    where record.edition == edition && record.address == shown && byFile[record.file] == record {
      guard let bytes = try? InputFile.read(path + "/" + record.file).withUnsafeBytes({ Array($0) }),
        bytes.withUnsafeBytes({ SHA256Digest(of: $0).description }) == record.sha256
      else { continue }
      return bytes
    }
    return nil
  }

  // MARK: Keeping

  func keep(_ download: Download) async throws -> StoredOutcome {
    var outcome = StoredOutcome.unchanged
    var added: [Download.File] = []
    for file in download.files {
      switch try digest(ofFile: file.record.file) {
      case nil:
        if outcome == .unchanged { outcome = .added }
        added.append(file)
      case file.record.sha256?: break
      case _?:
        outcome = download.version.replacesItself ? .added : .revised
        added.append(file)
      }
    }
    for file in added { try DurableFile.write(file.content, to: part(file.record)) }
    try journal.append(download.files.map(\.record))
    for file in download.files { note(file.record) }
    for file in added {
      if !download.version.replacesItself {
        try setAside(file.record.file, unless: file.record.sha256)
      }
      try DurableFile.rename(part(file.record), to: path + "/" + file.record.file)
    }
    if !download.version.parts.contains(where: isLayer) { noteUnreadable(added) }
    return outcome
  }

  /// Says of maps that were kept where no command can measure them, such as those with a label that is not known yet.
  private func noteUnreadable(_ files: [Download.File]) {
    for file in files {
      let path = path + "/" + file.record.file
      do {
        _ = try SnapshotReader.reprojecting(Reading(source: feed.source).options()).maps(
          file.content, path: path)
      } catch let error as InputError {
        diagnostics.add(
          Diagnostic(
            .feedFile, path: path, message: "kept, but it can't be measured: \(error.message)",
            advice: error.advice))
      } catch {}
    }
  }

  /// The path of a file until it has its name. Two files may have the same content.
  private func part(_ record: ArchivedDownload) -> String { "\(own)/\(record.sha256)-\(record.file).part" }

  /// Moves what is under a name to the earlier editions.
  private func setAside(_ name: String, unless sha256: String) throws {
    guard let old = try digest(ofFile: name), old != sha256 else { return }
    try DurableFile.makeFolder(own + "/revisions")
    try DurableFile.rename(path + "/" + name, to: "\(own)/revisions/\(old.prefix(12))-\(name)")
  }
}

extension Diagnostic.Code {
  /// A file in a folder that maps are got into is not what its name says.
  public static let feedFile = Self("feedFile")
}
