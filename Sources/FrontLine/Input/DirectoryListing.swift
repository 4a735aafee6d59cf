internal import Folders
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file in a directory.
struct DirectoryEntry {
  /// The name; nil where it is not UTF-8, so that no string can represent it.
  let name: String?
  /// The kind, with links followed; nil for a dangling link.
  let kind: FileKind?
  /// Whether it is a symbolic link.
  let isLink: Bool
}

/// Whether a symbolic link leads to a file of the directory that it lies in, as `latest.geojson` does.
func linksToItsOwnDirectory(_ path: String) -> Bool {
  guard let slash = path.lastIndex(of: "/"), let own = resolvedPath(path[...slash] + "."),
    let file = resolvedPath(path), let end = file.lastIndex(of: "/")
  else { return false }
  return file[..<end] == own
}

/// Returns a path with all links resolved; nil where it leads nowhere.
func resolvedPath(_ path: some StringProtocol) -> String? {
  guard let real = realpath(String(path), nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}

/// Returns the entries of a directory, sorted by the bytes of their names, without `.` and `..`.
///
/// Most file systems report the kind with the name, so no entry has to be examined separately. Throws where
/// the directory can't be listed.
func entriesInDirectory(_ path: String) throws(InputError) -> [DirectoryEntry] {
  let listed: [FolderEntry]
  do {
    listed = try Folders.entries(ofFolder: path)
  } catch .ioError {
    throw InputError(
      .io, path: path, message: "can't be listed: \(Errno.ioError)", advice: "check the disk, and try again")
  } catch {
    throw InputFile.cannotOpen(path, error)
  }
  let prefix = path.hasSuffix("/") ? path : path + "/"
  let entries = listed.map { entry in
    let kind: FileKind? =
      switch entry.kind {
      case .file: .regular
      case .folder: .directory
      case .link, .unknown: entry.name.flatMap { try? FileKind(path: prefix + $0) }
      }
    return DirectoryEntry(name: entry.name, kind: kind, isLink: entry.kind == .link)
  }
  return entries.sorted { ($0.name ?? "").precedesByBytes($1.name ?? "") }
}

/// The kind of file that a path names, with links followed.
enum FileKind {
  case regular
  case directory
  case other

  init(path: String) throws(InputError) {
    if path.utf8.contains(0) {
      throw InputError(
        .cannotOpen,
        path: path,
        message: "the path holds a NUL character",
        advice: "name a file without it"
      )
    }
    do throws(Errno) {
      switch try Stat(FilePath(path)).type {
      case .regular: self = .regular
      case .directory: self = .directory
      default: self = .other
      }
    } catch {
      throw InputFile.cannotOpen(path, error)
    }
  }
}
