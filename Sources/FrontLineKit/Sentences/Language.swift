import FrontLine

/// The language of the sentence fit for print. Everything else (tables, JSON, CSV) is the same in all.
public enum Language: String, Hashable, Sendable, CaseIterable {
  case english = "en"
  case ukrainian = "uk"

  /// A number as the language writes it: `2,409.3`, or `2 409,3` with non-breaking spaces.
  public func number(_ value: Double, decimals: Int) -> String {
    let text = decimal(value, decimals)
    switch self {
    case .english: return text
    case .ukrainian:
      return String(
        text.map { character in
          switch character {
          case ",": Self.space
          case ".": ","
          case "-": "\u{2212}"
          default: character
          }
        })
    }
  }

  /// A number with as many decimals as it needs for some significant digits, and no fewer than `least`.
  ///
  /// Zero has none, so that "0" is nothing and "0.00" never hides something.
  func number(_ value: Double, significant digits: Int, atLeast least: Int) -> String {
    number(value, decimals: decimalsNeeded(by: value, significant: digits, atLeast: least))
  }

  /// Square kilometres with their unit.
  func squareKilometers(_ value: Double, decimals: Int) -> String {
    switch self {
    case .english: "\(number(value, decimals: decimals)) km²"
    case .ukrainian: "\(number(value, decimals: decimals))\(Self.space)км²"
    }
  }

  /// A date in figures: ISO 8601, or day, month and year as Ukrainian papers print it.
  func date(_ date: CalendarDate?) -> String {
    switch self {
    case .english: return date?.description ?? "undated"
    case .ukrainian:
      guard let date else { return "без дати" }
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      let year = String(repeating: "0", count: max(0, 4 - "\(date.year)".count)) + "\(date.year)"
      return "\(two(date.day)).\(two(date.month)).\(year)"
    }
  }

  /// From one day to another.
  func dates(from first: CalendarDate?, to last: CalendarDate?) -> String {
    switch self {
    case .english: "\(date(first)) to \(date(last))"
    case .ukrainian:
      // "з" takes no word that does not decline: without a date the two stand side by side.
      first == nil || last == nil
        ? "\(date(first)) – \(date(last))" : "з \(date(first)) до \(date(last))"
    }
  }

  static let space: Character = "\u{00A0}"
}

/// The decimals that leave so many significant digits of a value; a value that six decimals round to nothing
/// counts as nothing.
func decimalsNeeded(by value: Double, significant digits: Int, atLeast least: Int = 0) -> Int {
  guard value.isFinite, value.magnitude >= 5e-7 else { return 0 }
  let least10 = (1..<max(1, digits)).reduce(1.0) { power, _ in power * 10 }
  var decimals = 0
  var scaled = value.magnitude
  // With one decimal more 9.96 would be 10.0, so it has its two digits without.
  while (scaled * 10).rounded() < least10 * 10 && decimals < 6 {
    scaled *= 10
    decimals += 1
  }
  return max(decimals, least)
}
