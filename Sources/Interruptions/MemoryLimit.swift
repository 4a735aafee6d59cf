#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The limit of address space that a process was started under (`ulimit -v`), and its end in words where it does not
/// suffice.
///
/// Swift and the libraries take it for granted that there is memory: without it they crash, or wait for ever for
/// threads that can't be made.
public enum MemoryLimit {
  /// What the program and its libraries take before there is anything in them, in bytes.
  private static let minimum = 256 << 20

  private static let signals = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE]

  /// The last words, made beforehand, since there will be no memory for them.
  ///
  /// Unsafe: written once, before there are other threads.
  private nonisolated(unsafe) static var words: (start: UnsafeMutablePointer<CChar>, count: Int)?
  /// A quarter of what is allowed.
  private nonisolated(unsafe) static var quarter = 0
  /// What happened at each signal before, in their order.
  private nonisolated(unsafe) static var before = signals.map { _ in sigaction() }

  /// Called once, at the start, before there are other threads. Costs nothing where there is no limit.
  ///
  /// - Returns: what is to be said before anything is begun, where the limit is too low to begin.
  public static func install() -> String? {
    var limit = rlimit()
    #if canImport(Darwin)
      let kind = RLIMIT_AS
    #else
      let kind = __rlimit_resource_t(RLIMIT_AS.rawValue)
    #endif
    guard getrlimit(kind, &limit) == 0, limit.rlim_cur != rlim_t.max, limit.rlim_cur < rlim_t(Int.max / 2)
    else {
      return nil
    }
    let bytes = Int(limit.rlim_cur)
    if bytes < minimum {
      return
        "no more than \(bytes >> 20) MiB of memory may be used (ulimit -v), which is too little to begin: "
        + "allow \(minimum >> 20) MiB or more"
    }
    let text =
      "frontline: the \(bytes >> 20) MiB of memory that may be used (ulimit -v) don't suffice: allow more\n"
    words = strdup(text).map { ($0, text.utf8.count) }
    quarter = bytes / 4
    var action = sigaction()
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = handler
    #else
      action.__sigaction_handler.sa_handler = handler
    #endif
    for (index, number) in signals.enumerated() { sigaction(number, &action, &before[index]) }
    return nil
  }

  /// Ends a crash in words where less than a quarter of the memory is left; else it goes on as it would have.
  private static let handler: @convention(c) (Int32) -> Void = { number in
    let more = mmap(nil, quarter, PROT_NONE, MAP_PRIVATE | MAP_ANON, -1, 0)
    if more == MAP_FAILED, let words {
      _ = write(STDERR_FILENO, words.start, words.count)
      Interruption.leave(status: 1)
    }
    if more != MAP_FAILED { munmap(more, quarter) }
    // What caused it is done again.
    for index in signals.indices where signals[index] == number { sigaction(number, &before[index], nil) }
  }
}
