internal import FrontLine
internal import SQLite

/// One connection to an archive.
///
/// `@unchecked`: a connection that was taken out of the pool has one user until it is put back under the pool's lock.
final class ArchiveConnection: MapReader, @unchecked Sendable {
  private let database: SQLiteConnection
  private let maps: StoredMaps

  init(_ database: SQLiteConnection, path: String) {
    self.database = database
    maps = StoredMaps(path: path)
  }

  /// Returns how many rows the map lies after the one that was read last; the maximum if it lies before.
  func distance(to id: Int64) -> Int64 {
    guard let last = maps.last else { return .max - 1 }
    return id >= last ? id - last : .max
  }

  /// Reads in one transaction: another program may be adding meanwhile.
  func read<Value>(_ body: (SQLiteConnection) throws -> Value) throws -> Value {
    try database.transaction(.deferred) { try body(database) }
  }

  func entries() throws -> [ArchiveEntry] { try maps.entries(database) }

  func snapshot(_ entry: ArchiveEntry, path name: String) throws -> Snapshot {
    try read { try maps.snapshot(entry, path: name, $0) }
  }
}
