public import FrontLine
public import Measurement
public import Proximity

/// Distances of the front from one target or several.
public struct DistanceResult: JobResult {
  /// The distance on one map.
  public struct Entry: Sendable {
    /// The file of the map.
    public let file: Provenance.File
    /// The distance, and where it is measured.
    public let proximity: Proximity

    package init(file: Provenance.File, proximity: Proximity) {
      self.file = file
      self.proximity = proximity
    }
  }

  /// One of several targets in a file.
  public struct Feature: Hashable, Sendable {
    /// Its index in the file, from 0.
    public let index: Int
    /// What it is called there; else its id, else its number.
    public let name: String
    /// How far the feature may lie from where it is drawn; nil where that is not known.
    public let uncertaintyMeters: Double?
    /// Whether the feature is a point, a line or a polygon.
    public let shape: TargetDescription.Shape

    package init(
      index: Int, name: String, uncertaintyMeters: Double? = nil, shape: TargetDescription.Shape = .line
    ) {
      self.index = index
      self.name = name
      self.uncertaintyMeters = uncertaintyMeters
      self.shape = shape
    }
  }

  /// The distances of one target.
  public struct Answer: Sendable {
    /// What is measured to.
    public let target: TargetDescription
    /// Where the line lies by the road's own kilometres, where that is known.
    public let official: OfficialKilometers?
    /// The features that are measured to one by one; empty where the target is one.
    public let features: [Feature]
    /// One for each snapshot; with features one for each snapshot and feature, those of a snapshot together.
    public let entries: [Entry]

    package init(
      target: TargetDescription, official: OfficialKilometers? = nil, features: [Feature] = [],
      entries: [Entry]
    ) {
      self.target = target
      self.official = official
      self.features = features
      self.entries = entries
    }
  }

  /// One for each target, in the order in which they were named.
  public let answers: [Answer]
  /// The limits that were asked for.
  public let withinKilometers: [Double]
  /// Whether distances are given by map, week or month.
  public let every: DistanceStep
  public let diagnostics: Diagnostics
  public let provenance: Provenance

  package init(
    answers: [Answer], withinKilometers: [Double] = [], every: DistanceStep = .snapshot,
    diagnostics: Diagnostics = .init(), provenance: Provenance
  ) {
    self.answers = answers
    self.withinKilometers = withinKilometers
    self.every = every
    self.diagnostics = diagnostics
    self.provenance = provenance
  }
}

extension DistanceResult.Answer {
  /// Snapshots that follow one another and lie within a limit.
  public struct Spell: Hashable, Sendable {
    /// The day of the first map.
    public var first: CalendarDate?
    /// The day of the last map.
    public var last: CalendarDate?
    /// The number of maps.
    public var snapshots: Int
  }

  /// Returns the spells at a limit or nearer, in order, for one of the features where there are any.
  public func spells(withinKilometers limit: Double, ofFeature feature: Int = 0) -> [Spell] {
    var spells: [Spell] = []
    var isRunning = false
    for entry in entries(ofFeature: feature) {
      let isWithin = entry.proximity.kilometers <= limit
      if isWithin, isRunning {
        spells[spells.count - 1].last = entry.file.date
        spells[spells.count - 1].snapshots += 1
      } else if isWithin {
        spells.append(Spell(first: entry.file.date, last: entry.file.date, snapshots: 1))
      }
      isRunning = isWithin
    }
    return spells
  }

  /// Returns the weeks or months that have a map with a date, in order, those of a feature together.
  public func periods(by length: SeriesPeriod.Length) -> [DistancePeriod] {
    (0..<targetCount).flatMap { feature in
      let dated = entries(ofFeature: feature).compactMap { entry in
        entry.file.date.map { (date: $0, kilometers: entry.proximity.kilometers) }
      }
      return DistancePeriod.periods(of: dated, by: length).map { period in
        var period = period
        period.feature = features.isEmpty ? nil : features[feature]
        return period
      }
    }
  }

  /// The entries of one feature, a snapshot after the other; with one target all entries.
  private func entries(ofFeature feature: Int) -> [DistanceResult.Entry] {
    stride(from: feature, to: entries.count, by: targetCount).map { entries[$0] }
  }

  /// Entries to a snapshot.
  public var targetCount: Int { max(1, features.count) }

  /// The number of maps.
  public var snapshotCount: Int { entries.count / targetCount }

  /// The feature that an entry is about; nil where the target is one.
  public func feature(ofEntry index: Int) -> DistanceResult.Feature? {
    features.isEmpty ? nil : features[index % features.count]
  }

  /// The distance in kilometres less that of the snapshot before; nil of the first.
  public func changeKilometers(at index: Int) -> Double? {
    index < targetCount
      ? nil : entries[index].proximity.kilometers - entries[index - targetCount].proximity.kilometers
  }
}
