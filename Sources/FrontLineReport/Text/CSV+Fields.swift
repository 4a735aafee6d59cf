import GeoJSON

extension CSV {
  /// Writes a text, in quotes if it holds a separator or a quote. Escapes control characters, so that it stays one line,
  /// and puts an apostrophe before what a spreadsheet would run.
  mutating func write(_ field: String) {
    beginField()
    var field = field
    if Dialect.isFormula(field) {
      dialect.didDisarm?(field)
      field = "'" + field
    }
    let separator = dialect.separator
    // Nearly all fields are numbers, dates and paths.
    let isPlain = field.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != separator }) else {
        return false
      }
      stream.bytes += bytes
      return true
    }
    if isPlain { return }
    field = printable(field, limit: .max)
    guard field.utf8.contains(where: { $0 == 0x22 || $0 == separator }) else { return stream.write(field) }
    let inner = field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    stream.write("\"\(inner)\"")
  }

  /// Writes a number as the dialect has it, or an empty field for nil.
  mutating func write(_ number: Double?, isCoordinate: Bool = false) {
    beginField()
    guard let number else { return }
    if let text = dialect.text(of: number, isCoordinate: isCoordinate) {
      stream.write(text)
    } else {
      number.write(to: &stream)
    }
  }

  mutating func write(_ number: Int) {
    beginField()
    number.description.write(to: &stream)
  }

  mutating func write(_ truth: Bool) {
    beginField()
    stream.write(truth ? "true" : "false")
  }

  /// Writes bytes that are already a field.
  mutating func write(written field: some Sequence<UInt8>) {
    beginField()
    stream.bytes.append(contentsOf: field)
  }

  mutating func endLine() {
    stream.bytes.append(UInt8(ascii: "\n"))
    isLineStart = true
  }

  private mutating func beginField() {
    if !isLineStart { stream.bytes.append(dialect.separator) }
    isLineStart = false
  }
}
