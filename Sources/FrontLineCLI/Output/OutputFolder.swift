import Folders
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
  /// Whether a folder of that name may be replaced.
  let overwrite: Bool
  /// Whether a file is of the kind that is written here: a folder with others in it is not replaced.
  let isOurs: @Sendable (_ name: String) -> Bool

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
        throw Failure(
          message: "\(name) of the sequence can't be written: \(error): nothing was changed",
          status: ExitStatus.inputOutput)
      }
    }
  }

  /// Throws where the folder may not be written, before anything is.
  func check() throws(Failure) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard overwrite else {
      throw cannotCreate("exists already: choose another name, or allow it with --overwrite")
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw cannotCreate("it is no folder: choose another name")
    }
    let entries: [FolderEntry]
    do {
      entries = try Folders.entries(ofFolder: path)
    } catch {
      throw cannotCreate("what is in it can't be listed: \(error): choose another name")
    }
    if let other = entries.first(where: { $0.kind == .folder || !isOurs($0.displayName) }) {
      throw cannotCreate(
        "there is \(printable(other.displayName)) in it, which would be lost: choose another name")
    }
  }

  /// Makes a folder beside it, fills that, and gives it its name.
  func replaced(_ fill: (Unfinished) async throws -> Void) async throws {
    try check()
    let exists = access(path, F_OK) == 0
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
      Interruption.finishing(temporary.string) { removeTree(temporary.string) }
      throw error
    }
    try Interruption.finishing(temporary.string) { () throws(Failure) in
      // The old one is put aside first, so that it is there again where the new one can't take its name.
      let aside = unfinishedPath(of: FilePath(path)).string
      if exists, rename(path, aside) != 0 {
        let error = Errno(rawValue: errno)
        removeTree(temporary.string)
        throw cannotCreate("can't be replaced: \(error): nothing was changed")
      }
      if rename(temporary.string, path) != 0 {
        let error = Errno(rawValue: errno)
        if exists { _ = rename(aside, path) }
        removeTree(temporary.string)
        throw cannotCreate("can't be created: \(error): nothing was changed")
      }
      if exists { removeTree(aside) }
    }
  }

  private func cannotCreate(_ why: String) -> Failure {
    Failure(message: "\(displayName(ofPath: path)): \(why)", status: ExitStatus.cannotCreateOutput)
  }
}
