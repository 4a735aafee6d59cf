import ArgumentParser
import FrontLine
import FrontLineAnalysis
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

  enum Format: String, OutputFormat {
    case table, json, csv, geojson, markdown
    static let standard = table
  }

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

  @OptionGroup var formatting: FormatOption<Format>

  @OptionGroup var precision: PrecisionOption

  @Option(help: ArgumentHelp("Also draw the distance over time as SVG.", valueName: "FILE.svg"))
  var plot: String?

  @OptionGroup(title: "Reading") var reading: InputOptions
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Output") var writing: OutputOptions

  private var format: Format { formatting.format(for: writing.output) }

  func validate() throws {
    try formatting.check(writing.output)
    try refuseOptionsAsValues(of: "--to", "TARGET", [to])
    if let within, !(within >= 0 && within.isFinite) {
      throw ValidationError("--within \(within) is no distance: give kilometres, 0 or more")
    }
    try PlotPath.check(plot)
    if each && plot != nil {
      throw ValidationError("--plot draws one distance, and --each gives several: leave one of them out")
    }
  }

  func run() async throws {
    let territory = try measuring.countedTerritory()
    let model = try EdgeModel(measuring.earth)
    try SnapshotInputs.requireOneStandardInput(inputs + [to])
    let named = try TargetInput.resolve(to)
    var messages = Messages()
    let features = each ? try TargetFeatures(named, model: model, threads: measuring.jobCount) : nil
    let targets =
      try features?.targets
      ?? [named.measurable(model) { try DistanceTarget(named.geometry, model: model) }]
    if let features {
      messages.warnings += features.warnings
    } else {
      messages.warnings += named.warnings
      if let remoteness = named.remoteness { messages.warnings.append(remoteness) }
    }
    let snapshots = try LandWalk.inputs(inputs, dates, try reading.readerOptions, &messages)
    let walk = LandWalk(
      inputs: snapshots, reading: try reading.readerOptions, territory: territory, earth: measuring.earth,
      gapMeters: gap.meters, wantsDigest: format == .json, jobs: measuring.jobCount,
      progress: writing.progressBar(total: snapshots.counted.count))
    // Several snapshots keep the cores busy by themselves.
    let threads = snapshots.counted.count == 1 ? measuring.jobCount : 1
    let answers = try await walk.answers {
      GeodesicProximity(model: model, isForSeries: snapshots.counted.count > 1)
    } _: { proximity, _, land in
      proximity.beginSnapshot()
      return proximity.nearest(targets, to: land.land, threads: threads)
    }
    let landless = answers.filter(\.value.isEmpty).map {
      LandWalk.noLand(in: $0.file.file.path, of: territory)
    }
    // Of a series the other days have their answers.
    if let first = landless.first, landless.count == answers.count { throw first }
    messages.warnings += landless.map(\.message)
    let repairs = LandWalk.repairs(of: answers, &messages)
    var document = DistanceDocument(
      target: named.description, official: named.official(targets[0].route),
      features: features?.features ?? [],
      entries: answers.flatMap { answer in
        answer.value.map { .init(file: answer.file.file, proximity: $0) }
      }, withinKilometers: within,
      provenance: Provenance(
        files: answers.map(\.file.file), territory: territory, earth: measuring.earth,
        denominator: measuring.denominator, repairs: repairs, notices: messages.notices.lines,
        language: writing.language))
    document.provenance.gaps = walk.gaps(of: answers)
    writing.report(messages)
    if let plot {
      try Output.write(Array(DistanceChart(document).svg.utf8), to: plot, overwrite: writing.overwrite)
    }
    switch format {
    case .table: try writing.write(document.table)
    case .markdown: try writing.write(document.markdown)
    case .json: try writing.write(document.json)
    case .csv: try writing.write(document.csv(threads: measuring.jobCount))
    case .geojson: try writing.write(document.geoJSON(.init(precision: precision.decimals)))
    }
    try writing.finish(messages)
  }
}
