/// The part of a FlatGeobuf header that states the coordinate reference system.
///
/// The header is a table of FlatBuffers (https://flatgeobuf.org, `header.fbs`). Every reference in it is
/// checked before it is followed.
struct FlatGeobufHeader {
  /// The authority and code of the system, else its WKT; nil where the header has neither.
  let referenceSystem: String?

  /// The greatest number of bytes of a header that are read.
  static let maximumBytes = 1 << 22

  /// - Parameter bytes: the start of the file.
  /// - Returns: nil where the bytes are no header.
  init?(of bytes: [UInt8]) {
    let reader = Reader(bytes: bytes)
    // The magic bytes (8), the length of the header (4), and the offset of its table, counted from that
    // offset.
    guard let root = reader.reference(at: 12), reader.number(at: root, 4) != nil else { return nil }
    // Fields are numbered from 0 in the order of the schema: field 10 of the header is the system.
    guard let field = reader.field(10, of: root), let system = reader.reference(at: field) else {
      referenceSystem = nil
      return
    }
    let authority = reader.field(0, of: system).flatMap(reader.text)
    let code = reader.field(1, of: system).flatMap { reader.number(at: $0, 4) }.map {
      Int32(truncatingIfNeeded: $0)
    }
    let wkt = reader.field(4, of: system).flatMap(reader.text)
    if let code, code > 0, (authority ?? "EPSG").uppercased() == "EPSG" {
      referenceSystem = "EPSG:\(code)"
    } else {
      referenceSystem = wkt?.nonBlank
    }
  }

  private struct Reader {
    let bytes: [UInt8]

    func number(at position: Int, _ count: Int) -> Int? {
      guard position >= 0, position <= bytes.count - count else { return nil }
      return (0..<count).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
    }

    /// Returns the target of a reference, which is relative to its own position.
    func reference(at position: Int) -> Int? { number(at: position, 4).map { position + $0 } }

    /// Returns the position of a field of a table; nil where the table does not have it.
    func field(_ index: Int, of table: Int) -> Int? {
      guard let back = number(at: table, 4) else { return nil }
      let fields = table - Int(Int32(truncatingIfNeeded: back))
      guard let size = number(at: fields, 2), 4 + 2 * index + 2 <= size,
        let offset = number(at: fields + 4 + 2 * index, 2), offset > 0
      else { return nil }
      return table + offset
    }

    func text(at position: Int) -> String? {
      guard let start = reference(at: position), let count = number(at: start, 4),
        count <= bytes.count - start - 4
      else { return nil }
      return String(decoding: bytes[start + 4..<start + 4 + count], as: UTF8.self)
    }
  }
}
