public import FrontLine
import GeoTypes
public import Proximity

/// A road on the map: stretches by status, crossings, and how near the front comes.
public struct RouteJob: Job {
  public static let name = "route"

  /// The places of a trip through a network.
  public struct Trip: Hashable, Sendable {
    /// Where it starts, and where it ends: a place or `LON,LAT`.
    public var from: String
    /// Where the way ends: a place or a position.
    public var to: String
    /// A file with the lines to go on.
    public var network: String
    /// How far to keep away from the territory; nil: it is not avoided.
    public var clearanceKilometers: Double?

    /// Creates a trip.
    public init(from: String, to: String, network: String, clearanceKilometers: Double? = nil) {
      self.from = from
      self.to = to
      self.network = network
      self.clearanceKilometers = clearanceKilometers
    }
  }

  /// Files, folders or archives; none: the embedded sample.
  public var inputs: [String] = []
  /// A road by number or name, or a file with lines. Of this, ``via`` and ``trip`` one is given.
  public var along: String?
  /// Places in order.
  public var via: [String] = []
  /// The way through a network that is looked for; nil where a road is named.
  public var trip: Trip?
  /// Distances for which it is told how much of the route lies nearer.
  public var withinKilometers = RouteQuestions().withinKilometers
  /// Whether the distance of the front is given at every kilometre.
  public var profile = false
  /// What a row stands for where there are several maps.
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
    inputs: [String], along: String? = nil, via: [String] = [], trip: Trip? = nil,
    withinKilometers: [Double] = RouteQuestions().withinKilometers, profile: Bool = false,
    every: DistanceStep = .snapshot, gapMeters: Double = GapCloser.defaultMeters, range: DateRange = .init(),
    places: PlacesInput? = nil, reading: Reading = .init(),
    measuring: Measuring = .init()
  ) {
    self.inputs = inputs
    self.along = along
    self.via = via
    self.trip = trip
    self.withinKilometers = withinKilometers
    self.profile = profile
    self.every = every
    self.gapMeters = gapMeters
    self.range = range
    self.places = places
    self.reading = reading
    self.measuring = measuring
  }

  /// That no route is named.
  private static let oneRouteNeeded = JobError.request(
    "name one route: \(.along) ROAD, or \(.via) PLACE \(.via) PLACE, or \(.from) PLACE \(.to) PLACE \(.network) FILE"
  )

  /// That several settings name a route each.
  package static func severalRoutes(_ settings: [Setting]) -> JobError {
    let names = settings.dropFirst().reduce("\(settings[0])" as Wording) { $0 + " and \($1)" }
    return .request("\(names) each name a route: leave one")
  }

  public func validate() throws(JobError) {
    try range.validate()
    try GapCloser.validate(gapMeters)
    if every != .snapshot, trip != nil {
      throw .request(
        "\(.every) \(every.rawValue) is of a line that stays: a way through a network is found on one map")
    }
    let routes: [Setting?] = [
      along == nil ? nil : .along, via.isEmpty ? nil : .via, trip == nil ? nil : .from,
    ]
    let named = routes.compactMap(\.self)
    if named.isEmpty { throw Self.oneRouteNeeded }
    if named.count > 1 { throw Self.severalRoutes(named) }
    if via.count == 1 { throw .request("\(.via) names one place, and a route needs two") }
    if let clearance = trip?.clearanceKilometers, !(clearance >= 0 && clearance.isFinite) {
      throw .request("\(.clearance) \(clearance) is no distance: give kilometres, 0 or more")
    }
    if let distance = withinKilometers.first(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .request("\(.within) \(distance) is no list of distances: give kilometres, as 1,5,10,20")
    }
  }

  public func run(_ execution: Execution) async throws -> RouteResult { try await run(execution, on: nil) }

  /// Measures on maps that are at hand, instead of those that are named; a trip through a network does not.
  func run(_ execution: Execution, on given: WalkedInputs?) async throws -> RouteResult {
    try validate()
    let model = try EdgeModel(measuring.earth)
    try SnapshotInputs.requireOneStandardInput(inputs + [along, trip?.network])
    if let trip { return try await run(trip, try RouteInput.trip(trip, places, model), model, execution) }
    let line = try along.map { try RouteInput.along($0, places, model) } ?? RouteInput.via(via, places, model)
    var diagnostics = Diagnostics(line.warnings)
    let walk = try walk(execution, given, &diagnostics)
    let (route, questions, gapMeters) = (line.route, questions, gapMeters)
    let answers = try await walk.answers {
      RouteSurveyor(route, questions, gapMeters: gapMeters)
    } _: { surveyor, survey, land, _ in
      try surveyor.report(on: survey, territory: land.land)
    }
    let entries = answers.map { RouteResult.Entry(file: $0.file.file, report: $0.value) }
    let repairs = LandWalk.repairs(of: answers, &diagnostics)
    let notices = diagnostics.notices
    for answer in answers where answer.value.nearest == nil {
      diagnostics.add(.noLand(in: answer.file.file.path, of: walk.territory))
    }
    return RouteResult(
      target: line.description, official: line.official, route: route, isAtGoal: false, detour: nil,
      entries: entries, every: every, diagnostics: diagnostics,
      provenance: provenance(
        of: answers, walk, repairs, notices,
        RouteStatement(
          target: line.description, meters: route.meters, detour: nil, last: entries.last)))
  }

  private var questions: RouteQuestions {
    var questions = RouteQuestions(profileStepMeters: profile ? 1000 : nil)
    questions.withinKilometers = withinKilometers
    return questions
  }

  private func walk(
    _ execution: Execution, _ given: WalkedInputs?, _ diagnostics: inout Diagnostics
  ) throws -> LandWalk {
    let options = try reading.options()
    return LandWalk(
      inputs: try given ?? LandWalk.inputs(inputs, range, options, &diagnostics), reading: options,
      territory: measuring.territory, earth: measuring.earth, gapMeters: gapMeters, execution: execution)
  }

  private func provenance<Value>(
    of answers: [LandWalk.Answer<Value>], _ walk: LandWalk, _ repairs: [Provenance.Repair],
    _ notices: [Diagnostic], _ statement: RouteStatement
  ) -> Provenance {
    Provenance(
      files: answers.map(\.file.file), territory: walk.territory, earth: measuring.earth,
      denominator: measuring.denominator, repairs: repairs, notices: notices, gaps: walk.gaps(of: answers),
      statement: statement)
  }

  /// What comes of a trip on one map.
  private struct TripAnswer: Sendable {
    var way: RoadNetwork.Way?
    var report: RouteReport?
    var route: Route?
  }

  private func run(
    _ trip: Trip, _ found: RouteInput.Trip, _ model: EdgeModel, _ execution: Execution
  ) async throws -> RouteResult {
    var diagnostics = Diagnostics(found.warnings)
    var walk = try walk(execution, nil, &diagnostics)
    let snapshots = walk.inputs.counted
    if snapshots.count > 1 {
      guard inputs.isEmpty, let last = snapshots.last else {
        throw JobError.request(
          "a way through a network is found on one map, and \(snapshots.count) are given: name one, or restrict them with "
            + "\(.since) and \(.until)")
      }
      walk.inputs = WalkedInputs([last])
    }
    let unrestricted = found.network.shortestWay(from: found.start, to: found.goal) { _ in true }
    let (clearance, questions, gapMeters) = (trip.clearanceKilometers, questions, gapMeters)
    let answers = try await walk.answers {
      ()
    } _: { _, survey, land, _ in
      var way = unrestricted
      if let clearance {
        way = try found.network.shortestWay(
          from: found.start, to: found.goal, avoiding: land.land, clearanceMeters: clearance * 1000)
      }
      guard let way else { return TripAnswer() }
      if way.coordinates.count == 1 {
        let report = try RouteReport(at: way.coordinates[0], territory: land.land, model: model)
        return TripAnswer(way: way, report: report)
      }
      let route = try Route([LineString(way.coordinates)], model: model)
      let surveyor = RouteSurveyor(route, questions, gapMeters: gapMeters)
      return TripAnswer(
        way: way, report: try surveyor.report(on: survey, territory: land.land), route: route)
    }
    let route = answers.first?.value.route
    let isAtGoal = answers.first?.value.way?.coordinates.count == 1
    let detour = RouteResult.Detour(
      unrestrictedMeters: unrestricted?.meters ?? .infinity, clearanceKilometers: clearance,
      startMetersOff: found.start.metersOff, goalMetersOff: found.goal.metersOff)
    let entries = answers.compactMap { answer in
      answer.value.report.map { RouteResult.Entry(file: answer.file.file, report: $0) }
    }
    let repairs = LandWalk.repairs(of: answers, &diagnostics)
    return RouteResult(
      target: found.description, official: nil, route: route, isAtGoal: isAtGoal, detour: detour,
      entries: entries, every: .snapshot, diagnostics: diagnostics,
      provenance: provenance(
        of: answers, walk, repairs, diagnostics.notices,
        RouteStatement(
          target: found.description, meters: RouteResult.meters(of: route, isAtGoal: isAtGoal),
          detour: detour,
          last: entries.last)))
  }
}

