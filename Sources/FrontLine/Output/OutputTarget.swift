package import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The target of an output that is written as a whole, by what exists at the path.
package enum OutputTarget: Sendable {
  /// A file, which is created, or replaced while it keeps its permissions. For a link, the file to which it
  /// leads.
  case file(path: String, permissions: FilePermissions?)
  /// A device, a pipe or a socket, which is written to directly.
  case stream(FileType)

  /// Determines the target of a path, following links.
  ///
  /// Throws for a folder, a dangling link, a write-protected file, and an existing file unless `overwrite`
  /// allows to replace it.
  package init(path: String, overwrite: Bool) throws(OutputTargetError) {
    guard let status = try? Stat(FilePath(path), followTargetSymlink: true) else {
      // Writing would replace the link, which nobody has asked for.
      if (try? Stat(FilePath(path), followTargetSymlink: false))?.type == .symbolicLink {
        throw .linkToNowhere
      }
      self = .file(path: path, permissions: nil)
      return
    }
    switch status.type {
    case .directory: throw .directory
    case .regular:
      if !overwrite { throw .exists }
      // Renaming only needs permission for the folder; a write-protected file is meant to be kept.
      if access(path, W_OK) != 0 { throw .locked(Errno(rawValue: errno)) }
      self = .file(path: resolvedPath(path) ?? path, permissions: status.permissions)
    default: self = .stream(status.type)
    }
  }
}

/// The reason why an output can't be written to a path.
package enum OutputTargetError: Error, Hashable, Sendable {
  case directory
  case linkToNowhere
  case exists
  case locked(Errno)

  /// What is wrong, in one line.
  package var message: String {
    switch self {
    case .directory: "it is a directory"
    case .linkToNowhere: "is a link to a file that does not exist"
    case .exists: "exists already"
    case .locked(let error): "can't be replaced: \(error)"
    }
  }

  /// The advice, in one line.
  package var advice: Wording {
    switch self {
    case .directory: "name a file in it"
    case .linkToNowhere: "remove it, or name its target"
    case .exists: "choose another name, or allow it with \(.overwrite)"
    case .locked: "unlock it"
    }
  }
}

/// Returns the temporary path for an output that must appear complete or not at all: hidden, in the same
/// folder, with a random name.
package func unfinishedPath(of path: FilePath) -> FilePath {
  path.removingLastComponent().appending(".frontline-\(UInt32.random(in: .min ... .max)).part")
}
