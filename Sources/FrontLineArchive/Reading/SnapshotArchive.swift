public import FrontLine
internal import GRDB
internal import Synchronization

/// An archive that is open for reading.
///
/// ```swift
/// if let archive = try SnapshotArchive(path: "front.gpkg") {
///   for entry in archive.entries where entry.isCurrent {
///     let snapshot = try archive.snapshot(entry, path: archive.name(of: entry))
///   }
/// }
/// ```
///
/// Tasks may share it: each takes a connection of its own, the one that read the nearest earlier map.
public final class SnapshotArchive: Sendable {
  public let path: String
  /// All maps, by date, second, source and revision.
  public let entries: [ArchiveEntry]
  fileprivate let idle: Mutex<[ArchiveConnection]>
  /// The number of current maps of each day, and of each second.
  private let sameDate: [CalendarDate: Int]
  private let sameSecond: [Instant: Int]

  /// Opens an archive; nil if the file is none of ours, such as a GeoPackage of others.
  ///
  /// Throws if it is an archive but can't be read.
  public init?(path: String) throws(ArchiveError) {
    guard ArchiveFile.looksLikeGeoPackage(path) else { return nil }
    let connection: ArchiveConnection
    let entries: [ArchiveEntry]
    do {
      let queue = try ArchiveFile.openForReading(path)
      guard try queue.unsafeRead({ try ArchiveFile.isArchive($0, path: path) }) else { return nil }
      connection = ArchiveConnection(queue, path: path)
      entries = try connection.entries()
    } catch {
      throw ArchiveError(error, path: path, .reading)
    }
    self.path = path
    self.entries = entries
    idle = Mutex([connection])
    let current = entries.filter(\.isCurrent)
    sameDate = Dictionary(current.map { ($0.date, 1) }, uniquingKeysWith: +)
    sameSecond = Dictionary(current.compactMap { $0.publishedAt.map { ($0, 1) } }, uniquingKeysWith: +)
  }

  /// Returns the name of a map on a command line: `front.gpkg@2025-08-12`; if that is not enough, with the second,
  /// else with the digest of its content.
  public func name(of entry: ArchiveEntry) -> String {
    if entry.isCurrent, sameDate[entry.date] == 1 { return "\(path)@\(entry.date)" }
    if entry.isCurrent, let second = entry.publishedAt, sameSecond[second] == 1 { return "\(path)@\(second)" }
    return "\(path)@\(entry.contentDigest.prefix(12))"
  }

  /// Reads a map as it was when it was added, with the proofs of its polygons.
  ///
  /// Throws if the archive is damaged. Complexity: O(*n*) in the coordinates of the polygons that the map read before
  /// on the same connection did not have.
  ///
  /// - Parameter name: the path that the snapshot has in messages.
  public func snapshot(_ entry: ArchiveEntry, path name: String) throws(ArchiveError) -> Snapshot {
    do {
      let connection = try takeConnection(near: entry.id)
      defer { idle.withLock { $0.append(connection) } }
      return try connection.snapshot(entry, path: name)
    } catch {
      throw ArchiveError(error, path: path, .reading)
    }
  }

  /// Takes the idle connection that read the nearest map before this one; makes a new one if all are in use.
  fileprivate func takeConnection(near id: Int64) throws -> ArchiveConnection {
    let taken: ArchiveConnection? = idle.withLock { idle in
      guard let nearest = idle.indices.min(by: { idle[$0].distance(to: id) < idle[$1].distance(to: id) })
      else {
        return nil
      }
      return idle.remove(at: nearest)
    }
    return try taken ?? ArchiveConnection(ArchiveFile.openForReading(path), path: path)
  }
}

extension SnapshotArchive {
  /// Reads something other than a map from the database.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    let connection = try takeConnection(near: .max)
    defer { idle.withLock { $0.append(connection) } }
    return try connection.read(body)
  }
}
