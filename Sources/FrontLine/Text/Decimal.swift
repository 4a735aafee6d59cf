#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A number with a fixed count of decimals and commas between thousands: `2,409.336`. Never follows the locale.
///
/// What would round to minus zero is printed without the sign; what is not finite as an em dash.
public func decimal(_ value: Double, _ decimals: Int) -> String {
  guard value.isFinite else { return "—" }
  // The program never calls setlocale, so the C library prints a point.
  let digits = withVaList([Int32(decimals), value.magnitude]) { arguments in
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
      _ = vsnprintf(buffer.baseAddress, buffer.count, "%.*f", arguments)
      return buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }
  let whole = digits.prefix { $0 != "." }
  var grouped = ""
  for (place, digit) in whole.enumerated() {
    if place > 0, (whole.count - place).isMultiple(of: 3) { grouped.append(",") }
    grouped.append(digit)
  }
  let isZero = digits.allSatisfy { $0 == "0" || $0 == "." }
  return (value < 0 && !isZero ? "-" : "") + grouped + digits.dropFirst(whole.count)
}

/// A number as short as it is: `20`, `2.5`.
public func plainNumber(_ value: Double) -> String {
  let text = value.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// The same with a sign in front of what is greater than zero: `+2,401.380`.
public func signedDecimal(_ value: Double, _ decimals: Int) -> String {
  let text = decimal(value, decimals)
  return value > 0 && text.contains { ("1"..."9").contains($0) } ? "+" + text : text
}

/// `1 error`, `2 errors`.
public func counted(_ count: Int, _ noun: String) -> String {
  "\(decimal(Double(count), 0)) \(noun)\(count == 1 ? "" : "s")"
}
