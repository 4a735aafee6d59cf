import ArgumentParser
import FrontLineKit
import FrontLineReport

struct SeriesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "series",
    abstract: "Area, gained and lost over time: by snapshot, day, week or month.",
    discussion: """
      Each snapshot is compared with the one before it. Days without a snapshot are shown as a gap and never \
      filled. A week or month is the change from the last snapshot before it to the last one in it, and its days \
      are also summed up. With --since, the last snapshot before that date is compared with but has no row. With \
      --by each region has its own rows, and so has the land outside all regions. The JSON of weeks and months also \
      holds the land of each status before by its status after.

      --plot draws bars of what was gained and lost, --chart area the land held, and --chart regions bars for each \
      of the regions of --by that changed most. A bar that is not of the whole week or month is hatched. By month a \
      circle shows what the source itself published as gained, where that is known.

      Examples:
        frontline series maps/ --every month --since 2025-01-01
        frontline series front.gpkg --every week --plot weeks.svg -f csv
        frontline series maps/ --rolling 30 --plot days.png --size 1200x675
        frontline series maps/ --by oblasts.geojson --chart regions --plot regions.pdf
        frontline series front.gpkg --sources isw..2022-04-02,deepstate.. -f csv
      """)

  @Argument(help: "Files or folders of snapshots. (default: the embedded sample)", completion: .file())
  var inputs: [String] = []

  @Option(help: "The step from one row to the next.")
  var every = SeriesJob.Step.day

  @Option(
    help: ArgumentHelp(
      "Also give the mean change a day over the last so many days, and draw that of net.", valueName: "DAYS"))
  var rolling: Int?

  @Option(
    help: ArgumentHelp(
      "Take one source up to a day and another from there; the step between the two is shown separately.",
      valueName: "A..DATE,B.."))
  var sources: String?

  @Flag(help: "Leave out files that can't be read, with a warning, instead of stopping.")
  var keepGoing = false

  @Flag(help: "With --by: leave out the rows in which nothing was gained or lost.")
  var changedOnly = false

  @OptionGroup(title: "Chart") var chart: ChartOptions
  @OptionGroup(title: "Series") var dates: DateRangeOptions
  @OptionGroup(title: "Regions") var regions: RegionOptions
  @OptionGroup(title: "Output") var formatting: FormatOption<SeriesDocument>
  @OptionGroup(title: "Output") var writing: OutputOptions
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Reading") var reading: InputOptions

  private var format: DocumentFormat { formatting.format(for: writing.output) }

  private func job() throws -> SeriesJob {
    SeriesJob(
      inputs: inputs, every: every, range: dates.range, keepsGoing: keepGoing, regions: regions.input,
      isChangedOnly: changedOnly, rollingDays: rolling, sources: try sources.map { try Splice($0) },
      reading: reading.reading,
      measuring: try measuring.measuring())
  }

  func validate() throws {
    try formatting.check(writing.output)
    do {
      try job().checkOptions()
    } catch let error as JobError {
      throw ValidationError(error)
    }
    try chart.check()
    if chart.kind == .regions, regions.input == nil {
      throw ValidationError("--chart regions draws the regions of a file: name it with --by")
    }
  }

  func run() async throws {
    let result = try await job().run(
      writing.execution(threads: measuring.jobs.count, SeriesDocument.parts(for: format)))
    let document = SeriesDocument(result, writing.style)
    writing.report(result.diagnostics)
    try chart.plot.write(writing) { Chart(result, chart.kind ?? .bars, $0, $1) }
    try writing.write(document, formatting, WritingOptions(threads: measuring.jobs.count))
    try writing.finish(result.diagnostics)
  }
}

extension SeriesCommand {
  /// What is drawn, and where to.
  struct ChartOptions: ParsableArguments {
    @OptionGroup var plot: PlotOptions

    @Option(name: .customLong("chart"), help: "What the chart shows. (default: bars)")
    var kind: SeriesChart?

    /// Throws as ``PlotOptions/check()`` does, and if no chart is drawn whose kind is named.
    func check() throws {
      try plot.check()
      if kind != nil, plot.file == nil { throw PlotOptions.unused("--chart") }
    }
  }
}

extension SeriesJob.Step: ExpressibleByArgument {}
extension SeriesChart: ExpressibleByArgument {}
