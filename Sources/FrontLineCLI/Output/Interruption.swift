#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What happens when the process is told to stop: the file that is being written goes, and the status is that of
/// a shell, 128 and the signal.
enum Interruption {
  private static let capacity = 4096 + 64

  /// The path of the file that is being written, ended by NUL; empty where there is none.
  ///
  /// Unsafe: the handler may run at any moment, on any thread. It reads what `willWrite` has put there, and
  /// the first byte, which says whether there is anything, is written last and cleared first.
  private nonisolated(unsafe) static let path: UnsafeMutablePointer<CChar> = {
    let path = UnsafeMutablePointer<CChar>.allocate(capacity: capacity)
    path.initialize(repeating: 0, count: capacity)
    return path
  }()

  /// Called once, at the start, before there are other threads.
  static func install() {
    // Makes the path be there before a handler asks for it.
    path[0] = 0
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var old = sigaction()
      sigaction(number, nil, &old)
      // What the parent has ignored, as nohup does, stays ignored.
      if isIgnored(old) { continue }
      signal(number, Self.handler)
    }
    // A file that has become too large is an error of writing, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    #if canImport(Darwin)
      unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    #else
      unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
        == unsafeBitCast(SIG_IGN, to: Int.self)
    #endif
  }

  /// Calls nothing but what may be called in a handler (`signal-safety(7)`).
  private static let handler: @convention(c) (Int32) -> Void = { number in
    if Interruption.path[0] != 0 { unlink(Interruption.path) }
    _exit(128 + number)
  }

  /// Names the file that goes when the process is stopped.
  static func willWrite(_ file: String) {
    let bytes = Array(file.utf8CString)
    guard bytes.count > 1, bytes.count <= capacity else { return }
    for index in bytes.indices.dropFirst() { path[index] = bytes[index] }
    path[0] = bytes[0]
  }

  /// The file is done, or gone.
  static func didWrite() { path[0] = 0 }
}
