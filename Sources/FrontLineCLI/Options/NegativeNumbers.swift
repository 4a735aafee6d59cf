import ArgumentParser

/// Values may begin with a minus, as `-58.38,-34.60` does, so the parser takes what follows such an option whatever
/// it is. What is no number then is another option, and the value is missing.
func refuseOptionsAsValues(of option: String, _ valueName: String, _ values: [String]) throws {
  for value in values where value.hasPrefix("-") && value != "-" {
    if value.dropFirst().first.map({ $0.isNumber || $0 == "." }) ?? false { continue }
    throw ValidationError("missing value for '\(option) <\(valueName)>': \(value) is an option")
  }
}
