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

  /// One of several targets in a file.
  public struct Feature: Hashable, Sendable {
    /// Its place in the file, from 0.
    public var index: Int
    /// What it is called there; else its id, else its number.
    public var name: String
    public var uncertaintyMeters: Double?
    public var isPoint: Bool

    public init(index: Int, name: String, uncertaintyMeters: Double? = nil, isPoint: Bool = false) {
      self.index = index
      self.name = name
      self.uncertaintyMeters = uncertaintyMeters
      self.isPoint = isPoint
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
  /// The features that are measured to one by one; empty where the target is one.
  public var features: [Feature]
  /// One for each snapshot; with features one for each snapshot and feature, those of a snapshot together.
  public var entries: [Entry]
  /// The threshold of `--within`.
  public var withinKilometers: Double?
  public var provenance: Provenance

  public init(
    target: TargetDescription, officialFromKm: Double? = nil, features: [Feature] = [], entries: [Entry],
    withinKilometers: Double? = nil, provenance: Provenance
  ) {
    self.target = target
    self.officialFromKm = officialFromKm
    self.features = features
    self.entries = entries
    self.withinKilometers = withinKilometers
    self.provenance = provenance
  }

  /// The runs of snapshots at the threshold or nearer, in order, for one of the features where there are any.
  public func periodsWithin(ofFeature feature: Int = 0) -> [Period] {
    guard let withinKilometers else { return [] }
    var periods: [Period] = []
    var isRunning = false
    for entry in stride(from: feature, to: entries.count, by: targetCount).map({ entries[$0] }) {
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

  /// Entries to a snapshot.
  var targetCount: Int { max(1, features.count) }

  var snapshotCount: Int { entries.count / targetCount }

  func feature(ofEntry index: Int) -> Feature? {
    features.isEmpty ? nil : features[index % features.count]
  }

  /// The distance less that of the snapshot before.
  func change(at index: Int) -> Double? {
    index < targetCount
      ? nil : entries[index].proximity.kilometers - entries[index - targetCount].proximity.kilometers
  }

  /// About the last snapshot, and where there are several the first.
  public var sentence: String {
    guard let first = entries.first, let last = entries.last else { return "" }
    let day = { (entry: Entry) in entry.file.date?.description ?? "undated" }
    if !features.isEmpty { return featuresSentence(last, day(last)) }
    if entries.count == 1 {
      let figure = "\(words(last.proximity)) \(target.name)\(target.uncertainty)"
      return provenance.sentence(dates: day(last), several: false, figure: figure)
    }
    if first.proximity.isInside, last.proximity.isInside {
      let figure =
        "the front has reached \(target.name)\(target.uncertainty), on the first day and on the last"
      return provenance.sentence(dates: "\(day(first)) to \(day(last))", figure: figure)
    }
    let figure =
      "\(words(first.proximity)) \(target.name)\(target.uncertainty) on \(day(first)); "
      + "on \(day(last)) \(words(last.proximity)) it"
    return provenance.sentence(dates: "\(day(first)) to \(day(last))", figure: figure)
  }

  /// About the last snapshot: how many the front has reached, and how near it is to the next.
  private func featuresSentence(_ last: Entry, _ day: String) -> String {
    let latest = zip(features, entries.suffix(features.count).map(\.proximity))
    let reached = latest.count { $1.isInside }
    let nearest = latest.filter { !$1.isInside }.min { $0.1.meters < $1.1.meters }
    var figure = "the front has reached \(reached) of \(features.count) features of \(target.name)"
    if let (feature, proximity) = nearest {
      let known = TargetDescription(
        name: feature.name, kind: feature.isPoint ? .place : .file,
        uncertaintyMeters: feature.uncertaintyMeters)
      figure +=
        "; the nearest of the others is \(feature.name)\(known.uncertainty), at "
        + kilometersText(proximity.kilometers)
    }
    return provenance.sentence(dates: day, several: false, figure: figure)
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
