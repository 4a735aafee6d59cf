import ArgumentParser
import FrontLine
import FrontLineKit
import FrontLineReport
import GeoJSON

struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Two sources at one date: what both have, what only one has, and why.",
    discussion: """
      A and B are snapshots, or folders of them. Of two folders the days that both have are compared, one row \
      a day; with --on one day is looked at closely: what each source calls the land that only one of them \
      counts, and whether the maps of the days around agree better. A day is that of publication in one source \
      and that of download in another.

      Examples:
        frontline compare deepstate/ isw/ -f csv
        frontline compare deepstate/ isw/ --on 2025-07-15
      """)

  @Argument(help: "A snapshot, or a folder of them.") var a: String
  @Argument(help: "Another, or another folder.") var b: String

  @Option(help: ArgumentHelp("The day to compare, where folders are given.", valueName: "YYYY-MM-DD"))
  var on: CalendarDate?

  @OptionGroup(title: "Regions") var regions: RegionOptions
  @OptionGroup(title: "Series") var dates: DateRangeOptions

  @OptionGroup var formatting: FormatOption<ComparisonDocument>

  @OptionGroup var precision: PrecisionOption
  @OptionGroup var winding: WindingOption

  @OptionGroup(title: "Reading") var reading: InputOptions
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Output") var writing: OutputOptions

  private var format: DocumentFormat { formatting.format(for: writing.output) }

  private func job() throws -> CompareJob {
    CompareJob(
      a, with: b, on: on, range: dates.range, regions: regions.input, reading: reading.reading,
      measuring: try measuring.measuring())
  }

  func validate() throws {
    try formatting.check(writing.output)
    try winding.check(isGeoJSON: format == .geojson, format: format.rawValue)
    try job().checkOptions()
  }

  func run() async throws {
    let result = try await job().run(
      writing.execution(threads: measuring.jobs.count, ComparisonDocument.parts(for: format)))
    let document = ComparisonDocument(result, writing.style)
    var diagnostics = result.diagnostics
    if let loss = try result.roundingLoss(decimals: precision.decimals) { diagnostics.add(loss) }
    if format == .geojson, case .days = result.rows {
      throw Failure.usage("GeoJSON holds one day: name it with --on YYYY-MM-DD")
    }
    writing.report(diagnostics)
    try writing.write(
      document, as: format,
      .init(geoJSON: .init(precision: precision.decimals, winding: winding.ofWriter)))
    try writing.finish(diagnostics)
  }
}
