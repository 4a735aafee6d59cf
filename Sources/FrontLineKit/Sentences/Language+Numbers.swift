import FrontLine

extension Language {
  /// Returns a number as the language writes it: `2,409.3`, or `2 409,3` with non-breaking spaces.
  public func number(_ value: Double, decimals: Int) -> String { figures(decimal(value, decimals)) }

  /// Returns a number with a plus sign where it is greater than zero.
  package func signedNumber(_ value: Double, decimals: Int) -> String {
    figures(signedDecimal(value, decimals))
  }

  /// Returns a number with as few digits as it needs: `2.5`, or `2,5`.
  package func plainNumber(_ value: Double) -> String { figures(FrontLine.plainNumber(value)) }

  /// Returns square kilometres with their unit.
  package func squareKilometers(_ value: Double, decimals: Int) -> String {
    withUnit(number(value, decimals: decimals), "km²", "км²")
  }

  /// Returns kilometres with their unit.
  package func kilometers(_ value: Double, decimals: Int) -> String {
    withUnit(number(value, decimals: decimals), "km", "км")
  }

  /// Returns a number with its unit, behind a space that no line breaks at in Ukrainian.
  package func withUnit(_ number: String, _ english: String, _ ukrainian: String) -> String {
    say("\(number) \(english)", "\(number)\(Self.space)\(ukrainian)")
  }

  /// Returns a number of things.
  package func count(_ count: Int) -> String { number(Double(count), decimals: 0) }

  /// Returns a number that is written in English as the language writes it.
  package func figures(_ text: String) -> String {
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
}
