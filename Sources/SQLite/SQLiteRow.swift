internal import CSQLite

/// The row that a query stands at, read in place; columns count from 0.
///
/// A value of another type than the one asked for is converted as SQLite does it: a text that is no number is 0.
public struct SQLiteRow: ~Copyable {
  private let handle: OpaquePointer

  init(_ statement: SQLiteStatement) { handle = statement.handle }

  /// The number of columns.
  public var columnCount: Int32 { sqlite3_column_count(handle) }

  /// Returns whether a column is NULL.
  public func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  /// Returns a whole number; 0 for NULL.
  public func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  /// Returns a number in double precision; 0 for NULL.
  public func double(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }

  /// Returns a text, in which what is no UTF-8 is replaced by U+FFFD; nil for NULL.
  public func text(_ column: Int32) -> String? {
    guard let text = sqlite3_column_text(handle, column) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
  }

  /// Returns the bytes in SQLite's memory, which are valid until the query goes on; nil for NULL.
  public func blob(_ column: Int32) -> UnsafeRawBufferPointer? {
    if isNull(column) { return nil }
    let bytes = sqlite3_column_blob(handle, column)
    return UnsafeRawBufferPointer(
      start: bytes, count: bytes == nil ? 0 : Int(sqlite3_column_bytes(handle, column)))
  }

  /// Returns the value as it is stored.
  public func value(_ column: Int32) -> SQLiteValue {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: .integer(integer(column))
    case SQLITE_FLOAT: .double(double(column))
    case SQLITE_TEXT: .text(text(column) ?? "")
    case SQLITE_BLOB: .blob(blob(column).map(Array.init) ?? [])
    default: .null
    }
  }
}
