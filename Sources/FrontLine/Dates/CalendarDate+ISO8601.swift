extension CalendarDate: LosslessStringConvertible {
  /// Reads exactly `YYYY-MM-DD`; nil for anything else and for a day that does not exist.
  public init?(_ description: String) {
    self.init(digits: Array(description.utf8), separator: UInt8(ascii: "-"))
  }

  /// Reads exactly `YYYYMMDD`; nil for anything else and for a day that does not exist.
  public init?(basicFormat text: String) {
    self.init(digits: Array(text.utf8), separator: nil)
  }

  private init?(digits text: [UInt8], separator: UInt8?) {
    var parser = DigitParser(text[...])
    guard let year = parser.number(digits: 4) else { return nil }
    if let separator, !parser.skip(separator) { return nil }
    guard let month = parser.number(digits: 2) else { return nil }
    if let separator, !parser.skip(separator) { return nil }
    guard let day = parser.number(digits: 2), parser.isAtEnd else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// ISO 8601: `2025-08-12`.
  public var description: String {
    let (year, month, day) = civil
    // Years have four digits at most. A series by region has millions of dates.
    return String(unsafeUninitializedCapacity: 10) { text in
      func write(_ number: Int, digits: Int, at place: Int) {
        var rest = number
        for digit in (place..<place + digits).reversed() {
          text[digit] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
      }
      write(year, digits: 4, at: 0)
      text[4] = UInt8(ascii: "-")
      write(month, digits: 2, at: 5)
      text[7] = UInt8(ascii: "-")
      write(day, digits: 2, at: 8)
      return 10
    }
  }
}

/// Reads numbers of fixed width from ASCII text.
struct DigitParser {
  private var rest: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) { rest = text }

  var isAtEnd: Bool { rest.isEmpty }
  var next: UInt8? { rest.first }

  mutating func number(digits: Int) -> Int? {
    guard rest.count >= digits else { return nil }
    var value = 0
    for byte in rest.prefix(digits) {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    rest = rest.dropFirst(digits)
    return value
  }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func skipDigits() {
    rest = rest.drop { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }
}
