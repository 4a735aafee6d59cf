package import FrontLine

/// The language of what people read: the sentence fit for print, tables, the lines around them, and charts.
///
/// Names, values and words of JSON, CSV and GeoJSON are for programs, and stay in English; only their sentence follows
/// the language. So do messages.
public enum Language: String, Hashable, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// Ukrainian.
  case ukrainian = "uk"

  /// Returns a number with the decimals that its significant digits need, and at least `least` decimals.
  ///
  /// Zero has no decimals. So "0" always means nothing, and "0.00" never hides a small area.
  package func number(_ value: Double, significant digits: Int, atLeast least: Int) -> String {
    number(value, decimals: decimalsNeeded(by: value, significant: digits, atLeast: least))
  }

  /// Returns a date in figures: ISO 8601 in English; day, month and year in Ukrainian, as papers print them.
  package func date(_ date: CalendarDate?) -> String {
    switch self {
    case .english: return date?.description ?? "undated"
    case .ukrainian:
      guard let date else { return "без дати" }
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      let year = String(repeating: "0", count: max(0, 4 - "\(date.year)".count)) + "\(date.year)"
      return "\(two(date.day)).\(two(date.month)).\(year)"
    }
  }

  /// Returns two dates as `2025-01-02 to 2025-08-03`.
  package func dates(from first: CalendarDate?, to last: CalendarDate?) -> String {
    switch self {
    case .english: "\(date(first)) to \(date(last))"
    case .ukrainian:
      // "без дати" can't follow the preposition "з", so where a date is missing a dash joins the two.
      first == nil || last == nil
        ? "\(date(first)) – \(date(last))" : "з \(date(first)) до \(date(last))"
    }
  }

  /// A space at which no line breaks, between thousands and before a unit.
  package static let space: Character = "\u{00A0}"
}

/// Returns the decimals that a value needs to show `digits` significant digits: at least `least`, and by the digits no
/// more than six.
///
/// A value that six decimals round to zero counts as zero, which needs no decimals.
func decimalsNeeded(by value: Double, significant digits: Int, atLeast least: Int = 0) -> Int {
  guard value.isFinite, value.magnitude >= 5e-7 else { return 0 }
  let least10 = (1..<max(1, digits)).reduce(1.0) { power, _ in power * 10 }
  var decimals = 0
  var scaled = value.magnitude
  // Another decimal would make 9.96 "10.0", so with two digits it is "10".
  while (scaled * 10).rounded() < least10 * 10 && decimals < 6 {
    scaled *= 10
    decimals += 1
  }
  return max(decimals, least)
}
