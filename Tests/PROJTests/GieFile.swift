import GeoTypes

/// The part of a `.gie` file, PROJ's own test language, that says: this operation takes this to that.
struct GieFile {
  struct Check {
    var operation: String
    var isInverse: Bool
    var accept, expect: Coordinate
    /// In metres.
    var tolerance: Double
    var line: Int
  }

  private(set) var checks: [Check] = []

  private static let keywords: Set<String> = [
    "accept", "banner", "crs_dst", "crs_src", "direction", "echo", "expect", "ignore", "operation",
    "require_grid", "roundtrip", "skip", "tolerance", "use_proj4_init_rules", "verbose",
  ]

  init(_ text: String) {
    var state = Check(
      operation: "",
      isInverse: false,
      accept: Coordinate(x: 0, y: 0),
      expect: Coordinate(x: 0, y: 0),
      tolerance: 0.5e-3,
      line: 0
    )
    var accepted: Coordinate?
    var isOperation = false
    for (number, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = raw.prefix { $0 != "#" }
      var words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      words.removeAll { $0 == "\\" }
      guard let keyword = words.first else { continue }
      guard Self.keywords.contains(keyword) else {
        // The lines after an operation's go on with it, up to the next keyword or rule.
        isOperation = isOperation && !keyword.hasPrefix("-") && !keyword.hasPrefix("=")
        if isOperation { state.operation += " " + words.joined(separator: " ") }
        continue
      }
      isOperation = keyword == "operation"
      words.removeFirst()
      switch keyword {
      case "operation":
        state.operation = words.joined(separator: " ")
        state.isInverse = false
        state.tolerance = 0.5e-3
        accepted = nil
      case "crs_src", "crs_dst": state.operation = ""
      case "direction": state.isInverse = words.first == "inverse"
      case "tolerance": state.tolerance = Self.tolerance(words) ?? .nan
      case "accept": accepted = Self.coordinate(words)
      case "expect":
        guard let accept = accepted, let expect = Self.coordinate(words) else { continue }
        state.accept = accept
        state.expect = expect
        state.line = number + 1
        checks.append(state)
      default: break
      }
    }
  }

  /// Two numbers, and nothing more but zeros.
  private static func coordinate(_ words: [String]) -> Coordinate? {
    let numbers = words.map { Double($0) }
    guard numbers.count >= 2, let x = numbers[0], let y = numbers[1],
      numbers.dropFirst(2).allSatisfy({ $0 == 0 })
    else { return nil }
    return Coordinate(x: x, y: y)
  }

  /// Such as `0.1 mm` or `1cm`.
  private static func tolerance(_ words: [String]) -> Double? {
    let text = words.joined()
    let units = [("nm", 1e-9), ("um", 1e-6), ("mm", 1e-3), ("cm", 1e-2), ("dm", 0.1), ("m", 1), ("", 1)]
    guard let (unit, factor) = units.first(where: { text.hasSuffix($0.0) }) else { return nil }
    return Double(text.dropLast(unit.count)).map { $0 * factor }
  }
}
