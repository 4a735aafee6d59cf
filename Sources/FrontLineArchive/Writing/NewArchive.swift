public import FrontLine
internal import SQLite
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// An archive that is being made, under a temporary name until it is complete.
public struct NewArchive: Sendable {
  /// The path that the archive is meant for.
  public let path: String
  /// The path until then: hidden, in the same folder.
  public let temporaryPath: String
  private let overwrite: Bool
  /// The path of the file itself, if ``path`` is a link to it.
  private let targetPath: String
  /// The permissions of the file that is replaced.
  private let permissions: FilePermissions?

  /// The journal that SQLite keeps beside the temporary file while it writes.
  public var temporaryJournalPath: String { temporaryPath + "-journal" }

  /// Chooses the temporary name; ``make(now:)`` makes the file.
  ///
  /// Throws if the file exists and `overwrite` does not allow to replace it.
  public init(path: String, overwrite: Bool) throws(ArchiveError) {
    self.path = path
    self.overwrite = overwrite
    if path.utf8.contains(0) || path.isEmpty || path == "-" {
      throw ArchiveError(
        .cannotCreate, path: path, message: "an archive needs the name of a file",
        advice: "name one, such as front.gpkg")
    }
    let target: OutputTarget
    do throws(OutputTargetError) {
      target = try OutputTarget(path: path, overwrite: overwrite)
    } catch {
      let addition: Wording = error == .exists ? "add to it with \(action: .addToArchive), " : ""
      throw ArchiveError(
        .cannotCreate, path: path, message: Wording(error.message), advice: addition + error.advice)
    }
    guard case .file(let file, let permissions) = target else {
      throw ArchiveError(
        .cannotCreate, path: path, message: "it is not a file", advice: "choose another name")
    }
    (targetPath, self.permissions) = (file, permissions)
    temporaryPath = unfinishedPath(of: FilePath(file)).string
  }

  /// Makes an empty archive under the temporary name.
  ///
  /// Throws if the folder can't be written to.
  public func make(now: Instant) throws(ArchiveError) {
    do {
      // SQLite's own message does not say why.
      let descriptor = try FileDescriptor.open(
        FilePath(temporaryPath), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: permissions ?? FilePermissions(rawValue: 0o666))
      try descriptor.close()
    } catch {
      throw ArchiveError(
        .cannotCreate, path: path, message: "can't be created: \(error)",
        advice: "check the folder and its permissions")
    }
    do {
      let database = try ArchiveFile.openForWriting(temporaryPath)
      try database.run("PRAGMA application_id = \(ArchiveSchema.applicationID)")
      try database.run("PRAGMA user_version = \(ArchiveSchema.userVersion)")
      try database.transaction(.immediate) {
        try database.run(ArchiveSchema.statements(now: now.dateTime))
      }
      try database.close()
    } catch {
      discard()
      throw ArchiveError(error, path: path, .writing)
    }
  }

  /// Gives the archive its name.
  ///
  /// Throws if that fails, or if another program has made a file of that name meanwhile.
  public func publish() throws(ArchiveError) {
    // A link fails if the name is taken; a rename would replace the file.
    let failed = overwrite ? rename(temporaryPath, targetPath) != 0 : link(temporaryPath, targetPath) != 0
    let error = Errno(rawValue: errno)
    if failed, !overwrite, error == .notSupported || error == .notPermitted, access(targetPath, F_OK) != 0,
      rename(temporaryPath, targetPath) == 0
    {
      return
    }
    discard()
    if failed {
      throw ArchiveError(
        .cannotCreate, path: path, message: "can't be created: \(error)", advice: "choose another name")
    }
  }

  /// Removes the temporary file.
  public func discard() {
    unlink(temporaryPath)
    unlink(temporaryJournalPath)
  }
}
