import FrontLine
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Maps that were read, for jobs that name the same files again.
///
/// A file that has changed since is read anew. What has not been asked for longest goes first where there is no more
/// room.
package final class SnapshotCache: Sendable {
  /// The one that the jobs of this task read through; nil: each reads its files itself.
  @TaskLocal package static var current: SnapshotCache?

  /// A file as it is now, and how it is read.
  struct Key: Hashable, Sendable {
    private let path: String
    private let device, inode, bytes, seconds, nanoseconds: Int
    private let options: SnapshotReader.Options
    private let hasDigest: Bool

    /// Nil for what is not a regular file.
    init?(_ path: String, _ options: SnapshotReader.Options, hasDigest: Bool) {
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      self.path = path
      (device, inode, bytes) = (Int(status.st_dev), Int(status.st_ino), Int(status.st_size))
      #if canImport(Darwin)
        (seconds, nanoseconds) = (status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec)
      #else
        (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
      #endif
      self.options = options
      self.hasDigest = hasDigest
    }

    var byteCount: Int { bytes }
  }

  private struct State {
    var snapshots: [Key: (snapshot: LoadedSnapshot, use: Int)] = [:]
    var bytes = 0
    var uses = 0
  }

  private let maximumBytes: Int
  private let state = Mutex(State())

  /// - Parameter maximumBytes: Of the files that are kept; what they take in memory is of that size.
  package init(maximumBytes: Int) { self.maximumBytes = maximumBytes }

  subscript(key: Key) -> LoadedSnapshot? {
    state.withLock { state in
      guard let snapshot = state.snapshots[key]?.snapshot else { return nil }
      state.uses += 1
      state.snapshots[key]?.use = state.uses
      return snapshot
    }
  }

  /// Whether a file is kept as it is now, read in this way, with its digest or without.
  func holds(_ path: String, _ options: SnapshotReader.Options) -> Bool {
    let keys = [true, false].compactMap { Key(path, options, hasDigest: $0) }
    return state.withLock { state in keys.contains { state.snapshots[$0] != nil } }
  }

  func keep(_ snapshot: LoadedSnapshot, as key: Key) {
    guard key.byteCount <= maximumBytes else { return }
    state.withLock { state in
      state.uses += 1
      if state.snapshots.updateValue((snapshot, state.uses), forKey: key) == nil {
        state.bytes += key.byteCount
      }
      while state.bytes > maximumBytes,
        let oldest = state.snapshots.min(by: { $0.value.use < $1.value.use })?.key
      {
        state.snapshots[oldest] = nil
        state.bytes -= oldest.byteCount
      }
    }
  }
}
