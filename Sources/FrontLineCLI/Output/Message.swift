import FrontLine

/// A line that is said beside a result, with what is needed to fold those that say the same of many maps.
struct Message: Sendable, ExpressibleByStringInterpolation {
  /// The whole line.
  let line: String
  /// What it says, whatever the file and the place in it; nil for a line that stands for itself.
  private let content: Content?
  /// The day of the map that it is about.
  private let date: CalendarDate?

  private struct Content: Hashable {
    let code: InputWarning.Code
    let message: String
    let advice: String?
  }

  init(_ line: String) { (self.line, content, date) = (line, nil, nil) }

  init(stringLiteral line: String) { self.init(line) }

  /// What a reader found in a map.
  init(_ warning: InputWarning, date: CalendarDate?) {
    line = warning.description
    content = Content(code: warning.code, message: warning.message, advice: warning.advice)
    self.date = date
  }

  /// The lines with those that say the same of several maps as one, at the place of the first:
  /// `… and 276 more maps from 2023-02-13 to 2023-11-01 (--verbose lists them)`.
  static func folded(_ messages: [Message]) -> [String] {
    let groups = Dictionary(grouping: messages.filter { $0.content != nil }, by: \.content)
    var told: Set<Content> = []
    return messages.compactMap { message in
      guard let content = message.content, let group = groups[content], group.count > 1 else {
        return message.line
      }
      guard told.insert(content).inserted else { return nil }
      let others = group.dropFirst()
      let days = others.compactMap(\.date)
      var span = ""
      if let first = days.min(), let last = days.max() {
        span = first == last ? " (\(first))" : " from \(first) to \(last)"
      }
      let count = others.count == 1 ? "1 more map" : "\(others.count) more maps"
      return "\(message.line) … and \(count)\(span) (--verbose lists them)"
    }
  }
}

extension [Message] {
  static func += (messages: inout [Message], lines: [String]) { messages += lines.map { Message($0) } }

  mutating func append(_ line: String) { append(Message(line)) }

  func contains(_ line: String) -> Bool { contains { $0.line == line } }

  /// All of them, one by one.
  var lines: [String] { map(\.line) }
}
