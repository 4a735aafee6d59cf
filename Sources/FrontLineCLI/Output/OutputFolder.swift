import FrontLine
import GeoJSON
import Interruptions
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of files that is written as a whole or not at all.
struct OutputFolder {
  let path: String
  /// Whether a folder of that name, with nothing but files in it, may be replaced.
  let overwrite: Bool

  /// A folder that is being filled.
  struct Unfinished: Sendable {
    fileprivate let path: FilePath

    func write(_ bytes: [UInt8], to name: String) throws {
      let file = path.appending(name)
      do {
        let descriptor = try FileDescriptor.open(
          file, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
          permissions: FilePermissions(rawValue: 0o666))
        _ = try descriptor.closeAfter { try descriptor.writeAll(bytes) }
      } catch let error as Errno {
        throw Failure(message: "\(name): can't be written: \(error)", status: ExitStatus.inputOutput)
      }
    }
  }

  /// Makes a folder beside it, fills that, and gives it its name.
  func replaced(_ fill: (Unfinished) async throws -> Void) async throws {
    let exists = access(path, F_OK) == 0
    if exists, !overwrite {
      throw cannotCreate("exists already: choose another name, or allow it with --overwrite")
    }
    let temporary = unfinishedPath(of: FilePath(path))
    _ = try Interruption.makingFolder { () throws(Failure) in
      guard mkdir(temporary.string, 0o777) == 0 else {
        throw cannotCreate("can't be created: \(Errno(rawValue: errno)): check the folder that it is in")
      }
      return temporary.string
    }
    do {
      try await fill(Unfinished(path: temporary))
    } catch {
      Interruption.finishing(temporary.string) { Self.removeFolder(temporary.string) }
      throw error
    }
    try Interruption.finishing(temporary.string) { () throws(Failure) in
      if exists { Self.removeFolder(path) }
      if rename(temporary.string, path) != 0 {
        let error = Errno(rawValue: errno)
        Self.removeFolder(temporary.string)
        throw cannotCreate("can't be replaced: \(error): remove it first")
      }
    }
  }

  /// Removes a folder and the files in it; what has folders in it stays.
  private static func removeFolder(_ path: String) {
    if let stream = opendir(path) {
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
          field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)) {
            String(cString: $0)
          }
        }
        if name != ".", name != ".." { unlink("\(path)/\(name)") }
      }
      closedir(stream)
    }
    rmdir(path)
  }

  private func cannotCreate(_ why: String) -> Failure {
    Failure(message: "\(displayName(ofPath: path)): \(why)", status: ExitStatus.cannotCreateOutput)
  }
}