/// What lies along a route.
public struct RouteResult: JobResult {
  /// The road on one map.
  public struct Entry: Sendable {
    /// The file of the map.
    public let file: Provenance.File
    /// What the map says of the road.
    public let report: RouteReport
  }

  /// How a way through a network compares with one that avoids nothing.
  public struct Detour: Hashable, Sendable {
    /// The length of the shortest way, whatever it goes through.
    public let unrestrictedMeters: Double
    /// Nil where nothing was avoided.
    public let clearanceKilometers: Double?
    /// How far start and goal lie from the network.
    public let startMetersOff: Double
    /// How far the end of the way lies from the goal.
    public let goalMetersOff: Double
  }

  /// The road.
  public let target: TargetDescription
  /// Where the route lies by the road's own kilometres, where that is known.
  public let official: OfficialKilometers?
  /// Nil where there is no way, or none with a length.
  public let route: Route?
  /// Whether start and goal are one place, so that there is nothing to go.
  public let isAtGoal: Bool
  /// The way around what was avoided; nil where nothing was.
  public let detour: Detour?
  /// One for each snapshot.
  public let entries: [Entry]
  /// Whether distances are given by map, week or month.
  public let every: DistanceStep
  public let diagnostics: Diagnostics
  public let provenance: Provenance

  /// The length; nil where there is no way.
  public var meters: Double? { Self.meters(of: route, isAtGoal: isAtGoal) }

  fileprivate static func meters(of route: Route?, isAtGoal: Bool) -> Double? {
    route?.meters ?? (isAtGoal ? 0 : nil)
  }

  /// Where the status changed from one snapshot to the next.
  public func changes(at index: Int) -> [RouteChange] {
    index == 0 ? [] : entries[index].report.changes(since: entries[index - 1].report)
  }
}

extension RouteResult {
  /// A week or a month of a route.
  public struct Period: Sendable {
    /// How near the front came in the period.
    public let distances: DistancePeriod
    /// The road within the distances asked for, on the last map.
    public let within: [RouteReport.Nearness]
  }

  /// Returns the weeks or months that have a map with a date and land; nil where a row is a snapshot.
  public var periods: [Period]? {
    guard let length = every.length else { return nil }
    let dated = entries.compactMap { entry in
      entry.file.date.flatMap { date in
        entry.report.nearest.map { (date: date, kilometers: $0.kilometers, within: entry.report.within) }
      }
    }
    var end = 0
    return DistancePeriod.periods(of: dated.map { ($0.date, $0.kilometers) }, by: length).map { period in
      end += period.snapshotCount
      return Period(distances: period, within: dated[end - 1].within)
    }
  }
}
