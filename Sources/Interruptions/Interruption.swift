import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Handles the signals that stop the process: removes the files that are being written, ends the programs
/// that were started, and exits with the status that a shell gives, 128 plus the signal.
///
/// A handler can run at any moment on any thread, while the other threads go on. A lock keeps it from the two
/// moments that matter. A file that has been made but not yet recorded would be left behind. A file that has
/// been removed by the handler can't be renamed, which would be reported as an error before the process ends.
public enum Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Held by the thread that makes or finishes a file, or by a handler, which never releases it.
  private static let isHeld = Atomic<Bool>(false)

  /// The files, folders and groups of processes that are not finished.
  ///
  /// Unsafe: read and written only by the holder of the lock.
  private nonisolated(unsafe) static var unfinished: UnsafeMutablePointer<UnfinishedEntry>?

  /// The signal that arrived during ``deferring(_:)``; 0 for none, -1 while no such work runs.
  private static let deferred = Atomic<Int32>(-1)

  /// Installs the handlers. Call it once at the start, before there are other threads. Without it signals
  /// stop the process as usual.
  public static func install() {
    var action = sigaction()
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = Self.handler
    #else
      action.__sigaction_handler.sa_handler = Self.handler
    #endif
    // Only one handler at a time: a second one on the same thread would wait for the first.
    action.sa_mask = mask
    // Where a signal is only noted, interrupted reads and writes are continued.
    action.sa_flags = SA_RESTART
    for number in signals {
      var old = sigaction()
      sigaction(number, nil, &old)
      // Signals that the parent process ignores, as with nohup, stay ignored.
      if !isIgnored(old) { sigaction(number, &action, nil) }
    }
    // A file that grows beyond the limit is an error of writing, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Makes a file that is removed when the process is stopped before the file is finished.
  ///
  /// - Parameter companions: files that may appear beside it, and are removed with it.
  public static func making<Result, E: Error>(
    _ path: String, companions: [String] = [], by make: () throws(E) -> Result
  ) throws(E) -> Result {
    try undisturbed { () throws(E) in
      let result = try make()
      for path in [path] + companions { unfinished = UnfinishedEntry.make(path, before: unfinished) }
      return result
    }
  }

  /// Makes a folder that is removed, with the files in it, when the process is stopped before the folder is
  /// finished.
  ///
  /// - Parameter make: makes the folder and returns its path.
  public static func makingFolder<E: Error>(by make: () throws(E) -> String) throws(E) -> String {
    try undisturbed { () throws(E) in
      let path = try make()
      unfinished = UnfinishedEntry.make(path, isFolder: true, before: unfinished)
      return path
    }
  }

  /// Renames or removes a file or folder made by ``making(_:companions:by:)`` or ``makingFolder(by:)``. It is
  /// then no longer removed when the process is stopped.
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
  /// - Parameter start: starts the group and returns the number of its leader.
  public static func startingGroup<E: Error>(by start: () throws(E) -> pid_t) throws(E) -> pid_t {
    try undisturbed { () throws(E) in
      let group = try start()
      unfinished = UnfinishedEntry.make(group: group, before: unfinished)
      return group
    }
  }

  /// Ends a group of processes and forgets its number, which may belong to another group afterwards.
  public static func endingGroup(_ group: pid_t, by end: () -> Void) {
    undisturbed {
      end()
      UnfinishedEntry.forget(group: group, in: &unfinished)
    }
  }

  /// Runs work that checks ``isPending`` and then ends of itself, undoing what it began. The first signal
  /// that arrives meanwhile takes effect when the work has ended, a second one at once. Only one such work
  /// may run at a time.
  public static func deferring<Result>(_ work: () async throws -> Result) async rethrows -> Result {
    deferred.store(0, ordering: .relaxed)
    defer {
      let signal = deferred.exchange(-1, ordering: .relaxed)
      // The handler is called, the signal is not raised: threads of a pool take no signals.
      if signal > 0 { handler(signal) }
    }
    return try await work()
  }

  /// Whether a signal is waiting for the deferring work to end.
  public static var isPending: Bool { deferred.load(ordering: .relaxed) > 0 }

  /// Runs work while holding the lock. Meanwhile the thread takes no signal: its own handler would wait
  /// forever for the lock.
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

  /// Calls only functions that are allowed in a handler (`signal-safety(7)`).
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

  /// Ends the process from a handler for another purpose. Removes unfinished files, unless the lock is held,
  /// which may be by this very thread.
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
