import ArgumentParser

/// Reads distances in kilometres, separated by commas: `1,5,10,20`.
func kilometers(argument: String) throws -> [Double] {
  try argument.split(separator: ",", omittingEmptySubsequences: false).map { part in
    guard let value = Double(part.filter { $0 != " " }), value.isFinite else {
      throw ValidationError("give kilometres, as 10 or 1,5,10,20")
    }
    return value
  }
}
