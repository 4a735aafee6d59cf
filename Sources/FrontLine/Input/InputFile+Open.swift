internal import SystemPackage

extension InputFile {
  /// Opens a regular file. Throws for anything else.
  ///
  /// Opening a pipe does not wait for its other end. Devices and pipes are refused, because the size of their
  /// content is unknown in advance; they can be given as standard input.
  static func openRegular(_ path: String) throws(InputError) -> (descriptor: FileDescriptor, size: Int) {
    if path.utf8.contains(0) {
      throw InputError(
        .cannotOpen,
        path: path,
        message: "the path holds a NUL character",
        advice: "name a file without it"
      )
    }
    let descriptor: FileDescriptor
    do {
      descriptor = try FileDescriptor.open(
        FilePath(path),
        .readOnly,
        options: [.nonBlocking, .closeOnExec]
      )
    } catch {
      throw cannotOpen(path, error as? Errno ?? .ioError)
    }
    do throws(InputError) {
      return (descriptor, try sizeOfRegularFile(descriptor, path: path))
    } catch {
      try? descriptor.close()
      throw error
    }
  }

  private static func sizeOfRegularFile(
    _ descriptor: FileDescriptor,
    path: String
  ) throws(InputError) -> Int {
    let status: Stat
    do throws(Errno) {
      status = try descriptor.stat()
    } catch {
      throw cannotOpen(path, error)
    }
    switch status.type {
    case .regular:
      return Int(status.size)
    case .directory:
      throw InputError(
        .cannotOpen,
        path: path,
        message: "it is a directory, where one file is needed",
        advice: "name a file in it"
      )
    case .fifo, .socket:
      throw notRegular(path, what: "a pipe")
    case .characterSpecial, .blockSpecial:
      throw notRegular(path, what: "a device, empty or without end")
    default:
      throw notRegular(path, what: "something else")
    }
  }

  private static func notRegular(_ path: String, what: String) -> InputError {
    InputError(
      .cannotOpen,
      path: path,
      message: "not a regular file but \(what)",
      advice: "name a file, or - to read standard input"
    )
  }

  static func cannotOpen(_ path: String, _ error: Errno) -> InputError {
    if isAddress(path) {
      return InputError(
        .cannotOpen, path: path, message: "it is an address, and only files are read",
        advice: "get it with \(action: .fetch) \(.url) ADDRESS \(.into) FOLDER, and name the folder")
    }
    let advice: Wording =
      switch error {
      case .noSuchFileOrDirectory where path.isEmpty: "give the name of a file"
      // Names in other encodings arrive from the shell with U+FFFD, and can't be found.
      case .noSuchFileOrDirectory where path.unicodeScalars.contains("\u{FFFD}"):
        "its name is not UTF-8: rename it, or give it through standard input"
      case .noSuchFileOrDirectory: "check the path"
      case .notDirectory: "check the path: a part of it is a file"
      case .permissionDenied: "make it readable for this user"
      case .tooManySymbolicLinkLevels: "the link points to itself: name the file it should point to"
      case .fileNameTooLong: "check the path"
      case .tooManyOpenFiles, .tooManyOpenFilesInSystem: "raise the limit with ulimit -n"
      default: "check the path and the file"
      }
    return InputError(.cannotOpen, path: path, message: "can't be opened: \(error)", advice: advice)
  }

  /// Whether a path begins as the address of a server does.
  private static func isAddress(_ path: String) -> Bool {
    path.prefix(8).lowercased().hasPrefix("https://") || path.prefix(7).lowercased().hasPrefix("http://")
  }
}
