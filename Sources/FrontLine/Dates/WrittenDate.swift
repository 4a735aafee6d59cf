#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The order of day and month where both are figures, as in `12/08/2025`.
public enum DateOrder: String, Hashable, Sendable, CaseIterable {
  /// `12/08/2025` is 12 August.
  case dayFirst = "dmy"
  /// `12/08/2025` is 8 December.
  case monthFirst = "mdy"
}

/// A date or a time as a file states it: ISO 8601 in its common forms, the texts of GDAL and ArcGIS, seconds and
/// milliseconds since 1970.
///
/// | form | example |
/// |---|---|
/// | ISO 8601 | `2025-08-12`, `20250812`, `2025-08-12T20:22:34.016Z`, `2025-08-12 20:22`, `20250812T202234+0300` |
/// | GDAL | `2025/08/12 20:22:34.016+00` |
/// | ArcGIS, HTTP | `Tue, 12 Aug 2025 20:22:34 GMT`, `8/12/2025 8:22:34 PM` |
/// | with the month as a word | `12 Aug 2025`, `August 12, 2025` |
/// | figures with the year last | `12.08.2025` is day first; `12/08/2025` needs a ``DateOrder`` |
/// | since 1970 | `1755028800` (seconds), `1755028800000` (milliseconds) |
struct WrittenDate: Hashable {
  /// The day as it is written, in whatever time zone.
  var day: CalendarDate
  /// The time; nil where the text has no time, or does not say in what time zone.
  var instant: Instant?
  /// The offset from UTC that is written; nil where there is none.
  var offsetSeconds: Int?

  /// Why a value is no date.
  enum Fault: Error, Hashable {
    case unreadable
    /// A day such as 30 February.
    case noSuchDay
    /// A number or a year from which no map can be: before 2000 or after tomorrow.
    case implausible
    /// Either day or month may come first.
    case ambiguous
  }

  init(day: CalendarDate, instant: Instant? = nil, offsetSeconds: Int? = nil) {
    (self.day, self.instant, self.offsetSeconds) = (day, instant, offsetSeconds)
  }

  /// Creates a date of what is written. Throws a ``Fault``.
  init(_ text: String, order: DateOrder? = nil) throws(Fault) {
    var scanner = DateScanner(text)
    self = try scanner.date(order: order)
    guard Self.isPlausible(day) else { throw .implausible }
  }

  /// Creates a date of a number: `YYYYMMDD`, or seconds or milliseconds since 1970. Throws a ``Fault``.
  init(number: Int64) throws(Fault) {
    if (19_000_101...99_991_231).contains(number),
      let day = CalendarDate(basicFormat: String(number)), Self.isPlausible(day)
    {
      self.init(day: day)
      return
    }
    for unit in [1, 1000] as [Int64] {
      if let instant = Instant(unixSeconds: number.flooredDivision(by: unit).quotient),
        Self.isPlausible(instant.date)
      {
        self.init(day: instant.date, instant: instant, offsetSeconds: 0)
        return
      }
    }
    throw .implausible
  }

  /// Whether a map can be of that day: from 2000 to tomorrow.
  static func isPlausible(_ day: CalendarDate) -> Bool {
    day.year >= 2000 && day <= Instant.now.date.adding(days: 1)
  }

  /// The months in English, in small letters.
  static let monthNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  /// The order of day and month that is possible for all texts; nil where both are, or none is, or there is no such
  /// text.
  static func order(of texts: some Sequence<String>) -> DateOrder? {
    var (isDayFirst, isMonthFirst, isAny) = (true, true, false)
    for text in texts {
      var scanner = DateScanner(text)
      guard let (first, second) = scanner.slashedFigures() else { continue }
      isAny = true
      if second > 12 { isDayFirst = false }
      if first > 12 { isMonthFirst = false }
    }
    guard isAny, isDayFirst != isMonthFirst else { return nil }
    return isDayFirst ? .dayFirst : .monthFirst
  }
}

