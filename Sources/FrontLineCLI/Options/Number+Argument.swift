import ArgumentParser
import FrontLine

/// Reads a finite number of decimal digits.
func number(argument: String) throws -> Double {
  guard let value = decimalNumber(argument), value.isFinite else {
    throw ValidationError("give a number, such as 2.5")
  }
  return value
}

/// Reads distances in kilometres, separated by commas: `1,5,10,20`.
func kilometers(argument: String) throws -> [Double] {
  try argument.split(separator: ",", omittingEmptySubsequences: false).map { part in
    guard let value = try? number(argument: part.filter { $0 != " " }) else {
      throw ValidationError("give kilometres, as 10 or 1,5,10,20")
    }
    return value
  }
}
