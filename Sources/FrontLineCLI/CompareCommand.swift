import ArgumentParser
import FrontLine
import FrontLineKit
import FrontLineReport
import GeoJSON

struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Two sources on the same day: the land that both hold, and that only one holds.",
    discussion: """
      A and B are snapshots, or folders of them. Two folders are compared on every day that both have, with one \
      row for each day. --on looks closely at one day: the status in each source of land that only one of them \
      counts, and whether maps of the days around agree better. One source dates its maps by publication, another \
      by download.

      Examples:
        frontline compare deepstate/ isw/ -f csv
        frontline compare deepstate/ isw/ --on 2025-07-15
      """)

  @Argument(help: "A snapshot, or a folder of them.", completion: .file()) var a: String
  @Argument(help: "The snapshot, or folder of snapshots, to compare with.", completion: .file()) var b: String

  @Option(
    help: ArgumentHelp("The day to compare, if folders are given.", valueName: "YYYY-MM-DD"),
    transform: CalendarDate.init(argument:))
  var on: CalendarDate?

  @OptionGroup(title: "Series") var dates: DateRangeOptions
  @OptionGroup(title: "Regions") var regions: RegionOptions
  @OptionGroup(title: "Output") var formatting: FormatOption<ComparisonDocument>
  @OptionGroup(title: "Output") var writing: OutputOptions
  @OptionGroup(title: "Output") var precision: PrecisionOption
  @OptionGroup(title: "Output") var winding: WindingOption
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Reading") var reading: InputOptions
  @OptionGroup(title: "Reading one of the two") var sides: SideOptions

  private var format: DocumentFormat { formatting.format(for: writing.output) }

  private func job() throws -> CompareJob {
    CompareJob(
      a, with: b, on: on, range: dates.range, regions: regions.input, reading: reading.reading,
      readingA: sides.readingA, readingB: sides.readingB,
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
    if let decimals = precision.decimals, let loss = try result.roundingLoss(decimals: decimals) {
      diagnostics.add(loss)
    }
    if format == .geojson, case .days = result.rows {
      throw Failure.usage("GeoJSON holds one day: name it with --on YYYY-MM-DD")
    }
    writing.report(diagnostics)
    try writing.write(
      document, formatting,
      .init(geoJSON: .init(precision: precision.ofWriter, winding: winding.ofWriter)))
    try writing.finish(diagnostics)
  }
}
