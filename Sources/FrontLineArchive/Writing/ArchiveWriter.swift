public import FrontLine
internal import GeoJSON
internal import GeoTypes
internal import SQLite
internal import SystemPackage

/// The outcome of adding a map to an archive.
public enum ArchiveOutcome: Hashable, Sendable {
  /// The map was not there.
  case added
  /// There was another edition of the same source, day and second; this one is current now, as the revision of that
  /// number.
  case revised(Int)
  /// The map was there as the revision of that number, and is current again.
  case restored(Int)
  /// The map was there, or came before a later edition in the same run.
  case unchanged
}

/// One run of additions to an archive: a transaction, which either completes or leaves the archive as it was.
///
/// Another program that adds meanwhile waits until this one is done.
///
/// Not `Sendable`: it belongs to the task that began it.
public final class ArchiveWriter {
  /// The path of the archive.
  public let path: String
  /// The maps that the archive had when the run began.
  public let known: KnownMaps
  private let database: SQLiteConnection
  private let now: Instant
  private let tool: String
  private var added: [Edition] = []
  /// The changes of the maps, by the digests of their contents.
  private var changes: [String: MeasuredChange] = [:]
  private var box = Box.empty
  private var isOpen = true

  /// An edition of a map that this run has seen.
  private struct Edition {
    let key: SnapshotKey
    let id: Int64
    let revision: Int
    let isNew: Bool
  }

