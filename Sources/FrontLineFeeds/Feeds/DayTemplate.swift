import FrontLine

/// An address with a place for the day.
enum DayTemplate {
  private static let marks = ["{date}", "{yyyymmdd}", "{yyyy}", "{mm}", "{dd}"]

  /// Returns a part in braces that stands for nothing; nil where there is none.
  static func unknownMark(in text: String) -> String? {
    text.matches(of: /\{[^{}]*\}/).map { String($0.output) }.first { !marks.contains($0) }
  }

  static var allMarks: String { marks.joined(separator: ", ") }

  static func isTemplate(_ text: String) -> Bool { marks.contains { text.contains($0) } }

  /// Returns the address of a day.
  static func address(_ template: String, of day: CalendarDate) -> String {
    let text = day.description
    let parts = text.split(separator: "-").map(String.init)
    let values = [text, parts.joined(), parts[0], parts[1], parts[2]]
    return zip(marks, values).reduce(template) { $0.replacing($1.0, with: $1.1) }
  }

  /// Returns the address of some day, by which it can be told whether the template is one.
  static func example(of template: String) -> String {
    CalendarDate("2025-01-01").map { address(template, of: $0) } ?? template
  }
}

/// The name of a file that something is kept under.
enum FileName {
  /// Whether a text can be the name of a file in a folder, and of no other: what a server says is not trusted.
  static func isSafe(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 150 && !name.hasPrefix(".")
      && name.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains($0)
      }
  }

  /// Returns the name of the file that an address ends in; nil where that is none.
  static func last(of address: String) -> String? {
    guard let path = Address(address)?.path, let last = path.split(separator: "/").last else { return nil }
    return isSafe(String(last)) ? String(last) : nil
  }
}
