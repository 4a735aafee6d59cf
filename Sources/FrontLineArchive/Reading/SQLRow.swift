internal import GRDB
internal import GRDBSQLite

/// The row that a statement stands at, read in place. A value of another type is converted as SQLite does it; GRDB's
/// own rows end the process if a damaged archive has a value that is not expected.
struct SQLRow {
  private let statement: SQLiteStatement

  init(_ statement: Statement) { self.statement = statement.sqliteStatement }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

  func double(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }

  func text(_ column: Int32) -> String? {
    guard let text = sqlite3_column_text(statement, column) else { return nil }
    let count = Int(sqlite3_column_bytes(statement, column))
    return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
  }

  /// Returns the bytes in SQLite's memory, which are valid until the statement steps on.
  func blob(_ column: Int32) -> UnsafeRawBufferPointer? {
    guard let bytes = sqlite3_column_blob(statement, column) else { return nil }
    return UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column)))
  }
}

extension Database {
  /// Calls `body` with every row of a query, to which a number or other arguments may be bound. The statement is
  /// compiled once.
  func forEachRow(
    _ sql: String, _ id: Int64? = nil, arguments: StatementArguments? = nil, _ body: (SQLRow) throws -> Void
  ) throws {
    let statement = try cachedStatement(sql: sql)
    if let arguments { try statement.setArguments(arguments) }
    let handle = statement.sqliteStatement
    sqlite3_reset(handle)
    defer { sqlite3_reset(handle) }
    if let id, sqlite3_bind_int64(handle, 1, id) != SQLITE_OK { throw error() }
    let row = SQLRow(statement)
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: try body(row)
      case SQLITE_DONE: return
      default: throw error()
      }
    }
  }

  private func error() -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(sqliteConnection)),
      message: String(cString: sqlite3_errmsg(sqliteConnection)))
  }
}
