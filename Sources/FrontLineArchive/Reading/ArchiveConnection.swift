internal import FrontLine
internal import GRDB

/// One connection to an archive.
///
/// `@unchecked`: a connection that was taken out of the pool has one user until it is put back under the pool's lock.
final class ArchiveConnection: MapReader, @unchecked Sendable {
  private let queue: DatabaseQueue
  private let maps: StoredMaps

  init(_ queue: DatabaseQueue, path: String) {
    self.queue = queue
    maps = StoredMaps(path: path)
  }

  /// Returns how many rows the map lies after the one that was read last; the maximum if it lies before.
  func distance(to id: Int64) -> Int64 {
    guard let last = maps.last else { return .max - 1 }
    return id >= last ? id - last : .max
  }

  func read<Value>(_ body: (Database) throws -> Value) throws -> Value { try queue.read(body) }

  func entries() throws -> [ArchiveEntry] { try queue.unsafeRead(maps.entries) }

  func snapshot(_ entry: ArchiveEntry, path name: String) throws -> Snapshot {
    // One transaction: another program may be adding meanwhile.
    try queue.read { try maps.snapshot(entry, path: name, $0) }
  }
}
