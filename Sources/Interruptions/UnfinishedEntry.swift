#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

#if canImport(Darwin)
  private typealias Listing = UnsafeMutablePointer<DIR>
#else
  private typealias Listing = OpaquePointer
#endif

/// A file or folder that is removed, or a group of processes that is ended, when the process is stopped.
/// Entries form a linked list that a handler can walk.
///
/// All of its memory is allocated beforehand, since a handler may not allocate.
struct UnfinishedEntry {
  /// The path, from `strdup`; nil for processes.
  private let path: UnsafeMutablePointer<CChar>?
  /// The number of the group's leader; 0 for a file or a folder.
  private let group: pid_t
  /// The listing of a folder, opened beforehand.
  private let listing: Listing?
  private(set) var next: UnsafeMutablePointer<UnfinishedEntry>?

  /// Adds an entry at the front of a list. Returns the unchanged list where there is no memory.
  static func make(
    _ path: String, isFolder: Bool = false, before next: UnsafeMutablePointer<UnfinishedEntry>?
  ) -> UnsafeMutablePointer<UnfinishedEntry>? {
    guard let copy = strdup(path) else { return next }
    let entry = UnsafeMutablePointer<UnfinishedEntry>.allocate(capacity: 1)
    entry.initialize(
      to: UnfinishedEntry(path: copy, group: 0, listing: isFolder ? opendir(path) : nil, next: next))
    return entry
  }

  /// Adds a group of processes at the front of a list.
  static func make(
    group: pid_t, before next: UnsafeMutablePointer<UnfinishedEntry>?
  ) -> UnsafeMutablePointer<UnfinishedEntry>? {
    let entry = UnsafeMutablePointer<UnfinishedEntry>.allocate(capacity: 1)
    entry.initialize(to: UnfinishedEntry(path: nil, group: group, listing: nil, next: next))
    return entry
  }

  /// Removes the entry of a path from the list.
  static func forget(_ path: String, in chain: inout UnsafeMutablePointer<UnfinishedEntry>?) {
    forget(in: &chain) { entry in entry.path.map { strcmp($0, path) == 0 } ?? false }
  }

  /// Removes the entry of a group from the list.
  static func forget(group: pid_t, in chain: inout UnsafeMutablePointer<UnfinishedEntry>?) {
    forget(in: &chain) { $0.group == group }
  }

  private static func forget(
    in chain: inout UnsafeMutablePointer<UnfinishedEntry>?, where isMeant: (UnfinishedEntry) -> Bool
  ) {
    guard let entry = chain else { return }
    guard isMeant(entry.pointee) else { return forget(in: &entry.pointee.next, where: isMeant) }
    chain = entry.pointee.next
    free(entry.pointee.path)
    if let listing = entry.pointee.listing { closedir(listing) }
    entry.deallocate()
  }

  /// Removes the file or folder, or kills the group. Calls only functions that are allowed in a handler;
  /// `readdir` counts as one while nobody else reads that listing.
  func remove() {
    guard let path else {
      kill(-group, SIGKILL)
      return
    }
    guard let listing else {
      unlink(path)
      return
    }
    // A program that was started may continue writing for a moment.
    for _ in 0..<20 {
      rewinddir(listing)
      while let file = readdir(listing) {
        // `unlinkat` refuses to remove the folder itself and its parent.
        _ = withUnsafePointer(to: &file.pointee.d_name) { name in
          name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: name.pointee)) {
            unlinkat(dirfd(listing), $0, 0)
          }
        }
      }
      if rmdir(path) == 0 || errno == ENOENT { return }
      _ = poll(nil, 0, 10)
    }
  }
}
