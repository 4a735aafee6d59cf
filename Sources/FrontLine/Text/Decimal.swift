#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Formats a number with a fixed number of decimals and commas between thousands: `2,409.336`. Independent of
/// the locale.
///
/// A value that rounds to minus zero is printed without the sign, one that is not finite as an em dash.
public func decimal(_ value: Double, _ decimals: Int) -> String {
  guard value.isFinite else { return "—" }
  let digits = ungroupedDecimal(value.magnitude, decimals)
  let whole = digits.prefix { $0 != "." }
  var grouped = ""
  for (index, digit) in whole.enumerated() {
    if index > 0, (whole.count - index).isMultiple(of: 3) { grouped.append(",") }
    grouped.append(digit)
  }
  let isZero = digits.allSatisfy { $0 == "0" || $0 == "." }
  return (value < 0 && !isZero ? "−" : "") + grouped + digits.dropFirst(whole.count)
}

/// Formats a finite number with a fixed number of decimals and nothing between thousands, as programs read it:
/// `-2409.336`. A value that rounds to minus zero is printed without the sign.
public func ungroupedDecimal(_ value: Double, _ decimals: Int) -> String {
  // The program never calls setlocale, so the C library prints a decimal point.
  let digits = withVaList([Int32(decimals), value.magnitude]) { arguments in
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
      _ = vsnprintf(buffer.baseAddress, buffer.count, "%.*f", arguments)
      return buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }
  let isZero = digits.allSatisfy { $0 == "0" || $0 == "." }
  return value < 0 && !isZero ? "-" + digits : digits
}

/// Formats a number with as few digits as it needs: `20`, `2.5`.
public func plainNumber(_ value: Double) -> String {
  let text = value.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// Reads a number of decimal digits with a sign, a point and an exponent; nil for any other text. Swift's own reading
/// takes `0x25`, `inf` and `nan` for numbers too.
public func decimalNumber(_ text: String) -> Double? {
  text.wholeMatch(of: /[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?/).flatMap { Double($0.output.0) }
}

/// Formats a number as ``decimal(_:_:)`` does, with a plus sign where it is greater than zero: `+2,401.380`.
public func signedDecimal(_ value: Double, _ decimals: Int) -> String {
  let text = decimal(value, decimals)
  return value > 0 && text.contains { ("1"..."9").contains($0) } ? "+" + text : text
}

/// Formats the magnitude of a deviation, rounded up: below one to a single digit, and to a millionth at least: `0.3`
/// for 0.256613, `0.000001` for 0.
public func limitOfDeviation(_ value: Double) -> String {
  var (scale, decimals) = (1.0, 0)
  while value.magnitude * scale < 1, decimals < 6 { (scale, decimals) = (scale * 10, decimals + 1) }
  return decimal(max(1, (value.magnitude * scale).rounded(.up)) / scale, decimals)
}

/// Formats a count with its noun: `1 error`, `2 errors`.
public func counted(_ count: Int, _ noun: String) -> String {
  "\(decimal(Double(count), 0)) \(noun)\(count == 1 ? "" : "s")"
}
