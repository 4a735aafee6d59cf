import FrontLine
public import Proximity

/// How far the front is from places, roads, coordinates or any geometry.
public struct DistanceJob: Job {
  public static let name = "distance"

  /// Files, folders or archives; none: the embedded sample.
  public var inputs: [String] = []
  /// Each a place, a road by number or name, `LON,LAT`, or a file with a geometry.
  public var targets: [String] = []
  /// Whether every feature of the file is a target of its own.
  public var each = false
  /// Limits for each of which it is told from when to when the front was that near.
  public var withinKilometers: [Double] = []
  /// Whether distances are given by map, week or month.
  public var every = DistanceStep.snapshot
  /// Gaps of the territory narrower than this are closed.
  public var gapMeters = GapCloser.defaultMeters
  /// The days that are looked at.
  public var range = DateRange()
  /// The places that are known by name; nil: those that come with the library.
  public var places: PlacesInput?
  /// How maps are read.
  public var reading = Reading()
  /// How land is measured.
  public var measuring = Measuring()

  /// Creates a job on the embedded sample.
  public init() {}

  /// Creates a job.
  public init(
    inputs: [String], to targets: [String], each: Bool = false, withinKilometers: [Double] = [],
    every: DistanceStep = .snapshot, gapMeters: Double = GapCloser.defaultMeters, range: DateRange = .init(),
    places: PlacesInput? = nil, reading: Reading = .init(),
    measuring: Measuring = .init()
  ) {
    self.inputs = inputs
    self.targets = targets
    self.each = each
    self.withinKilometers = withinKilometers
    self.every = every
    self.gapMeters = gapMeters
    self.range = range
    self.places = places
    self.reading = reading
    self.measuring = measuring
  }

  public func validate() throws(JobError) {
    try range.validate()
    try GapCloser.validate(gapMeters)
    if targets.isEmpty || targets.contains("") {
      throw .request("\(.to) names nothing: give a place, a road, LON,LAT, or a file with a geometry")
    }
    if each, targets.count > 1 {
      throw .request("\(.each) is of one file, and \(.to) names \(targets.count) targets: name one")
    }
    if let limit = withinKilometers.first(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .request("\(.within) \(limit) is no distance: give kilometres, 0 or more")
    }
  }

  public func run(_ execution: Execution) async throws -> DistanceResult {
    try await run(execution, on: nil)
  }

  /// Measures on maps that are at hand, instead of those that are named.
  func run(_ execution: Execution, on given: WalkedInputs?) async throws -> DistanceResult {
    try validate()
    let (territory, options) = (measuring.territory, try reading.options())
    let model = try EdgeModel(measuring.earth)
    try SnapshotInputs.requireOneStandardInput(inputs + targets)
    var diagnostics = Diagnostics()
    // One gazetteer serves all targets, and coordinates and files need none.
    var (read, aboutPlaces) = (Gazetteer?.none, Diagnostics())
    let asked = try targets.map { text in
      try AskedTarget(text, each: each, model, threads: execution.threads, &diagnostics) {
        let gazetteer = try read ?? PlacesInput.gazetteer(places, &aboutPlaces)
        read = gazetteer
        return gazetteer
      }
    }
    diagnostics.add(aboutPlaces)
    let all = asked.flatMap(\.targets)
    let snapshots = try given ?? LandWalk.inputs(inputs, range, options, &diagnostics)
    let walk = LandWalk(
      inputs: snapshots, reading: options, territory: territory, earth: measuring.earth,
      gapMeters: gapMeters, execution: execution)
    let answers = try await walk.answers {
      GeodesicProximity(model: model, isForSeries: snapshots.counted.count > 1)
    } _: { proximity, _, land, turn in
      // Several snapshots keep the cores busy by themselves.
      return proximity.nearest(all, to: land.land, threads: turn.isOnly ? execution.threads : 1)
    }
    let landless = answers.filter(\.value.isEmpty).map {
      Diagnostic.noLand(in: $0.file.file.path, of: territory)
    }
    // Of a series the other days have their answers.
    if let first = landless.first, landless.count == answers.count { throw JobError(.badData, first.wording) }
    diagnostics.add(landless)
    let repairs = LandWalk.repairs(of: answers, &diagnostics)
    var first = 0
    let found = asked.map { target in
      defer { first += target.targets.count }
      let own = first..<(first + target.targets.count)
      return DistanceResult.Answer(
        target: target.named.description, official: target.named.official(target.targets[0].route),
        features: target.features,
        entries: answers.flatMap { answer in
          // A map without territory has no answers.
          answer.value.isEmpty
            ? [] : answer.value[own].map { DistanceResult.Entry(file: answer.file.file, proximity: $0) }
        })
    }
    return DistanceResult(
      answers: found, withinKilometers: withinKilometers, every: every, diagnostics: diagnostics,
      provenance: Provenance(
        files: answers.map(\.file.file), territory: territory, earth: measuring.earth,
        denominator: measuring.denominator, repairs: repairs, notices: diagnostics.notices,
        gaps: walk.gaps(of: answers), statement: DistanceStatement(answers: found)))
  }

  /// A target, prepared: one geometry, or each feature of a file.
  private struct AskedTarget {
    let named: TargetInput
    let features: [DistanceResult.Feature]
    let targets: [DistanceTarget]

    init(
      _ text: String, each: Bool, _ model: EdgeModel, threads: Int, _ diagnostics: inout Diagnostics,
      _ gazetteer: () throws -> Gazetteer
    ) throws {
      let named = try TargetInput.resolve(text, gazetteer)
      self.named = named
      if each {
        let found = try TargetFeatures(named, model: model, threads: threads)
        diagnostics.add(found.warnings)
        (features, targets) = (found.features, found.targets)
      } else {
        features = []
        targets = [try named.measurable(model) { try DistanceTarget(named.geometry, model: model) }]
        diagnostics.add(named.warnings)
        if let remoteness = named.remoteness { diagnostics.add(remoteness) }
      }
    }
  }
}
