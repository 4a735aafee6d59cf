/// The header of a FlatGeobuf file, as far as it says what the coordinates mean.
///
/// A table of FlatBuffers (https://flatgeobuf.org, `header.fbs`): every reference in it is looked at before it is
/// followed.
struct FlatGeobufHeader {
  /// Its code with the authority, else its WKT; nil where it says neither.
  let referenceSystem: String?

  /// The most that a header is read of, in bytes.
  static let maximumBytes = 1 << 22

  /// - Parameter bytes: of the file, from its start.
  /// - Returns: nil where they are no header.
  init?(of bytes: [UInt8]) {
    let reader = Reader(bytes: bytes)
    // Eight bytes of a mark, the length of the header, and the place of its table counted from there.
    guard let root = reader.reference(at: 12) else { return nil }
    // Fields are numbered in the order of the schema: the tenth of the header is the system.
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

    func number(at place: Int, _ count: Int) -> Int? {
      guard place >= 0, place <= bytes.count - count else { return nil }
      return (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }

    /// Where a reference leads, which counts from itself.
    func reference(at place: Int) -> Int? { number(at: place, 4).map { place + $0 } }

    /// Where a field of a table stands; nil where the table has none.
    func field(_ index: Int, of table: Int) -> Int? {
      guard let back = number(at: table, 4) else { return nil }
      let fields = table - Int(Int32(truncatingIfNeeded: back))
      guard let size = number(at: fields, 2), 4 + 2 * index + 2 <= size,
        let offset = number(at: fields + 4 + 2 * index, 2), offset > 0
      else { return nil }
      return table + offset
    }

    func text(at place: Int) -> String? {
      guard let start = reference(at: place), let count = number(at: start, 4),
        count <= bytes.count - start - 4
      else { return nil }
      return String(decoding: bytes[start + 4..<start + 4 + count], as: UTF8.self)
    }
  }
}
