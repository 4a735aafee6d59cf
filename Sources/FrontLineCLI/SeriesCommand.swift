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

      Examples:
        frontline series maps/ --every month --since 2025-01-01
        frontline series front.gpkg --every week --plot weeks.svg -f csv
      """)

  @Argument(help: "Files or folders of snapshots. (default: the embedded sample)")
  var inputs: [String] = []

  @Option(help: "The step from one row to the next.")
  var every = SeriesJob.Step.day

  @OptionGroup(title: "Series") var dates: DateRangeOptions

  @OptionGroup var formatting: FormatOption<SeriesDocument>

  @Option(help: ArgumentHelp("Also draw a chart as SVG.", valueName: "FILE.svg"))
  var plot: String?

  @Flag(help: "Leave out files that can't be read, with a warning, instead of stopping.")
  var keepGoing = false

  @Flag(help: "With --by: leave out the rows in which nothing was gained or lost.")
  var changedOnly = false

  @OptionGroup(title: "Regions") var regions: RegionOptions
  @OptionGroup(title: "Reading") var reading: InputOptions
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Output") var writing: OutputOptions

  private var format: DocumentFormat { formatting.format(for: writing.output) }

  private func job() throws -> SeriesJob {
    SeriesJob(
      inputs: inputs, every: every, range: dates.range, keepsGoing: keepGoing, regions: regions.input,
      isChangedOnly: changedOnly,
      reading: reading.reading, measuring: try measuring.measuring())
  }

  func validate() throws {
    try formatting.check(writing.output)
    try job().checkOptions()
    try PlotPath.check(plot)
  }

  func run() async throws {
    let result = try await job().run(
      writing.execution(threads: measuring.jobs.count, SeriesDocument.parts(for: format)))
    let document = SeriesDocument(result, writing.style)
    writing.report(result.diagnostics)
    if let plot {
      try Output.write(Array(Chart(result, writing.style).svg.utf8), to: plot, overwrite: writing.overwrite)
    }
    try writing.write(document, formatting, WritingOptions(threads: measuring.jobs.count))
    try writing.finish(result.diagnostics)
  }
}

extension SeriesJob.Step: ExpressibleByArgument {}
