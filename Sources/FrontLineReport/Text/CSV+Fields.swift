import GeoJSON

extension CSV {
  /// Quotes what holds a comma or a quote. A line stays a line: control characters are escaped.
  mutating func write(_ field: String) {
    beginField()
    var field = field
    // Nearly all fields are numbers, dates and paths.
    let isPlain = field.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x2C }) else { return false }
      stream.bytes += bytes
      return true
    }
    if isPlain { return }
    field = printable(field, limit: .max)
    guard field.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C }) else { return stream.write(field) }
    let inner = field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    stream.write("\"\(inner)\"")
  }

  /// A full double, or nothing where there is none.
  mutating func write(_ number: Double?) {
    beginField()
    number?.write(to: &stream)
  }

  mutating func write(_ number: Int) {
    beginField()
    number.description.write(to: &stream)
  }

  mutating func write(_ truth: Bool) {
    beginField()
    stream.write(truth ? "true" : "false")
  }

  /// What is written already as a field, or as several: ``written(_:)``.
  mutating func write(written fields: some Sequence<UInt8>) {
    beginField()
    stream.bytes.append(contentsOf: fields)
  }

  /// Fields that stand in many lines.
  static func written(_ fields: [String]) -> [UInt8] {
    var csv = CSV()
    for field in fields { csv.write(field) }
    return csv.bytes
  }

  mutating func endLine() {
    stream.bytes.append(UInt8(ascii: "\n"))
    isLineStart = true
  }

  private mutating func beginField() {
    if !isLineStart { stream.bytes.append(UInt8(ascii: ",")) }
    isLineStart = false
  }
}

/// A full double, or nothing where there is none.
func field(_ value: Double?) -> String { value.map { $0.description } ?? "" }
