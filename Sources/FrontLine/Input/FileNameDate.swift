/// The date in the name of a file.
///
/// Recognised are `YYYYMMDD`, `YYYY-MM-DD` (also with underscores or points), an English month beside day and year
/// (`JAN082025`), and unix seconds of ten digits, anywhere in the name, unless another digit is adjacent:
/// `deepstatemap_data_20250812.geojson`, `окупація 2024-05-01.json`, `1754251105.geojson.gz`. A name without a date has
/// that of folders by year, month and day: `2025/01/02/map.geojson`, `2025/01/02.geojson`.
public struct FileNameDate: Hashable, Sendable {
  /// The date; nil where the name has none, or several different ones.
  public let date: CalendarDate?
  /// The time, where the name has unix seconds and no different date.
  public let instant: Instant?
  /// Whether the name has several different dates.
  public let isAmbiguous: Bool

  /// Finds the date in the name of a file.
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
        let (month, day) = (runs[index + 1], runs[index + 2])
        if let separator = Self.separator(in: name, run, month),
          separator == Self.separator(in: name, month, day),
          let date = CalendarDate([run, month, day].map { Self.text(name[$0]) }.joined(separator: "-")),
          Self.isPlausible(date)
        {
          dates.insert(date)
        }
      default: continue
      }
    }
    if dates.isEmpty, let date = LayerDate(name: Self.text(name[...])).date { dates.insert(date) }
    if dates.isEmpty, let date = Self.date(ofFolders: path) { dates.insert(date) }
    isAmbiguous = dates.count > 1 || instants.count > 1
    date = isAmbiguous ? nil : dates.first
    instant = isAmbiguous ? nil : instants.first
  }

  /// Returns the byte between two numbers of a date; nil if there is another or none.
  private static func separator(in name: [UInt8], _ left: Range<Int>, _ right: Range<Int>) -> UInt8? {
    guard right.lowerBound == left.upperBound + 1 else { return nil }
    let byte = name[left.upperBound]
    return "-_.".utf8.contains(byte) ? byte : nil
  }

  /// Returns the date of the folders by year, month and day that a file lies in.
  private static func date(ofFolders path: String) -> CalendarDate? {
    let parts = path.split(separator: "/").map(String.init)
    guard let file = parts.last else { return nil }
    let folders = parts.dropLast()
    let stem = String(file.prefix { $0 != "." })
    for names in [Array(folders.suffix(3)), folders.suffix(2) + [stem]] where names.count == 3 {
      guard names[0].utf8.count == 4, names[1...].allSatisfy({ (1...2).contains($0.utf8.count) }) else {
        continue
      }
      let numbers = names.compactMap { Int($0) }
      if numbers.count == 3,
        let date = CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]), isPlausible(date)
      {
        return date
      }
    }
    return nil
  }

  /// Whether a folder's name is a number of at most four digits, as those by year, month and day are.
  static func names(folder: String) -> Bool {
    (1...4).contains(folder.utf8.count) && folder.utf8.allSatisfy { $0 < 0x3A && $0 > 0x2F }
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
