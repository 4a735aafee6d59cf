public import FrontLine
public import FrontLineAnalysis
import GeoTypes

/// What `frontline distance` says.
public struct DistanceDocument: Sendable {
  public struct Entry: Sendable {
    public var file: Provenance.File
    public var proximity: Proximity

    public init(file: Provenance.File, proximity: Proximity) {
      self.file = file
      self.proximity = proximity
    }
  }

  /// Snapshots that follow one another and lie under the threshold.
  public struct Period: Hashable, Sendable {
    public var first: CalendarDate?
    public var last: CalendarDate?
    public var snapshots: Int
  }

  public var target: TargetDescription
  /// The road kilometre of the line's start, where it is known.
  public var officialFromKm: Double?
  public var entries: [Entry]
  /// The threshold of `--within`.
  public var withinKilometers: Double?
  public var provenance: Provenance

  public init(
    target: TargetDescription, officialFromKm: Double? = nil, entries: [Entry],
    withinKilometers: Double? = nil, provenance: Provenance
  ) {
    self.target = target
    self.officialFromKm = officialFromKm
    self.entries = entries
    self.withinKilometers = withinKilometers
    self.provenance = provenance
  }

  /// The runs of snapshots at the threshold or nearer, in order.
  public var periodsWithin: [Period] {
    guard let withinKilometers else { return [] }
    var periods: [Period] = []
    var isRunning = false
    for entry in entries {
      let isWithin = entry.proximity.kilometers <= withinKilometers
      if isWithin, isRunning {
        periods[periods.count - 1].last = entry.file.date
        periods[periods.count - 1].snapshots += 1
      } else if isWithin {
        periods.append(Period(first: entry.file.date, last: entry.file.date, snapshots: 1))
      }
      isRunning = isWithin
    }
    return periods
  }

  /// The distance less that of the snapshot before.
  func change(at index: Int) -> Double? {
    index == 0 ? nil : entries[index].proximity.kilometers - entries[index - 1].proximity.kilometers
  }

  /// About the last snapshot, and where there are several the first.
  public var sentence: String {
    guard let first = entries.first, let last = entries.last else { return "" }
    let day = { (entry: Entry) in entry.file.date?.description ?? "undated" }
    if entries.count == 1 {
      let figure = "\(words(last.proximity)) \(target.name)\(target.uncertainty)"
      return provenance.sentence(dates: day(last), figure: figure)
    }
    let figure =
      "\(words(first.proximity)) \(target.name)\(target.uncertainty) on \(day(first)); "
      + "on \(day(last)) \(words(last.proximity)) it"
    return provenance.sentence(dates: "\(day(first)) to \(day(last))", figure: figure)
  }

  private func words(_ proximity: Proximity) -> String {
    if proximity.isInside { return "the front has reached" }
    return "the front is \(kilometersText(proximity.kilometers)) from"
  }
}

/// A distance in print: metres below a kilometre, one decimal above.
func kilometersText(_ kilometers: Double) -> String {
  kilometers < 1 ? "\(decimal(kilometers * 1000, 0)) m" : "\(decimal(kilometers, 1)) km"
}
