import GeoJSON

/// Comma-separated values by RFC 4180, lines ending in a line feed.
public struct CSV: Sendable {
  public private(set) var text = ""

  public init(header: [String]) { append(header) }

  public mutating func append(_ fields: [String]) {
    for (place, field) in fields.enumerated() {
      if place > 0 { text += "," }
      text += Self.quoted(field)
    }
    text += "\n"
  }

  /// The same with a last field of letters, digits and commas, which is quoted and not looked through.
  mutating func append(_ fields: [String], plain last: String) {
    text += fields.map { Self.quoted($0) + "," }.joined()
    text += "\"" + last + "\"\n"
  }

  /// Quotes what holds a comma or a quote. A line stays a line: control characters are escaped.
  private static func quoted(_ field: String) -> String {
    // Nearly all fields are numbers, dates and paths.
    let isPlain = field.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x2C }
    }
    if isPlain == true { return field }
    let field = printable(field, limit: .max)
    guard field.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}

/// A full double, or nothing where there is none.
func field(_ value: Double?) -> String { value.map { $0.description } ?? "" }
