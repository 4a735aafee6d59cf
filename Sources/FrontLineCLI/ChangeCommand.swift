import ArgumentParser
import FrontLine
import FrontLineKit
import FrontLineReport
import GeoJSON
import Proximity

struct ChangeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: "What was gained and lost between two snapshots, and where.",
    discussion: """
      Gained is territory in AFTER that was not in BEFORE, lost is the opposite, and net is the area after less \
      the area before. Then come the connected patches of gained and lost land by size, each with its depth (how \
      far it reaches from the earlier territory, if it touches it), the nearest place and the nearest town; the \
      settlements whose centres changed status, and of how many that are known; and the land of each status before \
      by its status after. GeoJSON holds the gained and lost polygons; 'frontline export BEFORE AFTER --layer change' \
      writes them as GeoPackage, KML and more. --plot draws a map of them; 'frontline map' has more ways to do so.

      Examples:
        frontline change 20250801.geojson 20250812.geojson
        frontline change maps@2025-08-01 maps@2025-08-12 -f geojson
        frontline change maps/ --since 2025-01-01 --until 2025-08-12 --plot map.png

      All of July, as 'frontline series --every month' has it, begins with the last
      map of June:

        frontline change maps/ --since 2025-06-30 --until 2025-07-31
      """)

  @Argument(
    help:
      "The earlier snapshot, or with --since and --until a folder, a file or an archive of several. (default: the first of the embedded sample)",
    completion: .file())
  var before: String?

  @Argument(help: "The later snapshot. (default: the last of the embedded sample)", completion: .file())
  var after: String?

  @Option(
    help: ArgumentHelp(
      "The earlier map is the last up to this day. (default: the first)", valueName: "YYYY-MM-DD"),
    transform: CalendarDate.init(argument:))
  var since: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "The later map is the last up to this day. (default: the last)", valueName: "YYYY-MM-DD"),
    transform: CalendarDate.init(argument:))
  var until: CalendarDate?

  @Option(
    name: .customLong("sliver-km2"),
    help: ArgumentHelp(
      "Count and sum patches smaller than this apart; the totals include them. (default: "
        + "\(plainNumber(PatchReport.defaultSliverSquareKilometers)))", valueName: "KM2"),
    transform: NumberUnit.squareKilometers.number)
  var sliver = PatchReport.defaultSliverSquareKilometers

  @Option(
    help: ArgumentHelp(
      "The number of patches of each kind to list. (default: the ten largest of both; all with --patches)",
      valueName: "N"))
  var top: Int?

  @Flag(help: "With -f csv: a row for each patch, slivers left out, instead of the figures.")
  var patches = false

  @OptionGroup(title: "Map") var plot: PlotOptions
  @OptionGroup(title: "Places") var known: PlacesOption
  @OptionGroup(title: "Places") var carried: CarryOption
  @OptionGroup(title: "Regions") var regions: RegionOptions
  @OptionGroup(title: "Output") var formatting: FormatOption<ChangeDocument>
  @OptionGroup(title: "Output") var writing: OutputOptions
  @OptionGroup(title: "Output") var precision: PrecisionOption
  @OptionGroup(title: "Output") var winding: WindingOption
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Reading") var reading: InputOptions
  @OptionGroup(title: "Reading one of the two") var sides: SideOptions

  private var format: DocumentFormat { formatting.format(for: writing.output) }

  private func job() throws -> ChangeJob {
    ChangeJob(
      before: before, after: after, range: DateRange(since: since, until: until), regions: regions.input,
      sliverSquareKilometers: sliver,
      places: known.input, carry: carried.properties, reading: reading.reading, readingA: sides.readingA,
      readingB: sides.readingB,
      measuring: try measuring.measuring())
  }

  func validate() throws {
    try formatting.check(writing.output)
    try plot.check()
    try job().checkOptions()
    if let top, top < 0 { throw ValidationError("--top \(top) is no number of patches: give 0 or more") }
    if top != nil, format != .table, format != .markdown, !patches {
      throw ValidationError("--top is of the table and of --patches: \(format.rawValue) has all patches")
    }
    if patches, format != .csv {
      throw ValidationError(
        "--patches is of CSV: add --format csv (\(format.rawValue) has the patches as it is)")
    }
    if patches, regions.input != nil {
      throw ValidationError("--patches and --by both say what a row is: give one of them")
    }
    try winding.check(isGeoJSON: format == .geojson, format: format.rawValue)
  }

  func run() async throws {
    let parts = ChangeDocument.parts(for: format).union(patches || plot.file != nil ? .details : [])
    let result = try await job().run(writing.execution(threads: measuring.jobs.count, parts))
    var document = ChangeDocument(result, writing.style)
    (document.top, document.csvListsPatches) = (top, patches)
    var diagnostics = result.diagnostics
    if format == .geojson, let decimals = precision.decimals,
      let loss = try result.roundingLoss(decimals: decimals)
    {
      diagnostics.add(loss)
    }
    writing.report(diagnostics)
    try plot.write(writing) {
      try MapDocument(MapResult(result, places: known.input), $0, MapOptions($1)).svg
    }
    try writing.write(
      document, formatting, .init(geoJSON: .init(precision: precision.ofWriter, winding: winding.ofWriter)))
    try writing.finish(diagnostics)
  }
}
