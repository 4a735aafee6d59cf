public import FrontLine
public import Proximity

/// How far the front is from a place, a road, a coordinate or any geometry.
public struct DistanceJob: Job {
  public static let name = "distance"

  /// Files, folders or archives; none: the embedded sample.
  public var inputs: [String] = []
  /// A place, a road by number or name, `LON,LAT`, or a file with a geometry.
  public var target = ""
  /// Whether every feature of the file is a target of its own.
  public var each = false
  /// The limit below which it is told from when to when the front was that near; nil: not told.
  public var withinKilometers: Double?
  /// Gaps of the territory narrower than this are closed.
  public var gapMeters = GapCloser.defaultMeters
  public var range = DateRange()
  public var reading = Reading()
  public var measuring = Measuring()

  public init() {}

  public init(
    inputs: [String], to target: String, each: Bool = false, withinKilometers: Double? = nil,
    gapMeters: Double = GapCloser.defaultMeters, range: DateRange = .init(), reading: Reading = .init(),
    measuring: Measuring = .init()
  ) {
    self.inputs = inputs
    self.target = target
    self.each = each
    self.withinKilometers = withinKilometers
    self.gapMeters = gapMeters
    self.range = range
    self.reading = reading
    self.measuring = measuring
  }

  public func validate() throws(JobError) {
    try range.validate()
    try GapCloser.validate(gapMeters)
    if target.isEmpty {
      throw .request("\(.to) names nothing: give a place, a road, LON,LAT, or a file with a geometry")
    }
    if let withinKilometers, !(withinKilometers >= 0 && withinKilometers.isFinite) {
      throw .request("\(.within) \(withinKilometers) is no distance: give kilometres, 0 or more")
    }
  }

  public func run(_ execution: Execution) async throws -> DistanceResult {
    try validate()
    let (territory, options) = (measuring.territory, try reading.options())
    let model = try EdgeModel(measuring.earth)
    try SnapshotInputs.requireOneStandardInput(inputs + [target])
    let named = try TargetInput.resolve(target)
    var diagnostics = Diagnostics()
    let features = each ? try TargetFeatures(named, model: model, threads: execution.threads) : nil
    let targets =
      try features?.targets
      ?? [named.measurable(model) { try DistanceTarget(named.geometry, model: model) }]
    if let features {
      diagnostics.add(features.warnings)
    } else {
      diagnostics.add(named.warnings)
      if let remoteness = named.remoteness { diagnostics.add(remoteness) }
    }
    let snapshots = try LandWalk.inputs(inputs, range, options, &diagnostics)
    let walk = LandWalk(
      inputs: snapshots, reading: options, territory: territory, earth: measuring.earth,
      gapMeters: gapMeters, execution: execution)
    // Several snapshots keep the cores busy by themselves.
    let threads = snapshots.counted.count == 1 ? execution.threads : 1
    let answers = try await walk.answers {
      GeodesicProximity(model: model, isForSeries: snapshots.counted.count > 1)
    } _: { proximity, _, land in
      proximity.beginSnapshot()
      return proximity.nearest(targets, to: land.land, threads: threads)
    }
    let landless = answers.filter(\.value.isEmpty).map {
      Diagnostic.noLand(in: $0.file.file.path, of: territory)
    }
    // Of a series the other days have their answers.
    if let first = landless.first, landless.count == answers.count { throw JobError(.badData, first.wording) }
    diagnostics.add(landless)
    let repairs = LandWalk.repairs(of: answers, &diagnostics)
    let entries = answers.flatMap { answer in
      answer.value.map { DistanceResult.Entry(file: answer.file.file, proximity: $0) }
    }
    return DistanceResult(
      target: named.description, official: named.official(targets[0].route),
      features: features?.features ?? [], entries: entries, withinKilometers: withinKilometers,
      diagnostics: diagnostics,
      provenance: Provenance(
        files: answers.map(\.file.file), territory: territory, earth: measuring.earth,
        denominator: measuring.denominator, repairs: repairs, notices: diagnostics.notices,
        gaps: walk.gaps(of: answers),
        statement: DistanceStatement(
          target: named.description, features: features?.features ?? [], entries: entries)))
  }
}

/// Distances of the front.
public struct DistanceResult: JobResult {
  public struct Entry: Sendable {
    public let file: Provenance.File
    public let proximity: Proximity

    package init(file: Provenance.File, proximity: Proximity) {
      self.file = file
      self.proximity = proximity
    }
  }

  /// One of several targets in a file.
  public struct Feature: Hashable, Sendable {
    /// Its place in the file, from 0.
    public let index: Int
    /// What it is called there; else its id, else its number.
    public let name: String
    public let uncertaintyMeters: Double?
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

  /// Snapshots that follow one another and lie under the threshold.
  public struct Period: Hashable, Sendable {
    public var first: CalendarDate?
    public var last: CalendarDate?
    public var snapshots: Int
  }

  public let target: TargetDescription
  /// Where the line lies by the road's own kilometres, where that is known.
  public let official: OfficialKilometers?
  /// The features that are measured to one by one; empty where the target is one.
  public let features: [Feature]
  /// One for each snapshot; with features one for each snapshot and feature, those of a snapshot together.
  public let entries: [Entry]
  /// The threshold, where one was asked for.
  public let withinKilometers: Double?
  public let diagnostics: Diagnostics
  public let provenance: Provenance

  package init(
    target: TargetDescription, official: OfficialKilometers? = nil, features: [Feature] = [],
    entries: [Entry], withinKilometers: Double? = nil, diagnostics: Diagnostics = .init(),
    provenance: Provenance
  ) {
    self.target = target
    self.official = official
    self.features = features
    self.entries = entries
    self.withinKilometers = withinKilometers
    self.diagnostics = diagnostics
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
  public var targetCount: Int { max(1, features.count) }

  public var snapshotCount: Int { entries.count / targetCount }

  /// The feature that an entry is about; nil where the target is one.
  public func feature(ofEntry index: Int) -> Feature? {
    features.isEmpty ? nil : features[index % features.count]
  }

  /// The distance in kilometres less that of the snapshot before; nil of the first.
  public func changeKilometers(at index: Int) -> Double? {
    index < targetCount
      ? nil : entries[index].proximity.kilometers - entries[index - targetCount].proximity.kilometers
  }
}
