internal import CSQLite

/// A compiled statement.
final class SQLiteStatement {
  let handle: OpaquePointer

  /// Compiles the only statement of a text.
  init(_ text: String, _ connection: OpaquePointer) throws(SQLiteError) {
    var found: (first: OpaquePointer?, second: OpaquePointer?)
    let code = text.withCString { text in
      var rest: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v3(
        connection, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &found.first, &rest)
      if code != SQLITE_OK || found.first == nil { return code }
      // White space and comments may follow, but nothing that would not be run.
      return sqlite3_prepare_v3(connection, rest, -1, 0, &found.second, nil)
    }
    let isSingle = code == SQLITE_OK && found.second == nil
    sqlite3_finalize(found.second)
    guard isSingle || found.first == nil else {
      sqlite3_finalize(found.first)
      throw SQLiteError(.misuse, message: "there is more than one statement")
    }
    guard code == SQLITE_OK else { throw SQLiteError(ofLastCallOn: connection) }
    guard let first = found.first else { throw SQLiteError(.misuse, message: "there is no statement") }
    handle = first
  }

  deinit { sqlite3_finalize(handle) }

  /// Gives the parameters their values, of which SQLite makes copies.
  func bind(_ values: [any SQLiteBindable]) throws(SQLiteError) {
    let count = Int(sqlite3_bind_parameter_count(handle))
    guard values.count == count else {
      throw SQLiteError(.misuse, message: "wrong number of statement arguments: \(values.count)")
    }
    for (place, value) in zip(Int32(1)..., values) {
      guard bind(value.sqliteValue, at: place) == SQLITE_OK else { throw error }
    }
  }

  private func bind(_ value: SQLiteValue, at place: Int32) -> Int32 {
    // SQLITE_TRANSIENT
    let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: return sqlite3_bind_null(handle, place)
    case .integer(let number): return sqlite3_bind_int64(handle, place, number)
    case .double(let number): return sqlite3_bind_double(handle, place, number)
    case .text(let text):
      // With its length: a text may hold NUL.
      return text.withCString {
        sqlite3_bind_text64(handle, place, $0, UInt64(text.utf8.count), copies, UInt8(SQLITE_UTF8))
      }
    case .blob(let bytes):
      // A missing address would be NULL.
      if bytes.isEmpty { return sqlite3_bind_zeroblob(handle, place, 0) }
      return bytes.withUnsafeBytes {
        sqlite3_bind_blob64(handle, place, $0.baseAddress, UInt64($0.count), copies)
      }
    }
  }

  /// Goes to the next row. Returns whether there is one.
  func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw error
    }
  }

  /// Ends the statement, and lets go of its values.
  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  private var error: SQLiteError { SQLiteError(ofLastCallOn: sqlite3_db_handle(handle)) }
}
