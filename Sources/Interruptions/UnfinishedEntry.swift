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

/// A file or a folder that goes when the process is stopped: a link of a chain that a handler can go along.
///
/// Everything in it was asked for before, since a handler may not ask for memory.
struct UnfinishedEntry {
  /// From `strdup`.
  private let path: UnsafeMutablePointer<CChar>
  /// Of a folder, opened beforehand.
  private let listing: Listing?
  private(set) var next: UnsafeMutablePointer<UnfinishedEntry>?

  /// Puts an entry in front of a chain; the chain as it is where there is no memory.
  static func make(
    _ path: String, isFolder: Bool = false, before next: UnsafeMutablePointer<UnfinishedEntry>?
  ) -> UnsafeMutablePointer<UnfinishedEntry>? {
    guard let copy = strdup(path) else { return next }
    let entry = UnsafeMutablePointer<UnfinishedEntry>.allocate(capacity: 1)
    entry.initialize(
      to: UnfinishedEntry(path: copy, listing: isFolder ? opendir(path) : nil, next: next))
    return entry
  }

  /// Takes the entry of that path out of the chain.
  static func forget(_ path: String, in chain: inout UnsafeMutablePointer<UnfinishedEntry>?) {
    guard let entry = chain else { return }
    guard strcmp(entry.pointee.path, path) == 0 else { return forget(path, in: &entry.pointee.next) }
    chain = entry.pointee.next
    free(entry.pointee.path)
    if let listing = entry.pointee.listing { closedir(listing) }
    entry.deallocate()
  }

  /// Calls nothing but what may be called in a handler: `readdir` counts as such while nobody else reads that listing.
  func remove() {
    guard let listing else {
      unlink(path)
      return
    }
    // A program that was started may go on writing for a moment.
    for _ in 0..<20 {
      rewinddir(listing)
      while let file = readdir(listing) {
        // It refuses to remove the folder itself and its parent.
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
