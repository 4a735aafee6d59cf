internal import CSQLite

extension SQLiteConnection {
  /// A limit of a connection.
  public enum Limit: Sendable {
    /// The longest text or blob, in bytes.
    case valueLength
    /// How many other files may be attached.
    case attachedFiles
  }

  /// Sets a limit.
  public func limit(_ limit: Limit, to value: Int32) {
    let number =
      switch limit {
      case .valueLength: SQLITE_LIMIT_LENGTH
      case .attachedFiles: SQLITE_LIMIT_ATTACHED
      }
    sqlite3_limit(handle, number, value)
  }

  /// Sets the most memory that SQLite may take in this process, in bytes. Statements that need more fail with
  /// ``SQLiteError/Code/noMemory``.
  public static func limitMemory(to count: Int64) { sqlite3_hard_heap_limit64(count) }

  /// Restricts the connection, since whoever made the file may have put triggers, views and expressions into it:
  /// no trigger and no view is run, functions in the schema do nothing but compute, neither the schema nor the tables
  /// behind a virtual one can be written to by hand, no library is loaded, and a name in double quotes is never a
  /// text.
  ///
  /// See https://www.sqlite.org/security.html.
  public func shut() throws(SQLiteError) {
    let code = csqlite_shut(handle)
    guard code == SQLITE_OK else { throw SQLiteError(code, message: String(cString: sqlite3_errstr(code))) }
  }

  /// Watches the statements of the connection. There is one watch for each connection; a second replaces the first.
  ///
  /// A statement that waits for the disk, or for others that lock the file, takes no steps.
  ///
  /// - Parameters:
  ///   - steps: how many steps of SQLite's machine a statement takes before `isOver` is asked, and asked again. Some
  ///     hundred thousand take a millisecond.
  ///   - begins: called when a statement begins.
  ///   - isOver: returns whether the statement that runs is to be ended: it fails with
  ///     ``SQLiteError/Code/interrupted``.
  public func watch(
    every steps: Int32, begins: @escaping () -> Void = {}, isOver: @escaping () -> Bool
  ) {
    let watcher = StatementWatcher(begins: begins, isOver: isOver)
    // It lives as long as the connection, which alone calls it.
    let pointer = Unmanaged.passUnretained(watcher).toOpaque()
    sqlite3_trace_v2(
      handle, UInt32(SQLITE_TRACE_STMT),
      { _, watcher, _, text in
        guard let watcher else { return 0 }
        // The programs of triggers are traced as comments, and belong to the statement.
        let isComment = text.map { $0.loadUnaligned(as: UInt16.self) == 0x2D2D } ?? false
        if !isComment { Unmanaged<StatementWatcher>.fromOpaque(watcher).takeUnretainedValue().begins() }
        return 0
      }, pointer)
    sqlite3_progress_handler(
      handle, steps,
      { watcher in
        guard let watcher else { return 0 }
        return Unmanaged<StatementWatcher>.fromOpaque(watcher).takeUnretainedValue().isOver() ? 1 : 0
      }, pointer)
    self.watcher = watcher
  }
}

/// What ``SQLiteConnection/watch(every:begins:isOver:)`` calls.
final class StatementWatcher {
  let begins: () -> Void
  let isOver: () -> Bool

  init(begins: @escaping () -> Void, isOver: @escaping () -> Bool) {
    (self.begins, self.isOver) = (begins, isOver)
  }
}
