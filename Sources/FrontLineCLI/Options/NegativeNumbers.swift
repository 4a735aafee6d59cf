import ArgumentParser

/// Throws an error of usage if a value of an option is another option.
///
/// Values may begin with a minus, as `-58.38,-34.60` does, so the parser takes any word that follows the option. If the
/// word begins with a minus and is not a number, it is another option, and the value is missing.
func refuseOptionsAsValues(of option: String, _ valueName: String, _ values: [String]) throws {
  for value in values where value.hasPrefix("-") && value != "-" {
    if value.dropFirst().first.map({ $0.isNumber || $0 == "." }) ?? false { continue }
    throw ValidationError("missing value for '\(option) <\(valueName)>': \(value) is an option")
  }
}
