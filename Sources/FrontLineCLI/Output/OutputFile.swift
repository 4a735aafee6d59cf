import FrontLine
import GeoJSON
import Interruptions
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that a result is written to: as a whole or not at all.
struct OutputFile {
  let path: String
  let overwrite: Bool

  /// Writes a temporary file beside it and renames that; a device or a pipe is written to as it stands.
  func write(_ bytes: [UInt8]) throws(Failure) {
    guard let status = try? Stat(FilePath(path)) else {
      // The link would be replaced, which nobody has asked for.
      if isLink(path) { throw cannotCreate("is a link that leads to no file: remove it, or name its target") }
      return try create(bytes, at: path, mode: nil)
    }
    switch status.type {
    case .directory:
      throw cannotCreate("it is a directory: name a file in it")
    case .regular:
      if !overwrite {
        throw cannotCreate("exists already: choose another name, or allow it with --overwrite")
      }
      // Renaming asks the folder only; a file that is write-protected was meant to stay.
      if access(path, W_OK) != 0 {
        throw cannotCreate("can't be replaced: \(Errno(rawValue: errno)): unlock it")
      }
      // Of a link the file that it points to is replaced.
      try create(bytes, at: resolved(path), mode: status.permissions)
    default:
      try fill(bytes)
    }
  }

  private func create(_ bytes: [UInt8], at target: String, mode: FilePermissions?) throws(Failure) {
    let temporary = unfinishedPath(of: FilePath(target))
    let descriptor: FileDescriptor
    do {
      descriptor = try Interruption.making(temporary.string) {
        try FileDescriptor.open(
          temporary, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
          permissions: mode ?? FilePermissions(rawValue: 0o666))
      }
    } catch {
      throw cannotCreate("can't be created: \(error): check the folder and its permissions")
    }
    do {
      _ = try descriptor.closeAfter { try descriptor.writeAll(bytes) }
    } catch {
      Interruption.finishing(temporary.string) { remove(temporary.string) }
      throw cannotWrite("\(error): nothing was changed")
    }
    do throws(Errno) {
      try Interruption.finishing(temporary.string) { () throws(Errno) in
        do throws(Errno) {
          try rename(temporary.string, to: target)
        } catch {
          remove(temporary.string)
          throw error
        }
      }
    } catch {
      throw cannotCreate("can't be created: \(error): nothing was changed")
    }
  }

  private func fill(_ bytes: [UInt8]) throws(Failure) {
    let descriptor: FileDescriptor
    do {
      descriptor = try FileDescriptor.open(FilePath(path), .writeOnly, options: .closeOnExec)
    } catch {
      throw cannotCreate("can't be opened: \(error): check its permissions")
    }
    do {
      _ = try descriptor.closeAfter { try descriptor.writeAll(bytes) }
    } catch {
      throw cannotWrite("\(error)")
    }
  }

  private func cannotCreate(_ why: String) -> Failure {
    Failure(message: "\(displayName(ofPath: path)): \(why)", status: Failure.cannotCreateOutput)
  }

  private func cannotWrite(_ why: String) -> Failure {
    Failure(message: "\(displayName(ofPath: path)): can't be written: \(why)", status: Failure.inputOutput)
  }
}

/// The path with all links followed; as it is where that can't be told.
private func resolved(_ path: String) -> String {
  guard let real = realpath(path, nil) else { return path }
  defer { free(real) }
  return String(cString: real)
}
