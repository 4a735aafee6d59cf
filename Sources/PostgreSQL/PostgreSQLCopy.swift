/// Rows in the binary form of `COPY`.
///
/// ```swift
/// var rows = PostgreSQLCopy()
/// rows.beginRow(columns: 2)
/// rows.write(Int64(1))
/// rows.write("occupied")
/// try connection.copy(rows, into: "statuses (id, status)")
/// ```
public struct PostgreSQLCopy: Sendable {
  /// The mark, no flags, no extension.
  private static let head: [UInt8] =
    Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8)
  /// What stands behind the last row.
  static let end: [CChar] = [-1, -1]

  private(set) var bytes = head
  /// How many rows there are.
  public private(set) var count = 0

  /// Creates a copy without rows.
  public init() {}

  /// Whether there is no row.
  public var isEmpty: Bool { count == 0 }
  /// The length of the rows in bytes.
  public var byteCount: Int { bytes.count }

  /// Begins a row, of which each column is written next, in order.
  public mutating func beginRow(columns: Int) {
    count += 1
    append(Int16(columns))
  }

  /// Writes a value that is not known.
  public mutating func writeNull() { append(Int32(-1)) }

  /// Writes a `bigint`.
  public mutating func write(_ number: Int64?) {
    guard let number else { return writeNull() }
    append(Int32(8))
    append(number)
  }

  /// Writes an `integer`.
  public mutating func write(_ number: Int32?) {
    guard let number else { return writeNull() }
    append(Int32(4))
    append(number)
  }

  /// Writes a `double precision`.
  public mutating func write(_ number: Double?) { write(number.map { Int64(bitPattern: $0.bitPattern) }) }

  /// Writes a truth.
  public mutating func write(_ truth: Bool) {
    append(Int32(1))
    bytes.append(truth ? 1 : 0)
  }

  /// Writes a text, or `NULL`.
  public mutating func write(_ text: String?) {
    guard let text else { return writeNull() }
    append(Int32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes a `bytea`, or a geometry as EWKB.
  public mutating func write(_ value: [UInt8]?) {
    guard let value else { return writeNull() }
    append(Int32(value.count))
    bytes.append(contentsOf: value)
  }

  /// Writes a `jsonb`.
  public mutating func write(json: some Collection<UInt8>) {
    append(Int32(json.count + 1))
    // The version of the form.
    bytes.append(1)
    bytes.append(contentsOf: json)
  }

  /// Writes a `date`.
  ///
  /// - Parameter day: days since 1970-01-01.
  public mutating func write(day: Int?) { write(day.map { Int32($0 - PostgreSQLEpoch.days) }) }

  /// Writes a `timestamptz`.
  public mutating func write(unixSeconds: Int64?) {
    write(unixSeconds.map { ($0 - PostgreSQLEpoch.seconds) * 1_000_000 })
  }

  private mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }
}
