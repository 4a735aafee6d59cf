import FrontLine
import FrontLineKit
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that are on the disk when a call returns, also if the machine stops at that moment.
enum DurableFile {
  /// Writes a file under a temporary path. Throws where there is no room, or no permission.
  static func write(_ bytes: [UInt8], to path: String) throws(JobError) {
    try wording(path) {
      let descriptor = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: FilePermissions(rawValue: 0o666))
      try descriptor.closeAfter {
        _ = try descriptor.writeAll(bytes)
        try sync(descriptor)
      }
    }
  }

  /// Appends to a file in one write, and returns when it is on the disk.
  static func append(_ bytes: [UInt8], to descriptor: FileDescriptor, path: String) throws(JobError) {
    try wording(path) {
      _ = try descriptor.writeAll(bytes)
      try sync(descriptor)
    }
  }

  /// Gives a file another name, also one that is taken.
  static func rename(_ path: String, to other: String) throws(JobError) {
    try wording(other) {
      if renameFile(path, other) != 0 { throw Errno(rawValue: errno) }
      try syncFolder(of: other)
    }
  }

  /// Makes a folder unless it is there.
  static func makeFolder(_ path: String) throws(JobError) {
    if mkdir(path, 0o777) == 0 { return }
    let error = Errno(rawValue: errno)
    var status = stat()
    if error == .fileExists, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    let isFile = error == .fileExists
    throw JobError(
      .cannotCreateOutput,
      "\(displayName(ofPath: path)): \(isFile ? "it is there, and no folder" : "can't be made: \(error)"): name another folder"
    )
  }

  /// Returns the size of a file; nil where there is none.
  static func byteCount(_ path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  private static func sync(_ descriptor: FileDescriptor) throws(Errno) {
    if fsync(descriptor.rawValue) != 0 {
      let error = Errno(rawValue: errno)
      // Some file systems can't.
      if error != .invalidArgument && error != .notSupported { throw error }
    }
  }

  private static func syncFolder(of path: String) throws {
    let folder = FilePath(path).removingLastComponent()
    let descriptor = try FileDescriptor.open(
      folder.isEmpty ? "." : folder, .readOnly, options: [.closeOnExec])
    try descriptor.closeAfter { try sync(descriptor) }
  }

  private static func wording(_ path: String, _ body: () throws -> Void) throws(JobError) {
    do {
      try body()
    } catch {
      let isForbidden = [Errno.permissionDenied, .readOnlyFileSystem].contains { $0 == error as? Errno }
      throw JobError(
        isForbidden ? .cannotCreateOutput : .inputOutput,
        "\(displayName(ofPath: path)): can't be written: \(error): what was complete is kept; make room or check the permissions, and fetch again"
      )
    }
  }
}

// By another name, since a method of the same one is in the way.
private func renameFile(_ path: String, _ other: String) -> CInt { rename(path, other) }

/// A lock that one process holds, until it ends, however it ends (`flock(2)`).
final class FileLock {
  private let descriptor: CInt

  /// Throws where another process holds it.
  ///
  /// - Parameter creates: whether the file is made where it is not there.
  init(_ path: String, of place: String, creates: Bool) throws(JobError) {
    descriptor = open(path, (creates ? O_CREAT | O_RDWR : O_RDONLY) | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw JobError(
        .cannotCreateOutput,
        "\(displayName(ofPath: place)): can't be locked: \(Errno(rawValue: errno)): check the permissions")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw JobError(
        .cannotCreateOutput,
        "\(displayName(ofPath: place)): another frontline fetches into it: wait until it is done")
    }
  }

  deinit { close(descriptor) }
}
