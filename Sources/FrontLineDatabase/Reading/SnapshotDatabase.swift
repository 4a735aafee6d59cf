public import FrontLine
public import FrontLineArchive
internal import Measurement

/// A database that maps are read from, as from an archive.
///
/// ```swift
/// if let address = DatabaseAddress("postgresql://localhost/maps") {
///   let database = try SnapshotDatabase(address)
///   for entry in database.entries where entry.isCurrent {
///     let snapshot = try database.snapshot(entry, path: database.name(of: entry))
///   }
/// }
/// ```
///
/// Tasks may share it: each takes a connection of its own, the one that read the nearest earlier map.
public final class SnapshotDatabase: SnapshotStore {
  /// The address, without user and password.
  public let path: String
  /// All maps, by date, second, source and revision.
  public let entries: [ArchiveEntry]
  private let address: DatabaseAddress
  private let names: MapNames
  private let pool: ReaderPool<DatabaseReader>

  /// Connects, and reads the list of maps.
  ///
  /// Throws if there is no way to the database, or if its tables are not ones that this program reads.
  public init(_ address: DatabaseAddress) throws {
    do {
      let reader = try DatabaseReader(address)
      entries = try reader.entries()
      pool = ReaderPool(reader)
    } catch {
      throw DatabaseError.wording(error, path: address.shown, .reading)
    }
    self.address = address
    path = address.shown
    names = MapNames(path: path, entries)
  }

  /// Returns the name of a map's file.
  public func name(of entry: ArchiveEntry) -> String { names[entry] }

  /// Reads a map as it was when it was added, with the proofs of its polygons.
  ///
  /// Throws if the connection is lost, or if the map is not what was added.
  public func snapshot(_ entry: ArchiveEntry, path name: String) throws -> Snapshot {
    try read(near: entry.id) { try $0.snapshot(entry, path: name) }
  }

  /// Returns what the database remembers of a series.
  public func steps(of territory: Territory, tool: String) throws -> ArchivedSteps {
    try read(near: .max) { reader in
      ArchivedSteps(
        path: path, entries: entries, changes: try reader.changes(of: territory.statusList),
        warnings: try reader.warnings(), tool: tool)
    }
  }

  private func read<Value>(near id: Int64, _ body: (DatabaseReader) throws -> Value) throws -> Value {
    do {
      return try pool.lend(near: id) {
        try DatabaseReader(address)
      } _: {
        try body($0)
      }
    } catch {
      throw DatabaseError.wording(error, path: path, .reading)
    }
  }
}
