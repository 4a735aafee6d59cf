import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What happens when the process is told to stop: the files that are being written go, the programs that were started
/// end, and the status is that of a shell, 128 and the signal.
///
/// A handler runs at any moment, on any thread, while the others go on. A lock keeps it from the two moments that
/// matter: a file that is there and not yet known would stay, and one that has just gone can't be renamed, which
/// would be reported as an error before the process ends.
public enum Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Held by the thread that makes or finishes a file, or by a handler, for good.
  private static let isHeld = Atomic<Bool>(false)

  /// What is being written.
  ///
  /// Unsafe: read and written by who holds the lock only.
  private nonisolated(unsafe) static var unfinished: UnsafeMutablePointer<UnfinishedEntry>?

  /// The signal that came during a ``deferring(_:)``; 0 for none, and -1 where there is no such work.
  private static let deferred = Atomic<Int32>(-1)

  /// Called once, at the start, before there are other threads. A program that doesn't call it is stopped as ever.
  public static func install() {
    var action = sigaction()
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = Self.handler
    #else
      action.__sigaction_handler.sa_handler = Self.handler
    #endif
    // One handler at a time: a second one on the same thread would wait for the first.
    action.sa_mask = mask
    // What is being read or written where a signal is only noted goes on.
    action.sa_flags = SA_RESTART
    for number in signals {
      var old = sigaction()
      sigaction(number, nil, &old)
      // What the parent has ignored, as nohup does, stays ignored.
      if !isIgnored(old) { sigaction(number, &action, nil) }
    }
    // A file that has become too large is an error of writing, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Makes a file that goes when the process is stopped before it is finished.
  ///
  /// - Parameter companions: files that may come to be beside it, and go with it.
  public static func making<Result, E: Error>(
    _ path: String, companions: [String] = [], by make: () throws(E) -> Result
  ) throws(E) -> Result {
    try undisturbed { () throws(E) in
      let result = try make()
      for path in [path] + companions { unfinished = UnfinishedEntry.make(path, before: unfinished) }
      return result
    }
  }

  /// Makes a folder that goes, with the files in it, when the process is stopped before it is finished.
  ///
  /// - Parameter make: makes it, and says where.
  public static func makingFolder<E: Error>(by make: () throws(E) -> String) throws(E) -> String {
    try undisturbed { () throws(E) in
      let path = try make()
      unfinished = UnfinishedEntry.make(path, isFolder: true, before: unfinished)
      return path
    }
  }

  /// Renames or removes what was made.
  public static func finishing<E: Error>(
    _ path: String, companions: [String] = [], by finish: () throws(E) -> Void
  ) throws(E) {
    try undisturbed { () throws(E) in
      defer { for path in [path] + companions { UnfinishedEntry.forget(path, in: &unfinished) } }
      try finish()
    }
  }

  /// Starts a group of processes that is ended when this process is stopped.
  ///
  /// - Parameter start: starts it, and says who leads it.
  public static func startingGroup<E: Error>(by start: () throws(E) -> pid_t) throws(E) -> pid_t {
    try undisturbed { () throws(E) in
      let group = try start()
      unfinished = UnfinishedEntry.make(group: group, before: unfinished)
      return group
    }
  }

  /// Takes leave of a group of processes, whose number may be another's afterwards.
  public static func endingGroup(_ group: pid_t, by end: () -> Void) {
    undisturbed {
      end()
      UnfinishedEntry.forget(group: group, in: &unfinished)
    }
  }

  /// Does work that undoes itself when ``isPending`` tells it to: the first signal that comes meanwhile is obeyed when
  /// the work has ended, a second one at once. One such work at a time.
  public static func deferring<Result>(_ work: () async throws -> Result) async rethrows -> Result {
    deferred.store(0, ordering: .relaxed)
    defer {
      let signal = deferred.exchange(-1, ordering: .relaxed)
      // Not raised: threads of a pool take no signals.
      if signal > 0 { handler(signal) }
    }
    return try await work()
  }

  /// Whether a signal is waiting for the work to end.
  public static var isPending: Bool { deferred.load(ordering: .relaxed) > 0 }

  /// While it holds the lock the thread takes no signal: its own handler would wait for it in vain.
  private static func undisturbed<Result, E: Error>(_ work: () throws(E) -> Result) throws(E) -> Result {
    var (blocked, old) = (mask, sigset_t())
    pthread_sigmask(SIG_BLOCK, &blocked, &old)
    hold()
    defer {
      isHeld.store(false, ordering: .releasing)
      pthread_sigmask(SIG_SETMASK, &old, nil)
    }
    return try work()
  }

  /// Calls nothing but what may be called in a handler (`signal-safety(7)`).
  private static let handler: @convention(c) (Int32) -> Void = { number in
    if Interruption.deferred.compareExchange(expected: 0, desired: number, ordering: .relaxed).exchanged {
      return
    }
    Interruption.hold()
    Interruption.removeUnfinished()
    _exit(128 + number)
  }

  private static func removeUnfinished() {
    var next = unfinished
    while let entry = next {
      entry.pointee.remove()
      next = entry.pointee.next
    }
  }

  /// Ends the process from a handler of another kind. What is being written goes, unless this very thread is at it.
  static func leave(status: Int32) -> Never {
    if !isHeld.exchange(true, ordering: .acquiring) { removeUnfinished() }
    _exit(status)
  }

  private static func hold() {
    while !isHeld.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged {
      _ = poll(nil, 0, 1)
    }
  }

  private static var mask: sigset_t {
    var mask = sigset_t()
    sigemptyset(&mask)
    for number in signals { sigaddset(&mask, number) }
    return mask
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    #if canImport(Darwin)
      unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    #else
      unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
        == unsafeBitCast(SIG_IGN, to: Int.self)
    #endif
  }
}
