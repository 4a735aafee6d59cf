import FrontLine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that files are added to, one by one.
enum FilledFolder {
  /// Makes the folder unless it is there; the one above it must be.
  static func make(_ path: String) throws(Failure) {
    if mkdir(path, 0o777) == 0 { return }
    let code = errno
    var status = stat()
    if code == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    let reason = code == EEXIST ? "it is a file, and no folder" : String(cString: strerror(code))
    throw Failure(
      message: "\(displayName(ofPath: path)): the folder can't be made: \(reason): name another",
      status: ExitStatus.cannotCreateOutput)
  }
}
