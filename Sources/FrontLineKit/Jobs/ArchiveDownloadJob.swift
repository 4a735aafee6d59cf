import Digests
public import FrontLine
public import FrontLineArchive
import Interruptions

/// Adds one map that was downloaded to an archive, with the record of its download, in one transaction.
///
/// Told to stop, it rolls back: no journal is left.
public struct ArchiveDownloadJob: Sendable {
  /// The archive.
  public var archive: String
  /// The files of the map by their names, with their content: one, or the layers of a day.
  public var files: [(name: String, content: [UInt8])]
  /// The records of the download, one for each file.
  public var downloads: [ArchivedDownload]
  /// How maps are read.
  public var reading: Reading
  /// The time that is noted.
  public var now: Instant

  /// Creates a job.
  public init(
    archive: String, files: [(name: String, content: [UInt8])], downloads: [ArchivedDownload],
    reading: Reading = .init(), now: Instant
  ) {
    self.archive = archive
    self.files = files
    self.downloads = downloads
    self.reading = reading
    self.now = now
  }

  /// Reads the map and adds it; of a file of several days each day's map.
  ///
  /// Throws where it can't be read, has a polygon whose status is unknown, or can't be added; then the archive is as it
  /// was.
  public func run() async throws -> ArchiveAddResult {
    let maps = try read(reading.options())
    return try await Interruption.deferring {
      let writer = try ArchiveWriter(path: archive, now: now, tool: Tool.name) { Interruption.isPending }
      do {
        var result = ArchiveAddResult()
        let preparer = try SnapshotPreparer(known: writer.known)
        for map in maps {
          if Interruption.isPending { throw CancellationError() }
          let prepared = try preparer.prepare(map.snapshot, sha256: map.file.sha256 ?? "")
          let outcome = try writer.add(prepared)
          result.count(outcome)
          if outcome != .unchanged { result.diagnostics.add(map.diagnostics) }
        }
        try writer.note(downloads)
        try writer.commit()
        return result
      } catch {
        writer.rollBack()
        throw error
      }
    }
  }

  private func read(_ options: SnapshotReader.Options) throws -> [LoadedSnapshot] {
    let reader = try SnapshotReader.reprojecting(options)
    guard case .named(let source) = reading.source, source.comesInLayers else {
      guard let file = files.first else { return [] }
      let input = SnapshotInput(path: file.name, origin: .held(file.content))
      return try input.maps(options, digest: true).map { try $0.read(with: reader, digest: true) }
    }
    let snapshot = try reader.read(
      layers: files.map { LayerFile(path: $0.name, bytes: $0.content) }, path: files.first?.name ?? "")
    // The digest of several files is that of all of them one after the other.
    let digest = files.flatMap(\.content).withUnsafeBytes { SHA256Digest(of: $0).description }
    return [
      LoadedSnapshot(
        snapshot: snapshot,
        file: Provenance.File(snapshot, sha256: digest, sourceName: options.name))
    ]
  }
}
