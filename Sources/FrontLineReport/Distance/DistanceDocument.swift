public import FrontLine
public import FrontLineAnalysis
import GeoTypes

/// What `frontline distance` says.
public struct DistanceDocument: TextDocument, Sendable {
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
    public var shape: TargetDescription.Shape

    public init(
      index: Int, name: String, uncertaintyMeters: Double? = nil, shape: TargetDescription.Shape = .line
    ) {
      self.index = index
      self.name = name
      self.uncertaintyMeters = uncertaintyMeters
      self.shape = shape
    }
  }

  /// Snapshots that follow one another and lie under the threshold.
  public struct Period: Hashable, Sendable {
    public var first: CalendarDate?
    public var last: CalendarDate?
    public var snapshots: Int
  }

  public var target: TargetDescription
  /// Where the line lies by the road's own kilometres, where that is known.
  public var official: OfficialKilometers?
  /// The features that are measured to one by one; empty where the target is one.
  public var features: [Feature]
  /// One for each snapshot; with features one for each snapshot and feature, those of a snapshot together.
  public var entries: [Entry]
  /// The threshold of `--within`.
  public var withinKilometers: Double?
  public var provenance: Provenance

  public init(
    target: TargetDescription, official: OfficialKilometers? = nil, features: [Feature] = [],
    entries: [Entry],
    withinKilometers: Double? = nil, provenance: Provenance
  ) {
    self.target = target
    self.official = official
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
    let (language, words) = (provenance.language, provenance.words)
    if !features.isEmpty { return featuresSentence(last) }
    if entries.count == 1 {
      return provenance.sentence(
        dates: language.date(last.file.date), several: false,
        figure: words.distance(last.proximity, to: target))
    }
    return provenance.sentence(
      dates: language.dates(from: first.file.date, to: last.file.date),
      figure: words.distances(
        (first.file.date, first.proximity), (last.file.date, last.proximity), to: target))
  }

  /// About the last snapshot: how many the front has reached, and how near it is to the next.
  private func featuresSentence(_ last: Entry) -> String {
    let (language, words) = (provenance.language, provenance.words)
    let latest = zip(features, entries.suffix(features.count).map(\.proximity))
    let nearest = latest.filter { !$1.isInside }.min { $0.1.meters < $1.1.meters }
    var figure = words.reached(latest.count { $1.isInside }, of: features.count, in: target)
    if let (feature, proximity) = nearest {
      let known = TargetDescription(
        name: feature.name, kind: .file, shape: feature.shape, uncertaintyMeters: feature.uncertaintyMeters)
      figure += words.nearestOfTheOthers(known, proximity)
    }
    return provenance.sentence(dates: language.date(last.file.date), several: false, figure: figure)
  }
}
