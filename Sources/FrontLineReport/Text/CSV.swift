import Measurement

/// Comma-separated values by RFC 4180, lines ending in a line feed.
public struct CSV: Sendable {
  var stream = ByteStream()
  /// Whether the next field is the first of its line.
  var isLineStart = true

  /// Lines that are to be joined to others.
  init() {}

  public init(header: [String]) {
    assert(Set(header).count == header.count, "a column stands twice: \(header)")
    append(header)
  }

  /// What has been written so far, in UTF-8.
  public var bytes: [UInt8] { stream.bytes }

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  public mutating func append(_ fields: [String]) {
    for field in fields { write(field) }
    endLine()
  }

  /// The same with a last field of letters, digits and commas, which is quoted and not looked through.
  mutating func append(_ fields: [String], plain last: String) {
    for field in fields { write(field) }
    write(written: "\"\(last)\"".utf8)
    endLine()
  }

  /// Many lines, field by field, on several threads; they stand in the order of their numbers.
  mutating func append(
    lines count: Int, threads: Int, _ write: @Sendable (inout CSV, _ number: Int) -> Void
  ) {
    let parts = [Range](dividing: count, among: threads).map(onThreads: threads) {
      ()
    } _: { _, stretch in
      var part = CSV()
      part.stream.bytes.reserveCapacity(stretch.count * 160)
      for number in stretch {
        write(&part, number)
        part.endLine()
      }
      return part.bytes
    }
    stream.bytes.reserveCapacity(parts.reduce(bytes.count) { $0 + $1.count })
    for part in parts { stream.bytes += part }
  }
}
