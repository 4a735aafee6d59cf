import ArgumentParser
import FrontLineKit
import FrontLineReport
import GeoJSON

struct DistanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "distance",
    abstract: "How far the front is from a place, a road, a coordinate or any geometry.",
    discussion: """
      The distance is the length of the shortest geodesic on the WGS 84 ellipsoid between the territory and the \
      target, exact to a millimetre for the given lines. It is 0 and "inside" if the target lies in the territory or \
      on its border, wholly or partly. It is 0 and "touches" if a line or a polygon meets the border from outside. \
      --earth decides what edges are: geodesics (wgs84), or straight lines in longitude and latitude \
      (wgs84-straight).

      Places and roads of the built-in gazetteer are known only to some kilometres, and the answer says so. For \
      survey quality give an OpenStreetMap line as a GeoJSON file. All features of a file together are one target: \
      the distance is that to the nearest. With --each every feature has its own distance.

      Examples:
        frontline distance maps/ --to Dobropillia --within 15
        frontline distance maps/ --to Kramatorsk --to Pokrovsk --within 5,10
        frontline distance 20250812.geojson --to 37.08,48.47 -f json
      """)

  @Argument(help: "Files or folders of snapshots. (default: the embedded sample)", completion: .file())
  var inputs: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A place, a road by number or name, LON,LAT, or a file with a geometry; may be given again.",
      valueName: "TARGET"), completion: .target)
  var to: [String]

  @Flag(help: "Measure to each feature of the file by itself, with a row for each.")
  var each = false

  @Option(
    help: ArgumentHelp("Say when the front was at most so far away: 10, or 5,10,20.", valueName: "KM,…"),
    transform: kilometers(argument:))
  var within: [Double]?

  @Option(
    help: "A row for each snapshot, or the nearest, the mean and the last distance of each week or month.")
  var every = DistanceStep.snapshot

  @OptionGroup(title: "Chart") var plot: PlotOptions
  @OptionGroup(title: "Front line") var gap: GapOption
  @OptionGroup(title: "Places") var known: PlacesOption
  @OptionGroup(title: "Series") var dates: DateRangeOptions
  @OptionGroup(title: "Output") var formatting: FormatOption<DistanceDocument>
  @OptionGroup(title: "Output") var writing: OutputOptions
  @OptionGroup(title: "Output") var precision: PrecisionOption
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Reading") var reading: InputOptions

  private var format: DocumentFormat { formatting.format(for: writing.output) }

  private func job() throws -> DistanceJob {
    DistanceJob(
      inputs: inputs, to: to, each: each, withinKilometers: within ?? [], every: every,
      gapMeters: gap.meters, range: dates.range,
      places: known.input, reading: reading.reading, measuring: try measuring.measuring())
  }

  func validate() throws {
    try formatting.check(writing.output)
    try refuseOptionsAsValues(of: "--to", "TARGET", to)
    try job().checkOptions()
    try plot.check()
    if to.count > 1 && plot.file != nil {
      throw ValidationError("--plot draws one distance, and --to names \(to.count) targets: name one")
    }
    if format == .geojson && every != .snapshot {
      throw ValidationError(
        "GeoJSON has a line for each snapshot: leave --every out, or choose another format")
    }
    if each && plot.file != nil {
      throw ValidationError("--plot draws one distance, and --each gives several: leave one of them out")
    }
  }

  func run() async throws {
    let result = try await job().run(
      writing.execution(threads: measuring.jobs.count, DistanceDocument.parts(for: format)))
    let document = DistanceDocument(result, writing.style)
    writing.report(result.diagnostics)
    try plot.write(writing) { Chart(result, $0, $1) }
    try writing.write(
      document, formatting,
      .init(geoJSON: .init(precision: precision.ofWriter), threads: measuring.jobs.count))
    try writing.finish(result.diagnostics)
  }
}

extension DistanceStep: ExpressibleByArgument {}