extension CalendarDate {
  /// Returns the days that a date in another form than `YYYY-MM-DD` may mean: two where either day or month may come
  /// first, none where it can't be read.
  package static func days(meantBy text: String) -> [CalendarDate] {
    // In files 8-12-2025 is no date; who writes it on the command line means one of two.
    let isHyphenated = text.wholeMatch(of: /[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}/) != nil
    let text = isHyphenated ? text.replacing("-", with: "/") : text
    let days = [DateOrder.dayFirst, .monthFirst].compactMap { try? WrittenDate(text, order: $0).day }
    return Set(days).sorted()
  }
}

extension Instant {
  /// The time at hand.
  static var now: Instant { Instant(uncheckedUnixSeconds: Int64(time(nil))) }
}

/// Reads a date from text.
private struct DateScanner {
  private let text: [UInt8]
  private var offset = 0

  init(_ text: String) {
    var bytes = Array(text.utf8)
    while let last = bytes.last, Self.isSpace(last) { bytes.removeLast() }
    self.text = Array(bytes.drop(while: Self.isSpace))
  }

  // MARK: Dates

  mutating func date(order: DateOrder?) throws(WrittenDate.Fault) -> WrittenDate {
    if text.isEmpty { throw .unreadable }
    if text.allSatisfy(Self.isDigit), text.count != 8 {
      guard let number = Int64(String(decoding: text, as: UTF8.self)) else { throw .unreadable }
      return try WrittenDate(number: number)
    }
    skipWeekday()
    let day = try day(order: order)
    return try time(on: day)
  }

  /// The two figures before the year of `12/08/2025`; nil of any other text.
  mutating func slashedFigures() -> (Int, Int)? {
    guard let first = number(digits: 1...2), skip("/"), let second = number(digits: 1...2), skip("/"),
      number(digits: 4...4) != nil
    else { return nil }
    return (first, second)
  }

  private mutating func day(order: DateOrder?) throws(WrittenDate.Fault) -> CalendarDate {
    let start = offset
    if let month = month() {
      // August 12, 2025
      _ = skip(".")
      skipSpace()
      guard let day = number(digits: 1...2) else { throw .unreadable }
      _ = skip(",")
      skipSpace()
      guard let year = number(digits: 4...4) else { throw .unreadable }
      return try calendarDate(year, month, day)
    }
    if let year = number(digits: 4...4) {
      if let separator = [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].first(where: { skip($0) })
      {
        guard let month = number(digits: 1...2), skip(separator), let day = number(digits: 1...2) else {
          throw .unreadable
        }
        return try calendarDate(year, month, day)
      }
      guard let month = number(digits: 2...2), let day = number(digits: 2...2) else { throw .unreadable }
      return try calendarDate(year, month, day)
    }
    offset = start
    guard let first = number(digits: 1...2) else { throw .unreadable }
    if skip(".") {
      guard let month = number(digits: 1...2), skip("."), let year = number(digits: 4...4) else {
        throw .unreadable
      }
      return try calendarDate(year, month, first)
    }
    if skip("/") {
      guard let second = number(digits: 1...2), skip("/"), let year = number(digits: 4...4) else {
        throw .unreadable
      }
      switch order ?? (first > 12 ? .dayFirst : second > 12 ? .monthFirst : nil) {
      case .dayFirst: return try calendarDate(year, second, first)
      case .monthFirst: return try calendarDate(year, first, second)
      case nil: throw .ambiguous
      }
    }
    // 12 Aug 2025, 12-Aug-2025
    if !skip("-") { skipSpace() }
    guard let month = month() else { throw .unreadable }
    _ = skip(".")
    if !skip("-") { skipSpace() }
    guard let year = number(digits: 4...4) else { throw .unreadable }
    return try calendarDate(year, month, first)
  }

  private func calendarDate(_ year: Int, _ month: Int, _ day: Int) throws(WrittenDate.Fault) -> CalendarDate {
    guard let date = CalendarDate(year: year, month: month, day: day) else { throw .noSuchDay }
    return date
  }

  // MARK: Times

