import ArgumentParser
import FrontLine
import FrontLineAnalysis
import FrontLineReport

struct SeriesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "series",
    abstract: "Area, gained and lost over time: by snapshot, day, week or month.",
    discussion: """
      Each snapshot is compared with the one before it; the days between two that have none are a gap, and are \
      shown and never filled. A week or month runs from the last snapshot before it to the last one in it; \
      beside that change stand the sums of its days. With --since, the last snapshot before that date serves \
      for comparison and has no row of its own. With --by each region has its rows, and so has the land outside \
      all of them; the JSON of weeks and months holds what became of the land of each status.

      Examples:
        frontline series maps/ --every month --since 2025-01-01
        frontline series front.gpkg --every week --plot weeks.svg -f csv
      """)

  enum Format: String, OutputFormat {
    case table, json, csv, markdown
    static let standard = table
  }
  enum Step: String, ExpressibleByArgument, CaseIterable {
    case snapshot, day, week, month

    /// What its rows stand for, where that is more than a snapshot.
    var length: SeriesPeriod.Length? {
      switch self {
      case .snapshot, .day: nil
      case .week: .week
      case .month: .month
      }
    }

    /// A day has one row. Of a week or month the last map counts, and which that is must be known.
    var sameDate: DatedInputs.SameDate {
      switch self {
      case .snapshot: .allowed
      case .day: .refused
      case .week, .month: .inOrder
      }
    }
  }

  @Argument(help: "Files or folders of snapshots. (default: the embedded sample)")
  var inputs: [String] = []

  @Option(help: "A row for each of these.")
  var every = Step.day

  @OptionGroup(title: "Series") var dates: DateRangeOptions

  @OptionGroup var formatting: FormatOption<Format>

  @Option(help: ArgumentHelp("Also draw a chart as SVG.", valueName: "FILE.svg"))
  var plot: String?

  @Flag(help: "Leave out files that can't be read, with a warning, instead of stopping.")
  var keepGoing = false

  @OptionGroup(title: "Regions") var regions: RegionOptions
  @OptionGroup(title: "Reading") var reading: InputOptions
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Output") var writing: OutputOptions

  private var format: Format { formatting.format(for: writing.output) }

  func validate() throws {
    try formatting.check(writing.output)
    try PlotPath.check(plot)
  }

  func run() async throws {
    let territory = try measuring.countedTerritory()
    var messages = Messages()
    let series = try DatedInputs(
      inputs, dates, try reading.readerOptions, sameDate: every.sameDate, keepsGoing: keepGoing, &messages)
    let regions = try regions.load(digest: format == .json, earth: measuring.earth)
    messages.add(regions?.messages ?? Messages())
    let walk = SeriesWalk(
      inputs: series, territory: territory, earth: measuring.earth, regions: regions,
      reading: try reading.readerOptions,
      keepsGoing: keepGoing, wantsDigest: format == .json, jobs: measuring.jobCount,
      progress: writing.progressBar(total: series.inputs.count))
    let measured = try await walk.measure(&messages)
    if every.length != nil, measured.repeatedDayCount > 0 {
      messages.notices.append(
        "maps that are not the first of their day: \(measured.repeatedDayCount): what such a day gained and lost is "
          + "summed from map to map")
    }
    let provenance = Provenance(
      files: measured.files, territory: territory, earth: measuring.earth,
      denominator: measuring.denominator, repairs: measured.repairs, notices: messages.notices.lines,
      language: writing.language)

    if let length = every.length {
      let periods = try await walk.periods(of: measured, by: length)
      let document = PeriodDocument(
        periods: periods.whole, published: try PublishedGains.monthly(of: provenance),
        regions: periods.regions, provenance: provenance)
      writing.report(messages)
      try plotChart(Chart(document))
      switch format {
      case .table: try writing.write(document.table)
      case .markdown: try writing.write(document.markdown)
      case .json: try writing.write(document.json)
      case .csv: try writing.write(document.csv)
      }
    } else {
      let document = SeriesDocument(
        steps: measured.rows, regions: walk.steps(of: measured), provenance: provenance)
      writing.report(messages)
      try plotChart(Chart(document))
      switch format {
      case .table: try writing.write(document.table)
      case .markdown: try writing.write(document.markdown)
      case .json: try writing.write(document.json)
      case .csv: try writing.write(document.csv)
      }
    }
    try writing.finish(messages)
  }

  private func plotChart(_ chart: Chart) throws {
    guard let plot else { return }
    try Output.write(Array(chart.svg.utf8), to: plot, overwrite: writing.overwrite)
  }
}
