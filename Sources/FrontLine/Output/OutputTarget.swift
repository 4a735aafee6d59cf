package import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Where something that is written as a whole goes, by what is there already.
package enum OutputTarget: Sendable {
  /// A file of that path, which is made, or replaced where it has permissions. Of a link it is the file behind it.
  case file(path: String, permissions: FilePermissions?)
  /// A device, a pipe or a socket: it is written to as it stands.
  case stream(FileType)

  /// Looks what is there, links followed.
  ///
  /// Throws where nothing may be put there: a folder, a link to nowhere, a file that is write-protected, or one that
  /// `overwrite` does not allow to replace.
  package init(path: String, overwrite: Bool) throws(OutputTargetError) {
    guard let status = try? Stat(FilePath(path), followTargetSymlink: true) else {
      // The link would be replaced, which nobody has asked for.
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
      // Renaming asks the folder only; a file that is write-protected was meant to stay.
      if access(path, W_OK) != 0 { throw .locked(Errno(rawValue: errno)) }
      self = .file(path: Self.resolved(path), permissions: status.permissions)
    default: self = .stream(status.type)
    }
  }

  /// The path with all links followed; as it is where that can't be told.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}

/// Why nothing may be put at a place.
package enum OutputTargetError: Error, Hashable, Sendable {
  case directory
  case linkToNowhere
  case exists
  case locked(Errno)

  /// What is wrong: one line.
  package var message: String {
    switch self {
    case .directory: "it is a directory"
    case .linkToNowhere: "is a link that leads to no file"
    case .exists: "exists already"
    case .locked(let error): "can't be replaced: \(error)"
    }
  }

  /// What to do about it: one line.
  package var advice: Wording {
    switch self {
    case .directory: "name a file in it"
    case .linkToNowhere: "remove it, or name its target"
    case .exists: "choose another name, or allow it with \(.overwrite)"
    case .locked: "unlock it"
    }
  }
}
