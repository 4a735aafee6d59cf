import ArgumentParser
import FrontLineKit
import FrontLineReport
import GeoJSON

struct RouteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "route",
    abstract: "A road on the map: stretches by status, crossings, and how near the front comes.",
    discussion: """
      The length is the sum of the edges on the WGS 84 ellipsoid. The ends of stretches, and of the length within \
      1, 5, 10 and 20 km of the territory, are computed exactly, not sampled. For several snapshots the table \
      says when each stretch changed its status.

      --along follows a road: T-05-14, or the towns that it joins, "Dobropillia–Kramatorsk"; 'frontline roads' lists \
      those that are built in. --via joins places by straight lines and follows no road.

      --from, --to and --network find the shortest way on the lines of your file, which meet where they share a \
      position. --avoid territory keeps the way --clearance away from the territory. This is for looking back at \
      what was published: it does not say whether a road is safe.

      Examples:
        frontline route 20250812.geojson --along T-05-14 --profile
        frontline route maps/ --along "Dobropillia–Kramatorsk" --every month
        frontline route --from Dobropillia --to Kramatorsk --network roads.geojson
      """)

  enum Avoided: String, ExpressibleByArgument, CaseIterable { case territory }

  @Argument(help: "Files or folders of snapshots. (default: the embedded sample)", completion: .file())
  var inputs: [String] = []

  @Option(
    help: ArgumentHelp(
      "A road by its number or by the towns that it joins, or a file with lines.", valueName: "ROAD"),
    completion: .road)
  var along: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A place, joined to the next by a straight line; give it twice or more, in order.", valueName: "PLACE"),
    completion: .place)
  var via: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Where the way through a network starts.", valueName: "PLACE"), completion: .place)
  var from: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Where the way ends.", valueName: "PLACE"), completion: .place
  )
  var to: String?

  @Option(help: ArgumentHelp("A file with the lines of the network.", valueName: "FILE"), completion: .file())
  var network: String?

  @Option(help: "What the way must go around.")
  var avoid: Avoided?

  @Option(
    help: ArgumentHelp("The distance to keep from what is avoided.", valueName: "KM"),
    transform: NumberUnit.kilometers.number)
  var clearance: Double?

  @Option(
    help: ArgumentHelp(
      "Give the length of road within these distances of the territory. (default: 1,5,10,20)",
      valueName: "KM,…"), transform: kilometers(argument:))
  var within: [Double]?

  @Flag(help: "Give the distance of the front at every kilometre.")
  var profile = false

  @Option(
    help: "Every change of status, or the nearest, the mean and the last distance of each week or month.")
  var every = DistanceStep.snapshot

  @OptionGroup(title: "Front line") var gap: GapOption
  @OptionGroup(title: "Places") var known: PlacesOption
  @OptionGroup(title: "Series") var dates: DateRangeOptions
  @OptionGroup(title: "Output") var formatting: FormatOption<RouteDocument>
  @OptionGroup(title: "Output") var writing: OutputOptions
  @OptionGroup(title: "Output") var precision: PrecisionOption
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Reading") var reading: InputOptions

  private var format: DocumentFormat { formatting.format(for: writing.output) }

  private func job() throws -> RouteJob {
    var job = RouteJob(
      inputs: inputs, along: along, via: via, profile: profile, every: every, gapMeters: gap.meters,
      range: dates.range,
      places: known.input, reading: reading.reading, measuring: try measuring.measuring())
    if let from, let to, let network {
      let clearance = avoid == nil ? nil : clearance ?? 0
      job.trip = RouteJob.Trip(from: from, to: to, network: network, clearanceKilometers: clearance)
    }
    if let within { job.withinKilometers = within }
    return job
  }

  func validate() throws {
    try formatting.check(writing.output)
    try refuseOptionsAsValues(of: "--via", "PLACE", via)
    try refuseOptionsAsValues(of: "--from", "PLACE", [from].compactMap { $0 })
    try refuseOptionsAsValues(of: "--to", "PLACE", [to].compactMap { $0 })
    let trip = [from, to, network].compactMap { $0 }
    if along == nil, via.isEmpty, !trip.isEmpty, trip.count < 3 {
      throw ValidationError("--from, --to and --network go together: give all three")
    }
    if avoid != nil && network == nil {
      throw ValidationError("--avoid needs a --network to choose a way on")
    }
    if clearance != nil, avoid == nil {
      throw ValidationError("--clearance says how far to keep away: add --avoid territory")
    }
    // The job knows of a whole trip alone.
    if !trip.isEmpty, along != nil || !via.isEmpty {
      throw ValidationError(
        RouteJob.severalRoutes((along == nil ? [] : [.along]) + (via.isEmpty ? [] : [.via]) + [.from]))
    }
    try job().checkOptions()
    if format == .geojson && every != .snapshot {
      throw ValidationError(
        "GeoJSON has the stretches of one map: leave --every out, or choose another format")
    }
    if profile && every != .snapshot {
      throw ValidationError("--profile is of one map: leave it or --every out")
    }
    if profile, format == .csv || format == .geojson {
      throw ValidationError(
        "--profile works with table, markdown and json only: choose one of them with --format")
    }
  }

  func run() async throws {
    let result = try await job().run(
      writing.execution(threads: measuring.jobs.count, RouteDocument.parts(for: format)))
    let document = RouteDocument(result, writing.style)
    writing.report(result.diagnostics)
    try writing.write(document, formatting, .init(geoJSON: .init(precision: precision.ofWriter)))
    try writing.finish(result.diagnostics)
  }
}
