import Measurement

/// A table as text in a ``Dialect``, lines ending in a line feed.
public struct CSV: Sendable {
  let dialect: Dialect
  var stream = ByteStream()
  /// Whether the next field is the first of its line.
  var isLineStart = true

  /// Creates CSV without a header, whose lines are to be joined to others.
  init(in dialect: Dialect) { self.dialect = dialect }

  /// Creates a text with a header.
  public init(header: [String], in dialect: Dialect = .standard) {
    self.dialect = dialect
    stream.bytes += dialect.byteOrderMark
    assert(Set(header).count == header.count, "a column stands twice: \(header)")
    append(header)
  }

  /// What has been written so far, in UTF-8.
  public var bytes: [UInt8] { stream.bytes }

  /// The whole text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends a row.
  public mutating func append(_ fields: [String]) {
    for field in fields { write(field) }
    endLine()
  }

  /// Appends a line whose last field holds neither quotes nor control characters: it is quoted without being searched.
  mutating func append(_ fields: [String], plain last: String) {
    for field in fields { write(field) }
    write(written: "\"\(last)\"".utf8)
    endLine()
  }

  /// Appends many lines, written field by field on several threads, in the order of their numbers.
  mutating func append(
    lines count: Int, threads: Int, _ write: @Sendable (inout CSV, _ number: Int) -> Void
  ) {
    append(parts: count, threads: threads) { csv, number in
      write(&csv, number)
      csv.endLine()
    }
  }

  /// Appends many parts, each of which is whole lines, written on several threads, in the order of their numbers.
  mutating func append(
    parts count: Int, threads: Int, _ write: @Sendable (inout CSV, _ number: Int) -> Void
  ) {
    let parts = [Range](dividing: count, among: threads).map(onThreads: threads) {
      ()
    } _: { [dialect] _, stretch in
      var part = CSV(in: dialect)
      part.stream.bytes.reserveCapacity(stretch.count * 160)
      for number in stretch { write(&part, number) }
      return part.bytes
    }
    stream.bytes.reserveCapacity(parts.reduce(bytes.count) { $0 + $1.count })
    for part in parts { stream.bytes += part }
  }
}

/// UTF-8 text to which numbers write their digits without creating a string first.
struct ByteStream: TextOutputStream, Sendable {
  var bytes: [UInt8] = []

  mutating func write(_ text: String) { bytes += text.utf8 }

  /// Appends the digits of a number. The standard library calls this where it can, and ``write(_:)`` elsewhere.
  mutating func _writeASCII(_ digits: UnsafeBufferPointer<UInt8>) { bytes += digits }
}
