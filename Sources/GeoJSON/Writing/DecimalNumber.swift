/// Formats numbers as coordinates: rounded to some decimals, without exponent, `-0` or trailing zeros, except
/// the `.0` of a number beyond 64 bits.
package struct DecimalNumber {
  private let precision: Int
  /// Whether as many digits are written as are needed to read the same double back.
  private let isFull: Bool
  /// Ten to the power of `precision`.
  private let scale: Double

  package init(precision: Int) {
    isFull = precision >= GeoJSONWriter.Options.fullPrecision
    self.precision = min(max(precision, 0), 15)
    scale = (0..<self.precision).reduce(1.0) { power, _ in power * 10 }
  }

  /// - Parameter value: a finite number.
  package func append(_ value: Double, to bytes: inout [UInt8]) {
    if isFull { return appendShortest(value, to: &bytes) }
    let scaled = value * scale
    // Up to 2⁵¹ the two roundings so far are less than a quarter of the last digit, so a number of at most
    // `precision` decimals is written unchanged.
    if scaled.magnitude < 0x1p51 {
      appendScaled(Int64(scaled.rounded()), to: &bytes)
    } else {
      appendRounded(value, to: &bytes)
    }
  }

  private func appendScaled(_ scaled: Int64, to bytes: inout [UInt8]) {
    if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
    var unit = UInt64(scale)
    var (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: unit)
    bytes.append(contentsOf: String(whole).utf8)
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    while rest > 0 {
      unit /= 10
      (whole, rest) = rest.quotientAndRemainder(dividingBy: unit)
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: whole))
    }
  }

  /// Appends the fewest digits that read back as the value, with an exponent only beyond 2⁵³ and below 10⁻⁴.
  private func appendShortest(_ value: Double, to bytes: inout [UInt8]) {
    let text = value.description
    bytes.append(contentsOf: (value == 0 ? "0" : text.hasSuffix(".0") ? text.dropLast(2) : text[...]).utf8)
  }

  /// Appends a large number: the shortest decimal that reads back as the value, rounded as text.
  private func appendRounded(_ value: Double, to bytes: inout [UInt8]) {
    let parts = value.magnitude.description.split(separator: "e", maxSplits: 1)
    let mantissa = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    var digits = mantissa.flatMap { $0.utf8.map { Int($0) - 0x30 } }
    // The number of digits before the point, at least one, as the value is above 2.
    var point = mantissa[0].utf8.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    while digits.count < point { digits.append(0) }
    if digits.count > point + precision {
      let roundsUp = digits[point + precision] >= 5
      digits.removeSubrange((point + precision)...)
      if roundsUp, Self.increment(&digits) { point += 1 }
    }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes.append(contentsOf: digits[..<point].map { UInt8($0 + 0x30) })
    guard let last = digits[point...].lastIndex(where: { $0 != 0 }) else {
      // Readers take digits without a point for an integer, and many refuse integers beyond 64 bits.
      if value.magnitude >= 0x1p63 { bytes.append(contentsOf: ".0".utf8) }
      return
    }
    bytes.append(UInt8(ascii: "."))
    bytes.append(contentsOf: digits[point...last].map { UInt8($0 + 0x30) })
  }

  /// Adds one to the last digit. Returns whether that made the number a digit longer.
  private static func increment(_ digits: inout [Int]) -> Bool {
    for index in digits.indices.reversed() {
      guard digits[index] == 9 else {
        digits[index] += 1
        return false
      }
      digits[index] = 0
    }
    digits.insert(1, at: 0)
    return true
  }
}