  private mutating func time(on day: CalendarDate) throws(WrittenDate.Fault) -> WrittenDate {
    if isAtEnd { return WrittenDate(day: day) }
    let hasT = skip("T") || skip("t")
    if !hasT { _ = skip(",") }
    skipSpace()
    guard var hour = number(digits: 2...2) ?? number(digits: 1...1) else { throw .unreadable }
    let isExtended = skip(":")
    guard let minute = number(digits: 2...2) else { throw .unreadable }
    var second = 0
    if isExtended ? skip(":") : next.map(Self.isDigit) ?? false {
      guard let value = number(digits: 2...2) else { throw .unreadable }
      second = value
      if skip(".") || skip(",") {
        guard next.map(Self.isDigit) ?? false else { throw .unreadable }
        while let byte = next, Self.isDigit(byte) { offset += 1 }
      }
    }
    skipSpace()
    if let half = word(["AM", "PM"]) {
      guard (1...12).contains(hour) else { throw .unreadable }
      hour = hour % 12 + (half == 1 ? 12 : 0)
      skipSpace()
    }
    guard hour < 24 || hour == 24 && minute == 0 && second == 0, minute < 60, second <= 60 else {
      throw .unreadable
    }
    let zone = try zone()
    skipSpace()
    guard isAtEnd else { throw .unreadable }
    let local = day.dayNumber * 86_400 + hour * 3600 + minute * 60 + second
    return WrittenDate(
      day: day, instant: zone.flatMap { Instant(unixSeconds: Int64(local - $0)) }, offsetSeconds: zone)
  }

  /// The offset from UTC in seconds; nil where none is written.
  private mutating func zone() throws(WrittenDate.Fault) -> Int? {
    if isAtEnd { return nil }
    if word(["Z", "UTC", "GMT"]) != nil { return 0 }
    let sign: Int
    if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { throw .unreadable }
    guard let hours = number(digits: 2...2), hours < 24 else { throw .unreadable }
    let hasColon = skip(":")
    guard let minutes = number(digits: 2...2) ?? (hasColon ? nil : 0), minutes < 60 else { throw .unreadable }
    return sign * (hours * 3600 + minutes * 60)
  }

  // MARK: Words

  /// The number of a month in English, in full or by its first three letters.
  private mutating func month() -> Int? {
    let letters = text[offset...].prefix { Self.isLetter($0) }
    let word = String(decoding: letters, as: UTF8.self).lowercased()
    guard word.utf8.count >= 3,
      let index = WrittenDate.monthNames.firstIndex(where: {
        $0 == word || $0.prefix(3) == word || word == "sept" && $0 == "september"
      })
    else { return nil }
    offset += letters.count
    return index + 1
  }

  private mutating func skipWeekday() {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    let letters = text[offset...].prefix { Self.isLetter($0) }
    let word = String(decoding: letters, as: UTF8.self).lowercased()
    guard days.contains(String(word.prefix(3))), letters.count == 3 || word.hasSuffix("day") else { return }
    offset += letters.count
    _ = skip(",")
    skipSpace()
  }

  /// The index of the word that comes next, in any case.
  private mutating func word(_ words: [String]) -> Int? {
    let letters = text[offset...].prefix { Self.isLetter($0) }
    let found = String(decoding: letters, as: UTF8.self).uppercased()
    guard let index = words.firstIndex(of: found) else { return nil }
    offset += letters.count
    return index
  }

  // MARK: Bytes

  private var isAtEnd: Bool { offset >= text.count }
  private var next: UInt8? { isAtEnd ? nil : text[offset] }

  private mutating func number(digits: ClosedRange<Int>) -> Int? {
    let run = text[min(offset, text.count)...].prefix { Self.isDigit($0) }.prefix(digits.upperBound)
    guard digits.contains(run.count) else { return nil }
    offset += run.count
    return run.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool { skip(UInt8(ascii: scalar)) }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    offset += 1
    return true
  }

  private mutating func skipSpace() { while let byte = next, Self.isSpace(byte) { offset += 1 } }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
