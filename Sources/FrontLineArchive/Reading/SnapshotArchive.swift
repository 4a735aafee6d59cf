public import FrontLine
internal import SQLite

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
  /// The path of the file, as it was given.
  public let path: String
  /// All maps, by date, second, source and revision.
  public let entries: [ArchiveEntry]
  private let pool: ReaderPool<ArchiveConnection>
  private let names: MapNames

  /// Opens an archive; nil if the file is none of ours, such as a GeoPackage of others.
  ///
  /// Throws if it is an archive but can't be read.
  public init?(path: String) throws(ArchiveError) {
    guard ArchiveFile.looksLikeGeoPackage(path) else { return nil }
    let connection: ArchiveConnection
    let entries: [ArchiveEntry]
    do {
      let database = try ArchiveFile.openForReading(path)
      guard try ArchiveFile.isArchive(database, path: path) else { return nil }
      connection = ArchiveConnection(database, path: path)
      entries = try connection.entries()
    } catch {
      throw ArchiveError(error, path: path, .reading)
    }
    self.path = path
    self.entries = entries
    pool = ReaderPool(connection)
    names = MapNames(path: path, entries)
  }

  /// Returns the name of a map on a command line: `front.gpkg@2025-08-12`; if that is not enough, with the second,
  /// else with the digest of its content.
  public func name(of entry: ArchiveEntry) -> String { names[entry] }

  /// Reads a map as it was when it was added, with the proofs of its polygons.
  ///
  /// Throws if the archive is damaged. Complexity: O(*n*) in the coordinates of the polygons that the map read before
  /// on the same connection did not have.
  ///
  /// - Parameter name: the path that the snapshot has in messages.
  public func snapshot(_ entry: ArchiveEntry, path name: String) throws(ArchiveError) -> Snapshot {
    do {
      return try lend(near: entry.id) { try $0.snapshot(entry, path: name) }
    } catch {
      throw ArchiveError(error, path: path, .reading)
    }
  }

  fileprivate func lend<Value>(near id: Int64, _ body: (ArchiveConnection) throws -> Value) throws -> Value {
    try pool.lend(near: id) {
      ArchiveConnection(try ArchiveFile.openForReading(path), path: path)
    } _: {
      try body($0)
    }
  }
}

extension SnapshotArchive {
  /// Reads something other than a map from the database.
  func read<Value>(_ body: (SQLiteConnection) throws -> Value) throws -> Value {
    try lend(near: .max) { try $0.read(body) }
  }
}
