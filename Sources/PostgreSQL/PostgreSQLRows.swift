internal import CPQ

/// The rows that a statement returned, in PostgreSQL's binary form.
///
/// A column is read as what it is: reading it as another type ends the process or gives nonsense, as the statement
/// says which types it returns.
public final class PostgreSQLRows {
  private let pq: cpq_functions
  private let result: OpaquePointer?

  init(_ pq: cpq_functions, _ result: OpaquePointer? = nil) { (self.pq, self.result) = (pq, result) }

  deinit { if let result { pq.PQclear(result) } }

  /// The number of rows.
  public var count: Int { result.map { Int(pq.PQntuples($0)) } ?? 0 }

  /// Returns whether a cell is `NULL`.
  public func isNull(_ row: Int, _ column: Int) -> Bool {
    result.map { pq.PQgetisnull($0, Int32(row), Int32(column)) != 0 } ?? true
  }

  /// Returns the bytes of a value; empty for NULL.
  public func bytes(_ row: Int, _ column: Int) -> [UInt8] { Array(raw(row, column)) }

  /// Returns the bytes of a value, valid as long as the rows are.
  private func raw(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer {
    guard let result else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(
      start: pq.PQgetvalue(result, Int32(row), Int32(column)),
      count: Int(pq.PQgetlength(result, Int32(row), Int32(column))))
  }

  /// Returns a text; nil for NULL.
  public func text(_ row: Int, _ column: Int) -> String? {
    isNull(row, column) ? nil : String(decoding: raw(row, column), as: UTF8.self)
  }

  /// Returns a number of any integer type; 0 for NULL.
  public func integer(_ row: Int, _ column: Int) -> Int64 {
    let bytes = raw(row, column)
    guard let first = bytes.first else { return 0 }
    return bytes.dropFirst().reduce(Int64(Int8(bitPattern: first))) { $0 << 8 | Int64($1) }
  }

  /// Returns a `double precision`; 0 for NULL.
  public func double(_ row: Int, _ column: Int) -> Double {
    Double(bitPattern: UInt64(bitPattern: integer(row, column)))
  }

  /// Returns a `boolean`; false for NULL.
  public func truth(_ row: Int, _ column: Int) -> Bool { integer(row, column) != 0 }

  /// Returns a `date` as days since 1970-01-01; nil for NULL.
  public func day(_ row: Int, _ column: Int) -> Int? {
    isNull(row, column) ? nil : Int(integer(row, column)) + PostgreSQLEpoch.days
  }

  /// Returns a `timestamptz` as seconds since 1970-01-01T00:00:00Z, rounded down; nil for NULL.
  public func unixSeconds(_ row: Int, _ column: Int) -> Int64? {
    isNull(row, column)
      ? nil : Int64((Double(integer(row, column)) / 1e6).rounded(.down)) + PostgreSQLEpoch.seconds
  }
}

/// The beginning of PostgreSQL's time, 2000-01-01, after that of POSIX.
enum PostgreSQLEpoch {
  static let days = 10_957
  static let seconds: Int64 = 946_684_800
}

@available(*, unavailable, message: "rows belong to the task of their connection")
extension PostgreSQLRows: Sendable {}
