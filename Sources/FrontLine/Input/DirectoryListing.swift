internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The names in a directory, sorted by their bytes, without `.` and `..`.
///
/// Names that are not UTF-8 are nil: no string can name them.
func namesInDirectory(_ path: String) throws(InputError) -> [String?] {
  guard let stream = opendir(path) else {
    throw InputFile.cannotOpen(path, Errno(rawValue: errno))
  }
  defer { closedir(stream) }
  var names: [String?] = []
  while true {
    errno = 0
    guard let entry = readdir(stream) else { break }
    let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
      field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)) {
        String(validatingCString: $0)
      }
    }
    if name != "." && name != ".." { names.append(name) }
  }
  if errno != 0 {
    throw InputError(
      .io,
      path: path,
      message: "can't be listed: \(Errno(rawValue: errno))",
      advice: "check the disk, and try again"
    )
  }
  return names.sorted { left, right in
    (left ?? "").utf8.lexicographicallyPrecedes((right ?? "").utf8)
  }
}

/// What kind of file a path names, links followed.
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
