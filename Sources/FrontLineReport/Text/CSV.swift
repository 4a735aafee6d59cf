/// Comma-separated values by RFC 4180, lines ending in a line feed.
public struct CSV: Sendable {
  public private(set) var text = ""

  public init(header: [String]) { append(header) }

  public mutating func append(_ fields: [String]) {
    text += fields.map(Self.quoted).joined(separator: ",") + "\n"
  }

  /// Quotes what holds a comma, a quote or a line end.
  private static func quoted(_ field: String) -> String {
    guard field.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}

/// A full double, or nothing where there is none.
func field(_ value: Double?) -> String { value.map { $0.description } ?? "" }
