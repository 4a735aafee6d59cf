internal import CSQLite

/// A connection to a database file, or to a database in memory.
///
/// ```swift
/// let connection = try SQLiteConnection(path: "front.gpkg", .reading)
/// try connection.forEachRow("SELECT date, km2 FROM areas WHERE status = ?", ["occupied"]) { row in
///   print(row.text(0) ?? "", row.double(1))
/// }
/// ```
///
/// A statement is compiled once and kept for the next call with the same text, but for one that failed. Nothing is
/// read or locked between calls, unless a transaction is open.
///
/// Not `Sendable`: a connection has one user at a time. Open one for each task.
public final class SQLiteConnection {
  /// What a connection may do with the file.
  public enum Access: Sendable {
    /// Reads a file that is there.
    case reading
    /// Reads and writes, and makes the file if there is none.
    case writing
  }

  package let handle: OpaquePointer
  /// The statements that nobody uses at present, by their texts.
  private var idle: [String: SQLiteStatement] = [:]
  private var isClosed = false
  var watcher: StatementWatcher?

  /// Opens a file. SQLite reads it with the first statement.
  ///
  /// - Parameters:
  ///   - path: a path, in which SQLite sees a URI only if it was built so.
  ///   - patience: how long to wait for others that lock the file. Then statements fail with ``SQLiteError/Code/busy``.
  public init(path: String, _ access: Access, patience: Duration = .zero) throws(SQLiteError) {
    if path.utf8.contains(0) { throw SQLiteError(.cannotOpen, message: "the path holds a NUL character") }
    let flags =
      switch access {
      case .reading: SQLITE_OPEN_READONLY
      case .writing: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    var handle: OpaquePointer?
    // One user at a time, so that SQLite need not lock the connection.
    let code = sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard let handle else { throw SQLiteError(.noMemory, message: String(cString: sqlite3_errstr(code))) }
    guard code == SQLITE_OK else {
      let error = SQLiteError(ofLastCallOn: handle)
      sqlite3_close_v2(handle)
      throw error
    }
    self.handle = handle
    sqlite3_extended_result_codes(handle, 1)
    let milliseconds = patience / .milliseconds(1)
    if milliseconds > 0 { sqlite3_busy_timeout(handle, Int32(min(milliseconds.rounded(.up), 1e9))) }
  }

  /// Opens an empty database in memory.
  public static func inMemory() throws(SQLiteError) -> SQLiteConnection {
    try SQLiteConnection(path: ":memory:", .writing)
  }

  deinit {
    idle = [:]
    // A transaction that is open is rolled back.
    if !isClosed { sqlite3_close_v2(handle) }
  }

  /// Closes the connection, after which it can't be used.
  ///
  /// Throws ``SQLiteError/Code/busy``, and leaves it open, if a row is being read: `body` of
  /// ``forEachRow(_:_:_:)`` is the only place from which that can happen.
  public func close() throws(SQLiteError) {
    if isClosed { return }
    // They would keep the file open.
    idle = [:]
    guard sqlite3_close(handle) == SQLITE_OK else { throw SQLiteError(ofLastCallOn: handle) }
    isClosed = true
  }
}

@available(*, unavailable, message: "a connection has one user at a time")
extension SQLiteConnection: Sendable {}

// MARK: - Statements

extension SQLiteConnection {
  /// Runs one statement to its end. Rows that it returns are passed over.
  ///
  /// - Parameter values: those of its parameters, in their order.
  public func execute(_ text: String, _ values: [any SQLiteBindable] = []) throws(SQLiteError) {
    let statement = try begin(text, values)
    while try statement.step() {}
    end(statement, text)
  }

  /// Runs any number of statements, which are separated by semicolons, once. They have no parameters.
  ///
  /// If one fails, those before it have been run.
  public func run(_ script: String) throws(SQLiteError) {
    try check()
    guard sqlite3_exec(handle, script, nil, nil, nil) == SQLITE_OK else {
      throw SQLiteError(ofLastCallOn: handle)
    }
  }

  /// Calls `body` with each row of a query.
  ///
  /// A query may be nested into another, or into itself.
  public func forEachRow(
    _ query: String, _ values: [any SQLiteBindable] = [], _ body: (borrowing SQLiteRow) throws -> Void
  ) throws {
    let statement = try begin(query, values)
    while try statement.step() { try body(SQLiteRow(statement)) }
    end(statement, query)
  }

  /// Returns the integer in the first column of the first row; nil if there is no row, or NULL.
  public func integer(_ query: String, _ values: [any SQLiteBindable] = []) throws(SQLiteError) -> Int64? {
    let statement = try begin(query, values)
    var value: Int64?
    if try statement.step() {
      let row = SQLiteRow(statement)
      if !row.isNull(0) { value = row.integer(0) }
    }
    end(statement, query)
    return value
  }

  /// Returns the text in the first column of the first row; nil if there is no row, or NULL.
  public func text(_ query: String, _ values: [any SQLiteBindable] = []) throws(SQLiteError) -> String? {
    let statement = try begin(query, values)
    let value = try statement.step() ? SQLiteRow(statement).text(0) : nil
    end(statement, query)
    return value
  }

  /// The row number that the last `INSERT` gave.
  public var lastInsertedRowID: Int64 { sqlite3_last_insert_rowid(handle) }

  /// How many rows the last `INSERT`, `UPDATE` or `DELETE` inserted, changed or deleted.
  public var changeCount: Int { Int(sqlite3_changes(handle)) }

  /// Takes the statement of a text for one use. A nested use of the same text gets one of its own.
  private func begin(
    _ text: String, _ values: [any SQLiteBindable]
  ) throws(SQLiteError) -> SQLiteStatement {
    try check()
    let statement =
      if let known = idle.removeValue(forKey: text) { known } else { try SQLiteStatement(text, handle) }
    try statement.bind(values)
    return statement
  }

  /// Keeps a statement for the next use. One that failed does not come here, and is given up.
  private func end(_ statement: SQLiteStatement, _ text: String) {
    statement.reset()
    idle[text] = statement
  }

  private func check() throws(SQLiteError) {
    if isClosed { throw SQLiteError(.misuse, message: "the connection is closed") }
  }
}
