import ArgumentParser
import FrontLine
import FrontLineAnalysis
import FrontLineReport
import GeoJSON
import GeoTypes

struct RouteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "route",
    abstract: "What lies along a road: stretches by status, crossings, how near the front comes.",
    discussion: """
      The length is the sum of the edges on the WGS 84 ellipsoid. Stretches, and the length within 1, 5, 10 and \
      20 km of the territory, end at computed places, not at samples. Over several snapshots the table says \
      when each stretch changed its status.

      With --from, --to and --network the way is the shortest over the user's lines, which meet where they have a \
      position in common; --avoid territory keeps it --clearance away. This is for looking back at what was \
      published: it says nothing about whether a road is safe.

      Examples:
        frontline route 20250812.geojson --along T-05-14 --profile
        frontline route --from Dobropillia --to Kramatorsk --network roads.geojson
      """)

  enum Format: String, OutputFormat {
    case table, json, csv, geojson, markdown
    static let standard = table
  }
  enum Avoided: String, ExpressibleByArgument, CaseIterable { case territory }

  @Argument(help: "Files or folders of snapshots. (default: the embedded sample)")
  var inputs: [String] = []

  @Option(help: ArgumentHelp("A road by number or name, or a file with lines.", valueName: "ROAD"))
  var along: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A place on the route; give it twice or more, in order.", valueName: "PLACE"))
  var via: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Where the way through a network starts.", valueName: "PLACE"))
  var from: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Where it ends.", valueName: "PLACE"))
  var to: String?

  @Option(help: ArgumentHelp("The lines to go on.", valueName: "FILE"))
  var network: String?

  @Option(help: "Go around this.")
  var avoid: Avoided?

  @Option(help: ArgumentHelp("How far to keep away from it.", valueName: "KM"))
  var clearance: Double?

  @Option(help: ArgumentHelp("Distances to report lengths for. (default: 1,5,10,20)", valueName: "KM,…"))
  var within: String?

  @Flag(help: "The distance of the front at every kilometre.")
  var profile = false

  @OptionGroup var gap: GapOption

  @OptionGroup(title: "Series") var dates: DateRangeOptions

  @OptionGroup var formatting: FormatOption<Format>

  @OptionGroup var precision: PrecisionOption

  @OptionGroup(title: "Reading") var reading: InputOptions
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Output") var writing: OutputOptions

  private var format: Format { formatting.format(for: writing.output) }

  func validate() throws {
    try formatting.check(writing.output)
    try refuseOptionsAsValues(of: "--via", "PLACE", via)
    try refuseOptionsAsValues(of: "--from", "PLACE", [from].compactMap { $0 })
    try refuseOptionsAsValues(of: "--to", "PLACE", [to].compactMap { $0 })
    let trip = [from, to, network].compactMap { $0 }
    guard [along != nil, !via.isEmpty, !trip.isEmpty].count(where: { $0 }) == 1 else {
      throw ValidationError(
        "name one route: --along ROAD, or --via PLACE --via PLACE, or --from PLACE --to PLACE --network FILE")
    }
    if via.count == 1 { throw ValidationError("--via names one place, and a route needs two") }
    if !trip.isEmpty && trip.count < 3 {
      throw ValidationError("--from, --to and --network go together: give all three")
    }
    if avoid != nil && network == nil {
      throw ValidationError("--avoid needs a --network to choose a way on")
    }
    if let clearance {
      if avoid == nil {
        throw ValidationError("--clearance says how far to keep away: add --avoid territory")
      }
      if !(clearance >= 0 && clearance.isFinite) {
        throw ValidationError("--clearance \(clearance) is no distance: give kilometres, 0 or more")
      }
    }
    if profile, format == .csv || format == .geojson {
      throw ValidationError(
        "--profile is of the table, of Markdown and of JSON: choose one of them with --format")
    }
    _ = try questions()
  }

  private func questions() throws -> RouteQuestions {
    var questions = RouteQuestions(profileStepMeters: profile ? 1000 : nil)
    if let within {
      let parts = within.split(separator: ",", omittingEmptySubsequences: false)
      questions.withinKilometers = try parts.map { part in
        guard let value = Double(part), value >= 0, value.isFinite else {
          throw ValidationError("--within \(within) is no list of distances: give kilometres, as 1,5,10,20")
        }
        return value
      }
    }
    return questions
  }

  func run() async throws {
    let model = try EdgeModel(measuring.earth)
    try SnapshotInputs.requireOneStandardInput(inputs + [along, network])
    if let from, let to, let network {
      return try await runTrip(try RouteInput.trip(from: from, to: to, network: network, model), model)
    }
    let line: RouteInput.Line
    if let along {
      line = try RouteInput.along(along, model)
    } else {
      line = try RouteInput.via(via, model)
    }
    var messages = Messages(warnings: line.warnings)
    let walk = try walk(&messages)
    let questions = try questions()
    let route = line.route
    let answers = try await walk.answers {
      RouteSurveyor(route, questions, gapMeters: gap.meters)
    } _: { surveyor, survey, land in
      try surveyor.report(on: survey, territory: land.land)
    }
    let document = RouteDocument(
      target: line.description, official: line.official, route: route,
      entries: answers.map { .init(file: $0.file.file, report: $0.value) },
      provenance: provenance(of: answers, walk, &messages))
    for answer in answers where answer.value.nearest == nil {
      messages.warnings.append(LandWalk.noLand(in: answer.file.file.path, of: walk.territory).message)
    }
    try write(document, messages)
  }

  private func walk(_ messages: inout Messages) throws -> LandWalk {
    let snapshots = try LandWalk.inputs(inputs, dates, try reading.readerOptions, &messages)
    return LandWalk(
      inputs: snapshots, reading: try reading.readerOptions, territory: try measuring.countedTerritory(),
      earth: measuring.earth, gapMeters: gap.meters, wantsDigest: format == .json, jobs: measuring.jobCount,
      progress: writing.progressBar(total: snapshots.counted.count))
  }

  /// What comes of a trip on one map.
  private struct TripAnswer: Sendable {
    var way: RoadNetwork.Way?
    var report: RouteReport?
    var route: Route?
  }

  private func runTrip(_ trip: RouteInput.Trip, _ model: EdgeModel) async throws {
    var messages = Messages(warnings: trip.warnings)
    var walk = try walk(&messages)
    let snapshots = walk.inputs.counted
    if snapshots.count > 1 {
      guard inputs.isEmpty, let last = snapshots.last else {
        throw Failure.usage(
          "a way through a network is found on one map, and \(snapshots.count) are given: "
            + "name one, or restrict them with --since and --until")
      }
      walk = LandWalk(
        inputs: WalkedInputs([last]), reading: walk.reading, territory: walk.territory, earth: walk.earth,
        gapMeters: walk.gapMeters, wantsDigest: walk.wantsDigest, jobs: 1, progress: nil)
    }
    let unrestricted = trip.network.shortestWay(from: trip.start, to: trip.goal) { _ in true }
    let clearance = avoid == nil ? nil : clearance ?? 0
    let questions = try questions()
    let answers = try await walk.answers {
      ()
    } _: { _, survey, land in
      var way = unrestricted
      if let clearance {
        way = try trip.network.shortestWay(
          from: trip.start, to: trip.goal, avoiding: land.land, clearanceMeters: clearance * 1000)
      }
      guard let way else { return TripAnswer() }
      if way.coordinates.count == 1 {
        let report = try RouteReport(at: way.coordinates[0], territory: land.land, model: model)
        return TripAnswer(way: way, report: report)
      }
      let route = try Route([LineString(way.coordinates)], model: model)
      return TripAnswer(
        way: way,
        report: try RouteSurveyor(route, questions, gapMeters: gap.meters).report(
          on: survey, territory: land.land),
        route: route)
    }
    let document = RouteDocument(
      target: trip.description, route: answers.first?.value.route,
      isAtGoal: answers.first?.value.way?.coordinates.count == 1,
      detour: .init(
        unrestrictedMeters: unrestricted?.meters ?? .infinity, clearanceKilometers: clearance,
        startMetersOff: trip.start.metersOff, goalMetersOff: trip.goal.metersOff),
      entries: answers.compactMap { answer in
        answer.value.report.map { .init(file: answer.file.file, report: $0) }
      },
      provenance: provenance(of: answers, walk, &messages))
    try write(document, messages)
  }

  private func provenance<Value>(
    of answers: [LandWalk.Answer<Value>], _ walk: LandWalk, _ messages: inout Messages
  ) -> Provenance {
    let repairs = LandWalk.repairs(of: answers, &messages)
    var provenance = Provenance(
      files: answers.map(\.file.file), territory: walk.territory, earth: measuring.earth,
      denominator: measuring.denominator, repairs: repairs, notices: messages.notices.lines,
      language: writing.language)
    provenance.gaps = walk.gaps(of: answers)
    return provenance
  }

  private func write(_ document: RouteDocument, _ messages: Messages) throws {
    writing.report(messages)
    switch format {
    case .table: try writing.write(document.table)
    case .markdown: try writing.write(document.markdown)
    case .json: try writing.write(document.json)
    case .csv: try writing.write(document.csv)
    case .geojson: try writing.write(document.geoJSON(.init(precision: precision.decimals)))
    }
    try writing.finish(messages)
  }
}
