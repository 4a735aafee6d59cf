internal import Folders
internal import Interruptions
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A folder for the files of one conversion, which no other user can read. It is removed when the process is
/// interrupted. Folders left by a killed process are removed at the first conversion of a later one.
///
/// A living process holds a lock on its folder (`flock(2)`). The lock ends with the process, however that
/// ends.
struct TemporaryFolder {
  /// The absolute path, without symbolic links.
  let path: String
  private let place: String
  /// The descriptor of the folder, which holds the lock.
  private let descriptor: CInt

  /// The prefix of the names of all such folders.
  static let prefix = "frontline-conversion-"

  init(place: String) throws(ConversionError) {
    let parent = Self.parent
    self.place = place
    _ = Self.sweeping
    while true {
      let path = try Interruption.makingFolder { () throws(ConversionError) in
        var template = Array("\(parent)/\(Self.prefix)XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
          let error = Errno(rawValue: errno)
          throw ConversionError(
            error == .noSpace ? .io : .cannotCreate, operation: "mkdtemp",
            message: "there is no room for a temporary file in \(parent): \(error)",
            place: place,
            advice: "name another folder in TMPDIR")
        }
        let made = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard let resolved = realpath(made, nil) else { return made }
        defer { free(resolved) }
        return String(cString: resolved)
      }
      if let descriptor = Self.lock(path) {
        self.path = path
        self.descriptor = descriptor
        return
      }
      // Another process took it for an abandoned folder before it was locked.
      Interruption.finishing(path) { removeTree(path) }
    }
  }

  /// Locks a folder. Returns its descriptor; nil where another process holds the lock or has removed the
  /// folder.
  private static func lock(_ path: String) -> CInt? {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var (own, named) = (stat(), stat())
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &own) == 0, lstat(path, &named) == 0,
      own.st_ino == named.st_ino, own.st_dev == named.st_dev, own.st_uid == geteuid()
    else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  private static var parent: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

  /// Sweeps once, at the first conversion of a process.
  private static let sweeping: Void = sweep(parent)

  /// Removes the folders of conversions that no living process has locked.
  static func sweep(_ parent: String) {
    for name in names(inFolder: parent)
    where name.hasPrefix(prefix) && name.utf8.count == prefix.utf8.count + 6 {
      let path = "\(parent)/\(name)"
      guard let descriptor = lock(path) else { continue }
      removeTree(path)
      close(descriptor)
    }
  }

  /// Writes a file in the folder.
  func write(_ bytes: [UInt8], to name: String) throws(ConversionError) {
    try use(name) { file in
      let descriptor = try FileDescriptor.open(
        FilePath(file), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: .ownerReadWrite)
      _ = try descriptor.closeAfter { try descriptor.writeAll(bytes) }
    }
  }

  /// Whether there is a file of that name.
  func contains(_ name: String) -> Bool { access("\(path)/\(name)", F_OK) == 0 }

  /// Reads a file in the folder, at most its first `maximumBytes` bytes.
  func read(_ name: String, atMost maximumBytes: Int = .max) throws(ConversionError) -> [UInt8] {
    try use(name) { file in
      let descriptor = try FileDescriptor.open(FilePath(file), .readOnly, options: [.closeOnExec, .noFollow])
      return try descriptor.closeAfter {
        let size = min(maximumBytes, Int(try descriptor.seek(offset: 0, from: .end)))
        _ = try descriptor.seek(offset: 0, from: .start)
        var bytes = [UInt8](repeating: 0, count: size)
        var count = 0
        while count < size {
          let read = try bytes.withUnsafeMutableBytes {
            try descriptor.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[count...]))
          }
          if read == 0 { break }
          count += read
        }
        return Array(bytes.prefix(count))
      }
    }
  }

  /// Copies a file into the folder. Returns whether the file exists.
  ///
  /// - Throws: ``ConversionError`` where the file is larger than `maximumBytes`, can't be read, or is needed
  ///   and does not exist or is no regular file.
  func copy(
    _ path: String, to name: String, maximumBytes: Int, isNeeded: Bool, place: String
  ) throws(ConversionError) -> Bool {
    let source: FileDescriptor
    do {
      source = try FileDescriptor.open(FilePath(path), .readOnly, options: [.nonBlocking, .closeOnExec])
    } catch {
      if !isNeeded, error as? Errno == .noSuchFileOrDirectory { return false }
      throw ConversionError(
        .cannotOpen, operation: "open", message: isNeeded ? "\(error)" : "its \(path): \(error)",
        place: place,
        advice: "check the name and the permissions")
    }
    // Nothing was written to it, so closing loses nothing.
    defer { try? source.close() }
    guard (try? source.stat().type) == .regular else {
      if !isNeeded { return false }
      throw ConversionError(
        .cannotOpen, operation: "open", message: "it is not a file", place: place, advice: "name a file")
    }
    var left = maximumBytes
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    let isWhole = try use(name) { file in
      let target = try FileDescriptor.open(
        FilePath(file), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: .ownerReadWrite)
      return try target.closeAfter {
        while true {
          let count = try chunk.withUnsafeMutableBytes { try source.read(into: $0) }
          if count == 0 { return true }
          left -= count
          if left < 0 { return false }
          _ = try target.writeAll(chunk[..<count])
        }
      }
    }
    guard isWhole else {
      throw ConversionError(
        .badData, operation: "copy",
        message: "it is larger than the \(maximumBytes) bytes that are converted",
        place: place, advice: "take from it what is needed, with ogr2ogr")
    }
    return true
  }

  private func use<Result>(
    _ name: String, _ body: (_ file: String) throws -> Result
  ) throws(ConversionError) -> Result {
    let file = "\(path)/\(name)"
    do {
      return try body(file)
    } catch {
      throw ConversionError(
        .io, operation: "temporary file", message: "\(file): \(error)", place: place,
        advice: "make room there, or name another folder in TMPDIR")
    }
  }

  /// Removes the folder and the files in it.
  func remove() {
    Interruption.finishing(path) { removeTree(path) }
    close(descriptor)
  }
}
