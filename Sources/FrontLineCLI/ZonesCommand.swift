import ArgumentParser
import FrontLineKit
import FrontLineReport
import GeoJSON

struct ZonesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zones",
    abstract: "Zones by distance from the territory, the settlements in them, and who crossed when.",
    discussion: """
      A zone is the land between two distances from the territory; distances are lengths of geodesics on the WGS 84 \
      ellipsoid. From one map the command draws the zones to the metre, measures them, and lists the settlements in \
      them, those nearest to the border of the territory first. From several maps it lists which settlement entered \
      another zone, and on which day; --areas draws and measures the zones of each map too.

      Zones run all around the territory: across the state border and the sea too, unless --clip cuts them.

      The built-in gazetteer has places of 500 people and more. For every village give the populated places of HDX \
      (COD-AB Ukraine) with --places, and carry their codes along.

      Examples:
        frontline zones 20250812.geojson --within 5,10,20,50
        frontline zones maps/ --within 10 --since 2025-07-01 -f csv
        frontline zones 20250812.geojson -o zones.geojson
        frontline zones maps/ --places hdx.geojson --carry ADM4_PCODE -f csv
      """)

  @Argument(help: "Files or folders of snapshots. (default: the embedded sample)", completion: .file())
  var inputs: [String] = []

  @Option(
    help: ArgumentHelp(
      "The distances that bound the zones, the nearest first. (default: 5,10,20,50)", valueName: "KM,…"),
    transform: kilometers(argument:))
  var within = [5.0, 10, 20, 50]

  @Flag(help: "Also give zones in the territory, by the distance from its border.")
  var bothSides = false

  @Flag(
    inversion: .prefixedNo,
    help: "Draw and measure the zones; with -f csv, a row for each zone. (default: those of a single map)")
  var areas: Bool?

  @Option(
    help: ArgumentHelp("Cut the zones to the polygons of a file.", valueName: "FILE"), completion: .file())
  var clip: String?

  @Option(
    help: ArgumentHelp(
      "The number of settlements to list, and of crossings. (default: 20; other formats have all)",
      valueName: "N"))
  var top: Int?

  @OptionGroup(title: "Front line") var gap: GapOption
  @OptionGroup(title: "Places") var known: PlacesOption
  @OptionGroup(title: "Places") var carried: CarryOption
  @OptionGroup(title: "Series") var dates: DateRangeOptions
  @OptionGroup(title: "Regions") var regions: RegionOptions
  @OptionGroup(title: "Output") var formatting: FormatOption<ZonesDocument>
  @OptionGroup(title: "Output") var writing: OutputOptions
  @OptionGroup(title: "Output") var precision: PrecisionOption
  @OptionGroup(title: "Output") var winding: WindingOption
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Reading") var reading: InputOptions

  private var format: DocumentFormat { formatting.format(for: writing.output) }

  /// Whether the zones are drawn: GeoJSON is nothing else, and a list of settlements needs none.
  private var hasAreas: Bool? {
    if let areas { return areas }
    if format == .geojson { return true }
    return format == .csv && regions.input == nil && clip == nil ? false : nil
  }

  private func job() throws -> ZonesJob {
    ZonesJob(
      inputs: inputs, withinKilometers: within, bothSides: bothSides, areas: hasAreas, clip: clip,
      regions: regions.input, gapMeters: gap.meters, range: dates.range, places: known.input,
      carry: carried.properties, reading: reading.reading, measuring: try measuring.measuring())
  }

  func validate() throws {
    try formatting.check(writing.output)
    try job().checkOptions()
    if let top, top < 0 { throw ValidationError("--top \(top) is no number of settlements: give 0 or more") }
    if top != nil, format != .table, format != .markdown {
      throw ValidationError("--top is of the table: \(format.rawValue) has all settlements")
    }
    if areas == false, format == .geojson {
      throw ValidationError(
        "--no-areas leaves out the zones, and GeoJSON is made of nothing else: leave it out")
    }
    try winding.check(isGeoJSON: format == .geojson, format: format.rawValue)
  }

  func run() async throws {
    let result = try await job().run(
      writing.execution(threads: measuring.jobs.count, ZonesDocument.parts(for: format)))
    var document = ZonesDocument(result, writing.style)
    document.top = top
    document.csvListsZones = areas == true || regions.input != nil
    writing.report(result.diagnostics)
    try writing.write(
      document, formatting,
      .init(geoJSON: .init(precision: precision.ofWriter, winding: winding.ofWriter)))
    try writing.finish(result.diagnostics)
  }
}
