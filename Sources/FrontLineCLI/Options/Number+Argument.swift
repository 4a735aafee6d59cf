import ArgumentParser
import FrontLine

/// Reads a finite number of decimal digits.
func number(argument: String) throws -> Double {
  guard let value = decimalNumber(argument), value.isFinite else {
    if let meant = withPoint(argument) { throw ValidationError("write \(meant), with a point") }
    throw ValidationError("give a number, such as 2.5")
  }
  return value
}

/// The unit of a number, which is never written on the command line.
struct NumberUnit: Sendable {
  let name: String
  /// What is written for it and for units like it, with how many of this one each is.
  let factors: [String: Double]

  static let kilometers = NumberUnit(
    name: "kilometres", factors: ["km": 1, "км": 1, "m": 0.001, "м": 0.001, "mi": 1.609344])
  static let meters = NumberUnit(
    name: "metres", factors: ["m": 1, "м": 1, "km": 1000, "км": 1000, "ft": 0.3048])
  static let squareKilometers = NumberUnit(
    name: "square kilometres",
    factors: ["km2": 1, "km²": 1, "км2": 1, "км²": 1, "sqkm": 1, "ha": 0.01, "га": 0.01])
  static let seconds = NumberUnit(name: "seconds", factors: ["s": 1, "с": 1, "sec": 1, "min": 60, "хв": 60])

  /// Reads a number in this unit. Throws an error that has the number as it is to be written, if the unit, or a comma
  /// for a point, is written.
  @Sendable func number(argument: String) throws -> Double {
    if let value = decimalNumber(argument), value.isFinite { return value }
    if let meant = meant(by: argument) { throw ValidationError("write \(meant), in \(name)") }
    throw ValidationError("give a number of \(name), such as 2.5")
  }

  /// Returns a number with its unit, or with a comma, as it is to be written; nil for any other text.
  func meant(by text: String) -> String? {
    let number = text.prefix { $0.isASCII && $0.isNumber || ".,+- ".contains($0) }
    let unit = text[number.endIndex...].lowercased().filter { $0 != " " && $0 != "." }
    let digits = number.filter { $0 != " " }
    guard let factor = unit.isEmpty ? 1 : factors[unit],
      let value = decimalNumber(digits) ?? withPoint(digits).flatMap(decimalNumber)
    else { return nil }
    // In millionths, so that 0.1 stays 0.1.
    return plainNumber((value * factor * 1e6).rounded() / 1e6)
  }
}

/// Returns a number with a point for its comma; nil if it is not written with a comma alone.
private func withPoint(_ text: String) -> String? {
  let digits = text.filter { $0 != " " }
  guard digits.filter({ $0 == "," }).count == 1 else { return nil }
  let meant = digits.replacing(",", with: ".")
  return decimalNumber(meant).map { _ in meant }
}

/// Reads distances in kilometres, separated by commas: `1,5,10,20`.
func kilometers(argument: String) throws -> [Double] {
  let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
  let values = parts.compactMap { decimalNumber($0.filter { $0 != " " }) }.filter(\.isFinite)
  if values.count == parts.count { return values }
  // With units, or with semicolons or spaces between.
  for separator in [",", ";", " "] as [Character] {
    let meant = argument.split(separator: separator).map { NumberUnit.kilometers.meant(by: String($0)) }
    if !meant.isEmpty, !meant.contains(nil) {
      throw ValidationError("write \(meant.compactMap(\.self).joined(separator: ",")), in kilometres")
    }
  }
  throw ValidationError("give kilometres, as 10 or 1,5,10,20")
}
