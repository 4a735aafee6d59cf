/// The date in the name of an ISW shapefile, with the month as a word: `UkraineControlMapAUG122025`,
/// `ClaimedUkrainianCounterOffensives13APR2022`, `…_12_August_2025`.
struct LayerDate {
  /// The date; nil where the name has none with a year, or several different ones.
  let date: CalendarDate?

  init(name: String) {
    let characters = Array(name.lowercased().utf8)
    var dates: Set<CalendarDate> = []
    for start in characters.indices {
      guard let (month, end) = Self.month(in: characters, at: start) else { continue }
      let after = Self.digits(in: characters, from: end)
      let before = Self.digits(in: characters, before: start)
      // AUG122025, AUG_12_2025
      if after.count == 6 || after.count == 5 {
        dates.formUnion(Self.date(day: after.dropLast(4), month, year: after.suffix(4)))
      }
      // 13APR2022
      if after.count == 4, !before.isEmpty {
        dates.formUnion(Self.date(day: before[...], month, year: after[...]))
      }
    }
    date = dates.count == 1 ? dates.first : nil
  }

  private static let months = WrittenDate.monthNames.map { Array($0.utf8) }

  /// Returns the month whose name or first three letters begin at an index, and the index after it.
  private static func month(in text: [UInt8], at start: Int) -> (month: Int, end: Int)? {
    for (index, name) in months.enumerated() where text[start...].starts(with: name.prefix(3)) {
      let end = text[start...].starts(with: name) ? start + name.count : start + 3
      // "sept" occurs too.
      let isSept = end == start + 3 && text[start...].starts(with: "sept".utf8)
      return (index + 1, isSept ? end + 1 : end)
    }
    return nil
  }

  /// Returns the digits that follow, skipping single separators between them.
  private static func digits(in text: [UInt8], from start: Int) -> [UInt8] {
    var digits: [UInt8] = []
    var index = start
    var gaps = 0
    while index < text.count, digits.count < 7 {
      if isDigit(text[index]) {
        digits.append(text[index])
        gaps = 0
      } else if gaps == 0, [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " ")].contains(text[index]) {
        gaps = 1
      } else {
        break
      }
      index += 1
    }
    return digits
  }

  /// Returns the one or two digits before an index, skipping one separator.
  private static func digits(in text: [UInt8], before end: Int) -> [UInt8] {
    var start = end
    if start > 0, [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " ")].contains(text[start - 1]) {
      start -= 1
    }
    let stop = start
    while start > 0, isDigit(text[start - 1]), stop - start < 3 { start -= 1 }
    return stop - start <= 2 ? Array(text[start..<stop]) : []
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func date(day: ArraySlice<UInt8>, _ month: Int, year: ArraySlice<UInt8>) -> Set<CalendarDate>
  {
    func number(_ digits: ArraySlice<UInt8>) -> Int {
      digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
    guard (2014...2099).contains(number(year)),
      let date = CalendarDate(year: number(year), month: month, day: number(day))
    else { return [] }
    return [date]
  }
}
