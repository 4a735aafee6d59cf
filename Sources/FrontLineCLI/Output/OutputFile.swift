import FrontLine
import GeoJSON
import Interruptions
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that a result is written to, as a whole or not at all.
struct OutputFile {
  let path: String
  let overwrite: Bool

  /// Throws where the file may not be written, before anything is.
  func check() throws(Failure) {
    guard case .file(let target, _) = try target() else { return }
    let folder = FilePath(target).removingLastComponent().string
    if access(folder.isEmpty ? "." : folder, F_OK) != 0 { throw missing(folder: folder) }
  }

  /// Writes a temporary file in the same folder and renames it; writes to a device or a pipe directly.
  func write(_ bytes: [UInt8]) throws(Failure) {
    switch try target() {
    case .file(let path, let permissions): try create(bytes, at: path, mode: permissions)
    case .stream(let type): try fill(bytes, isPipe: type == .fifo)
    }
  }

  private func target() throws(Failure) -> OutputTarget {
    do throws(OutputTargetError) {
      return try OutputTarget(path: path, overwrite: overwrite)
    } catch {
      throw cannotCreate("\(error.message): \(error.advice.text(naming: \.typed))")
    }
  }

  private func create(_ bytes: [UInt8], at target: String, mode: FilePermissions?) throws(Failure) {
    let (temporary, descriptor) = try makeUnfinished(at: target, mode: mode)
    do {
      _ = try descriptor.closeAfter { try descriptor.writeAll(bytes) }
    } catch {
      removeUnfinished(temporary)
      throw cannotWrite("\(error): nothing was changed")
    }
    try finish(temporary, as: target)
  }

  /// Lets somebody else write a temporary file in the same folder, and renames it.
  ///
  /// Throws what `write` throws; nothing is changed then.
  func replaced(_ write: (_ temporary: String) async throws -> Void) async throws {
    guard case .file(let target, let mode) = try target() else {
      throw cannotCreate("it is no file: name a file")
    }
    let (temporary, descriptor) = try makeUnfinished(at: target, mode: mode)
    do {
      try descriptor.close()
      try await write(temporary)
    } catch {
      removeUnfinished(temporary)
      throw error
    }
    try finish(temporary, as: target)
  }

  private func makeUnfinished(
    at target: String, mode: FilePermissions?
  ) throws(Failure) -> (path: String, FileDescriptor) {
    let temporary = unfinishedPath(of: FilePath(target))
    do {
      let descriptor = try Interruption.making(temporary.string) {
        try FileDescriptor.open(
          temporary, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
          permissions: mode ?? FilePermissions(rawValue: 0o666))
      }
      return (temporary.string, descriptor)
    } catch Errno.noSuchFileOrDirectory {
      throw missing(folder: FilePath(target).removingLastComponent().string)
    } catch {
      throw cannotCreate("can't be created: \(error): check the folder and its permissions")
    }
  }

  private func removeUnfinished(_ path: String) { Interruption.finishing(path) { remove(path) } }

  private func finish(_ temporary: String, as target: String) throws(Failure) {
    do throws(Errno) {
      try Interruption.finishing(temporary) { () throws(Errno) in
        do throws(Errno) {
          try rename(temporary, to: target)
        } catch {
          remove(temporary)
          throw error
        }
      }
    } catch {
      throw cannotCreate("can't be created: \(error): nothing was changed")
    }
  }

  private func fill(_ bytes: [UInt8], isPipe: Bool) throws(Failure) {
    let descriptor = try openStream(isPipe: isPipe)
    do {
      _ = try descriptor.closeAfter { try descriptor.writeAll(bytes) }
    } catch {
      throw cannotWrite("\(error)")
    }
  }

  /// How many times opening a pipe that nobody reads is tried again, at intervals of a hundredth of a second.
  private static let patience = 200

  /// Opens a device or a pipe without waiting: a pipe that nobody reads would block the command for ever.
  ///
  /// Tries for two seconds, because the reader may just be starting.
  private func openStream(isPipe: Bool) throws(Failure) -> FileDescriptor {
    var attempts = 0
    while true {
      do {
        let descriptor = try FileDescriptor.open(
          FilePath(path), .writeOnly, options: [.nonBlocking, .closeOnExec])
        // From here on writing waits for a slow reader.
        let flags = fcntl(descriptor.rawValue, F_GETFL)
        _ = fcntl(descriptor.rawValue, F_SETFL, flags & ~O_NONBLOCK)
        return descriptor
      } catch Errno.noSuchAddressOrDevice where isPipe {
        attempts += 1
        if attempts > Self.patience {
          throw cannotCreate("it is a pipe that nobody reads: start its reader first, or name a file")
        }
        usleep(10_000)
      } catch {
        throw cannotCreate("can't be opened: \(error): check its permissions")
      }
    }
  }

  private func missing(folder: String) -> Failure {
    cannotCreate("there is no folder \(displayName(ofPath: folder)): make it first")
  }

  private func cannotCreate(_ why: String) -> Failure {
    Failure(message: "\(displayName(ofPath: path)): \(why)", status: ExitStatus.cannotCreateOutput)
  }

  private func cannotWrite(_ why: String) -> Failure {
    Failure(message: "\(displayName(ofPath: path)): can't be written: \(why)", status: ExitStatus.inputOutput)
  }
}

// SystemPackage has no functions to remove and rename files.

func remove(_ path: String) { unlink(path) }

func rename(_ path: String, to newPath: String) throws(Errno) {
  if rename(path, newPath) != 0 { throw Errno(rawValue: errno) }
}
