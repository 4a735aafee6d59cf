/// A time in UTC to the second: the time of publication of a map.
///
/// As in POSIX, there are no leap seconds.
public struct Instant: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z; negative before.
  public let unixSeconds: Int64

  init(uncheckedUnixSeconds unixSeconds: Int64) { self.unixSeconds = unixSeconds }

  /// Creates an instant; nil outside the years 0 to 9999.
  public init?(unixSeconds: Int64) {
    let day = unixSeconds.flooredDivision(by: 86_400).quotient
    guard CalendarDate(dayNumber: Int(day)) != nil else { return nil }
    self.unixSeconds = unixSeconds
  }

  /// The calendar date in UTC.
  public var date: CalendarDate {
    CalendarDate(uncheckedDayNumber: Int(unixSeconds.flooredDivision(by: 86_400).quotient))
  }

  /// Seconds since midnight UTC, 0 to 86,399.
  public var secondOfDay: Int { Int(unixSeconds.flooredDivision(by: 86_400).remainder) }
}

extension Instant: Comparable {
  public static func < (left: Instant, right: Instant) -> Bool { left.unixSeconds < right.unixSeconds }
}

extension Instant: LosslessStringConvertible {
  /// Reads `YYYY-MM-DDThh:mm:ss`, with or without a fraction of a second (which is dropped), followed by `Z`
  /// or an offset `±hh:mm` (RFC 3339). Returns nil for anything else: a time without an offset defines no
  /// instant.
  public init?(_ description: String) {
    let text = Array(description.utf8)
    guard text.count >= 20, let day = CalendarDate(String(decoding: text[..<10], as: UTF8.self)) else {
      return nil
    }
    guard [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(text[10]) else { return nil }
    var parser = DigitParser(text[11...])
    guard let hour = parser.number(digits: 2), hour < 24, parser.skip(UInt8(ascii: ":")),
      let minute = parser.number(digits: 2), minute < 60, parser.skip(UInt8(ascii: ":")),
      let second = parser.number(digits: 2), second < 60
    else { return nil }
    if parser.skip(UInt8(ascii: ".")) {
      guard parser.number(digits: 1) != nil else { return nil }
      parser.skipDigits()
    }
    guard let offset = Self.offset(&parser), parser.isAtEnd else { return nil }
    let seconds = day.dayNumber * 86_400 + hour * 3600 + minute * 60 + second - offset
    self.init(unixSeconds: Int64(seconds))
  }

  /// Reads the offset from UTC in seconds.
  private static func offset(_ parser: inout DigitParser) -> Int? {
    if parser.skip(UInt8(ascii: "Z")) || parser.skip(UInt8(ascii: "z")) { return 0 }
    let sign = parser.next == UInt8(ascii: "-") ? -1 : 1
    guard parser.skip(UInt8(ascii: "+")) || parser.skip(UInt8(ascii: "-")),
      let hours = parser.number(digits: 2), hours < 24, parser.skip(UInt8(ascii: ":")),
      let minutes = parser.number(digits: 2), minutes < 60
    else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }

  /// ISO 8601 in UTC: `2022-04-03T12:33:28Z`.
  public var description: String {
    let second = secondOfDay
    let clock = [second / 3600, second / 60 % 60, second % 60].map { padded($0, to: 2) }
    return "\(date)T\(clock.joined(separator: ":"))Z"
  }
}

extension Int64 {
  /// Returns the quotient rounded down, and a remainder that is never negative (for a positive divisor).
  func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
