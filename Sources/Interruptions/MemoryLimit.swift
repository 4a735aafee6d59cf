#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The limit of address space under which the process was started (`ulimit -v`), and a message where it does
/// not suffice.
///
/// Swift and the libraries assume that there is memory. Without it they crash, or wait forever for threads
/// that can't be made.
public enum MemoryLimit {
  /// The memory in bytes that the program and its libraries take before they hold any data.
  private static let minimum = 256 << 20

  private static let signals = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE]

  /// The last message, made beforehand, since there will be no memory for it.
  ///
  /// Unsafe: written once, before there are other threads.
  private nonisolated(unsafe) static var words: (start: UnsafeMutablePointer<CChar>, count: Int)?
  /// A quarter of the allowed memory, in bytes.
  private nonisolated(unsafe) static var quarter = 0
  /// The previous action of each signal, in the order of `signals`.
  private nonisolated(unsafe) static var before = signals.map { _ in sigaction() }

  /// Installs the handlers. Call it once at the start, before there are other threads. Does nothing where
  /// there is no limit.
  ///
  /// - Returns: an error message where the limit is too low to begin, else nil.
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

  /// Prints the message and exits where a crash finds less than a quarter of the memory free. Otherwise the
  /// crash takes its course.
  private static let handler: @convention(c) (Int32) -> Void = { number in
    let more = mmap(nil, quarter, PROT_NONE, MAP_PRIVATE | MAP_ANON, -1, 0)
    if more == MAP_FAILED, let words {
      _ = write(STDERR_FILENO, words.start, words.count)
      Interruption.leave(status: 1)
    }
    if more != MAP_FAILED { munmap(more, quarter) }
    // The instruction that caused the signal runs again, now with the previous action.
    for index in signals.indices where signals[index] == number { sigaction(number, &before[index], nil) }
  }
}
