/// The date in the name of a file.
///
/// Recognised are `YYYYMMDD`, `YYYY-MM-DD` and unix seconds of ten digits, anywhere in the name, unless
/// another digit is adjacent: `deepstatemap_data_20250812.geojson`, `окупація 2024-05-01.json`,
/// `1754251105.geojson.gz`. The directories of the path are ignored.
public struct FileNameDate: Hashable, Sendable {
  /// The date; nil where the name has none, or several different ones.
  public let date: CalendarDate?
  /// The time, where the name has unix seconds and no different date.
  public let instant: Instant?
  /// Whether the name has several different dates.
  public let isAmbiguous: Bool

  public init(path: String) {
    let name = Array(lastPart(ofPath: path).utf8)
    var dates: Set<CalendarDate> = []
    var instants: Set<Instant> = []
    let runs = Self.digitRuns(in: name)
    for (index, run) in runs.enumerated() {
      switch run.count {
      case 8:
        if let date = CalendarDate(basicFormat: Self.text(name[run])), Self.isPlausible(date) {
          dates.insert(date)
        }
      case 10:
        if let seconds = Int64(Self.text(name[run])), let instant = Instant(unixSeconds: seconds),
          Self.isPlausible(instant.date)
        {
          instants.insert(instant)
          dates.insert(instant.date)
        }
      case 4:
        guard index + 2 < runs.count else { continue }
        if let date = CalendarDate(Self.text(name[run.lowerBound..<runs[index + 2].upperBound])),
          Self.isPlausible(date)
        {
          dates.insert(date)
        }
      default: continue
      }
    }
    isAmbiguous = dates.count > 1 || instants.count > 1
    date = isAmbiguous ? nil : dates.first
    instant = isAmbiguous ? nil : instants.first
  }

  /// A number in a name counts as a date only in years from which a map could be.
  private static func isPlausible(_ date: CalendarDate) -> Bool { (1990...2099).contains(date.year) }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func digitRuns(in name: [UInt8]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for (index, byte) in name.enumerated() {
      let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      if isDigit {
        start = start ?? index
      } else if let first = start {
        runs.append(first..<index)
        start = nil
      }
    }
    if let first = start { runs.append(first..<name.count) }
    return runs
  }
}