  /// Begins to add to an archive.
  ///
  /// Throws if it is no archive, if it can't be written to, or if another program keeps it locked for ten minutes.
  ///
  /// - Parameters:
  ///   - now: the time of adding that is recorded.
  ///   - tool: the name and version of the program.
  ///   - isCancelled: asked while the archive is written to; if it returns true, writing fails.
  public init(
    path: String, now: Instant, tool: String, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(ArchiveError) {
    do {
      database = try Self.open(path, isCancelled: isCancelled)
      // It stays open while maps are read and measured on other threads.
      try database.begin(.immediate)
      // Checked again: until now another program could change it.
      guard try ArchiveFile.isArchive(database, path: path) else { throw ArchiveFile.notAnArchive(path) }
      known = try KnownMaps(database, path: path)
    } catch {
      throw ArchiveError(error, path: path, .writing)
    }
    self.path = path
    self.now = now
    self.tool = tool
  }

  private static func open(
    _ path: String, isCancelled: @escaping @Sendable () -> Bool
  ) throws -> SQLiteConnection {
    try ArchiveFile.checkReadable(path)
    do {
      let reading = try ArchiveFile.openForReading(path)
      guard ArchiveFile.looksLikeGeoPackage(path), try ArchiveFile.isArchive(reading, path: path) else {
        throw ArchiveFile.notAnArchive(path)
      }
      try reading.close()
    } catch let error as SQLiteError {
      if error.code == .notADatabase { throw ArchiveFile.notAnArchive(path) }
      throw ArchiveError(error, path: path, .reading)
    }
    return try ArchiveFile.openForWriting(path, isCancelled: isCancelled)
  }

  /// Adds a map, and returns the outcome.
  ///
  /// Throws if writing fails; then the run is over and the archive is as it was.
  public func add(_ map: PreparedSnapshot) throws(ArchiveError) -> ArchiveOutcome {
    do {
      let others = try editions(of: map.content.key)
      if let same = others.first(where: { $0.content == map.contentDigest }) {
        added.append(Edition(key: map.content.key, id: same.id, revision: same.revision, isNew: false))
        return same.isCurrent ? .unchanged : .restored(same.revision)
      }
      let revision = others.count + 1
      let id = try insert(map, revision: revision, isCurrent: others.isEmpty)
      added.append(Edition(key: map.content.key, id: id, revision: revision, isNew: true))
      return others.isEmpty ? .added : .revised(revision)
    } catch {
      rollBack()
      throw ArchiveError(error, path: path, .writing)
    }
  }

  /// Notes where the files of the map that was added last were got.
  ///
  /// Throws if nothing was added, or if writing fails; then the run is over and the archive is as it was.
  public func note(_ downloads: [ArchivedDownload]) throws(ArchiveError) {
    do {
      guard let map = added.last else { throw ArchiveError.outOfOrder(downloads.first?.file ?? "") }
      try DownloadRows.insert(downloads, of: map.id, now: now, database)
    } catch {
      rollBack()
      throw ArchiveError(error, path: path, .writing)
    }
  }

  /// Ends the run, and keeps what was added.
  ///
  /// Throws if writing fails; then the run is over and the archive is as it was.
  public func commit() throws(ArchiveError) {
    do {
      let touched = try makeLastEditionsCurrent().union(added.lazy.filter(\.isNew).map(\.id))
      try ChangeRecorder(path: path, tool: tool, prepared: changes).record(touched, database)
      if added.contains(where: \.isNew) { try noteAdditions() }
      try database.commit()
      isOpen = false
      try database.close()
    } catch {
      rollBack()
      throw ArchiveError(error, path: path, .writing)
    }
  }

  /// Ends the run, and leaves the archive as it was.
  public func rollBack() {
    guard isOpen else { return }
    isOpen = false
    database.rollBack()
    try? database.close()
    // If SQLite could not, a journal is left, and whoever opens the file next rolls it back. We do that at once, so
    // that the archive is as it was, and nothing lies beside it.
    if (try? Stat(FilePath(path + "-journal"))) != nil { try? ArchiveFile.openForWriting(path).close() }
  }

  private func editions(
    of key: SnapshotKey
  ) throws -> [(id: Int64, revision: Int, isCurrent: Bool, content: String)] {
    var editions: [(id: Int64, revision: Int, isCurrent: Bool, content: String)] = []
    try database.forEachRow(
      """
      SELECT id, revision, is_current, content_sha256 FROM snapshots
      WHERE source = ?1 AND date = ?2 AND ifnull(published_at, '') = ?3
      """, [key.source.name, key.date.description, key.publishedAt?.dateTime ?? ""]
    ) { row in
      editions.append((row.integer(0), Int(row.integer(1)), row.integer(2) != 0, row.text(3) ?? ""))
    }
    return editions
  }

  /// Makes the last edition of each map in this run the current one. Returns those that became current.
  private func makeLastEditionsCurrent() throws -> Set<Int64> {
    var again: Set<Int64> = []
    for edition in Dictionary(added.map { ($0.key, $0) }, uniquingKeysWith: { $1 }).values.sorted(by: {
      $0.id < $1.id
    }) {
      let others = try editions(of: edition.key).filter { $0.isCurrent && $0.id != edition.id }
      if !others.isEmpty { again.insert(edition.id) }
      for (id, isCurrent) in others.map({ ($0.id, false) }) + (others.isEmpty ? [] : [(edition.id, true)]) {
        try database.execute("UPDATE snapshots SET is_current = ? WHERE id = ?", [isCurrent, id])
        try database.execute("UPDATE areas SET is_current = ? WHERE snapshot_id = ?", [isCurrent, id])
      }
    }
    return again
  }

  private func insert(_ map: PreparedSnapshot, revision: Int, isCurrent: Bool) throws -> Int64 {
    let row = SnapshotRow(
      id: 0, key: map.content.key, name: map.name, sha256: map.sha256, revision: revision,
      isCurrent: isCurrent,
      contentDigest: map.contentDigest, dateOrigin: map.dateOrigin, fileDate: map.fileDate,
      addedAt: now.dateTime, tool: tool, seal: "")
    for area in map.areas { box = box.union(area.box) }
    changes[map.contentDigest] = map.change
    return try SnapshotInsertion(map: map, row: row, database: database).insert()
  }

  /// Updates the records of the standard: when the tables changed, how far they reach, where the rows come from.
  private func noteAdditions() throws {
    let time = now.dateTime
    try database.execute(
      "UPDATE gpkg_contents SET last_change = ? WHERE data_type IN ('features', 'attributes')", [time])
    if !box.isEmpty {
      try database.execute(
        """
        UPDATE gpkg_contents SET min_x = min(ifnull(min_x, ?1), ?1), min_y = min(ifnull(min_y, ?2), ?2),
          max_x = max(ifnull(max_x, ?3), ?3), max_y = max(ifnull(max_y, ?4), ?4) WHERE table_name = 'areas'
        """, [box.minX, box.minY, box.maxX, box.maxY])
    }
    let provenance = ArchiveProvenance(
      tool: tool, lastAddedAt: time,
      snapshots: Int(try database.integer("SELECT count(*) FROM snapshots") ?? 0))
    try database.execute("UPDATE gpkg_metadata SET metadata = ? WHERE id = 1", [provenance.json])
    try database.execute("UPDATE gpkg_metadata_reference SET timestamp = ? WHERE md_file_id = 1", [time])
  }
}

@available(*, unavailable, message: "a run of adding belongs to the task that began it")
extension ArchiveWriter: Sendable {}

extension Instant {
  /// The instant as GeoPackage writes it: `YYYY-MM-DDThh:mm:ss.000Z`.
  package var dateTime: String { description.dropLast() + ".000Z" }
}
