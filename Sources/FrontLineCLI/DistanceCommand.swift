import ArgumentParser
import FrontLineKit
import FrontLineReport
import GeoJSON

struct DistanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "distance",
    abstract: "How far the front is from a place, a road, a coordinate or any geometry.",
    discussion: """
      The length of the shortest geodesic on the WGS 84 ellipsoid between the territory and the target, to the \
      millimetre of the given lines; 0 and inside where the target lies in the territory or on its border, wholly or \
      partly; 0 and touches where a line or a polygon comes up to the border from outside. \
      --earth says what an edge is: wgs84 a geodesic, wgs84-straight a straight line in longitude and latitude.

      A place or road of the built-in gazetteer is known to some kilometres only, which the answer says: for \
      survey quality give an OpenStreetMap line as a GeoJSON file. The features of a file are one target, to \
      whose nearest the distance is; with --each every one has its own.

      Examples:
        frontline distance maps/ --to Dobropillia --within 15
        frontline distance 20250812.geojson --to 37.08,48.47 -f json
      """)

  @Argument(help: "Files or folders of snapshots. (default: the embedded sample)")
  var inputs: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A place, a road by number or name, LON,LAT, or a file with a geometry.", valueName: "TARGET"))
  var to: String

  @Flag(help: "Measure to every feature of the file on its own: a row for each.")
  var each = false

  @Option(help: ArgumentHelp("Say when the front was that near, or nearer.", valueName: "KM"))
  var within: Double?

  @OptionGroup var gap: GapOption

  @OptionGroup(title: "Series") var dates: DateRangeOptions

  @OptionGroup var formatting: FormatOption<DistanceDocument>

  @OptionGroup var precision: PrecisionOption

  @Option(help: ArgumentHelp("Also draw the distance over time as SVG.", valueName: "FILE.svg"))
  var plot: String?

  @OptionGroup(title: "Reading") var reading: InputOptions
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Output") var writing: OutputOptions

  private var format: DocumentFormat { formatting.format(for: writing.output) }

  private func job() throws -> DistanceJob {
    DistanceJob(
      inputs: inputs, to: to, each: each, withinKilometers: within, gapMeters: gap.meters, range: dates.range,
      reading: reading.reading, measuring: try measuring.measuring())
  }

  func validate() throws {
    try formatting.check(writing.output)
    try refuseOptionsAsValues(of: "--to", "TARGET", [to])
    try job().checkOptions()
    try PlotPath.check(plot)
    if each && plot != nil {
      throw ValidationError("--plot draws one distance, and --each gives several: leave one of them out")
    }
  }

  func run() async throws {
    let result = try await job().run(
      writing.execution(threads: measuring.jobs.count, DistanceDocument.parts(for: format)))
    let document = DistanceDocument(result, writing.style)
    writing.report(result.diagnostics)
    if let plot {
      try Output.write(
        Array(DistanceChart(result, writing.style).svg.utf8), to: plot, overwrite: writing.overwrite)
    }
    try writing.write(
      document, as: format,
      .init(geoJSON: .init(precision: precision.decimals), threads: measuring.jobs.count))
    try writing.finish(result.diagnostics)
  }
}
