import ArgumentParser
import FrontLine
import FrontLineAnalysis
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

  enum Format: String, OutputFormat {
    case table, json, csv, geojson, markdown
    static let standard = table
  }

  @Argument(help: "A snapshot, or a folder of them.") var a: String
  @Argument(help: "Another, or another folder.") var b: String

  @Option(help: ArgumentHelp("The day to compare, where folders are given.", valueName: "YYYY-MM-DD"))
  var on: CalendarDate?

  @OptionGroup(title: "Regions") var regions: RegionOptions
  @OptionGroup(title: "Series") var dates: DateRangeOptions

  @OptionGroup var formatting: FormatOption<Format>

  @OptionGroup var precision: PrecisionOption
  @OptionGroup var winding: WindingOption

  @OptionGroup(title: "Reading") var reading: InputOptions
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Output") var writing: OutputOptions

  private var format: Format { formatting.format(for: writing.output) }

  /// How far the days around reach.
  private static let nearbyDays = 2

  func validate() throws {
    try formatting.check(writing.output)
    try winding.check(isGeoJSON: format == .geojson, format: format.rawValue)
    if on != nil, dates.since != nil || dates.until != nil {
      throw ValidationError("--on names one day, --since and --until many: give one or the other")
    }
    if a == "-" && b == "-" { throw ValidationError("standard input can be read once: name one file") }
  }

  func run() async throws {
    var messages = Messages()
    let sideA = try ComparedSide(a, dates, try reading.readerOptions, &messages)
    let sideB = try ComparedSide(b, dates, try reading.readerOptions, &messages)
    if sideA.isSeries && sideB.isSeries && on == nil {
      try await runSeries(sideA.byDate, sideB.byDate, messages)
    } else {
      try refuseDays(of: sideA, sideB)
      try runOnce(sideA, sideB, messages)
    }
  }

  /// Days choose among several: where both sides have one snapshot, nothing would come of them.
  private func refuseDays(of sideA: ComparedSide, _ sideB: ComparedSide) throws {
    let given = [("--on", on), ("--since", dates.since), ("--until", dates.until)].filter { $0.1 != nil }.map(
      \.0)
    guard !given.isEmpty, !sideA.isSeries, !sideB.isSeries else { return }
    throw Failure.usage(
      "\(given.joined(separator: " and ")) \(given.count == 1 ? "chooses" : "choose") among the days of a folder, and A "
        + "and B are one snapshot each: leave \(given.count == 1 ? "it" : "them") out, or name a folder")
  }

  private func worker(digest: Bool) throws -> ComparisonWorker {
    try ComparisonWorker(
      territory: measuring.countedTerritory(), earth: measuring.earth, reading: try reading.readerOptions,
      digest: digest)
  }

  private func provenance(
    _ files: [Provenance.File], _ repairs: [Provenance.Repair], _ messages: Messages
  ) throws -> Provenance {
    Provenance(
      files: files, territory: try measuring.countedTerritory(), earth: measuring.earth,
      denominator: measuring.denominator, repairs: repairs, notices: messages.notices.lines,
      language: writing.language)
  }

  // MARK: One day

  private func runOnce(_ sideA: ComparedSide, _ sideB: ComparedSide, _ given: Messages) throws {
    var messages = given
    let worker = try worker(digest: format == .json)
    let (inputA, inputB) = try inputs(sideA, sideB, worker)
    let byRegion = try regions.load(digest: format == .json, earth: measuring.earth)
    messages.add(byRegion?.messages ?? Messages())
    let surveyed = try worker.survey(inputA, inputB, &messages)
    if let dateA = surveyed.a.file.date, let dateB = surveyed.b.file.date, dateA != dateB {
      messages.warnings.append("the two snapshots are not of one day: A is of \(dateA), B of \(dateB)")
    }
    let comparison = try worker.comparison(surveyed, &messages)
    let figures = ComparisonFigures(
      a: surveyed.a.file, b: surveyed.b.file, comparison,
      disagreements: try worker.disagreements(surveyed, comparison))
    var nearby: [ComparisonFigures] = []
    if format == .table || format == .markdown || format == .json,
      let date = on ?? figures.a.date ?? figures.b.date
    {
      let around =
        sideA.inputs(within: Self.nearbyDays, of: date).map { ($0, inputB) }
        + sideB.inputs(within: Self.nearbyDays, of: date).map { (inputA, $0) }
      for (neighbourA, neighbourB) in around {
        // What is to be said of the files around is no matter of the day asked for.
        var unheard = Messages()
        let pair = try worker.survey(neighbourA, neighbourB, &unheard)
        let comparison = try worker.comparison(pair, &unheard)
        nearby.append(
          ComparisonFigures(
            a: pair.a.file, b: pair.b.file, comparison,
            disagreements: try worker.disagreements(pair, comparison)))
      }
    }
    let document = ComparisonDocument(
      figures: figures, nearby: nearby,
      pieces: format == .geojson ? try worker.pieces(surveyed, comparison) : nil,
      regions: try byRegion.map { try worker.regions(surveyed, comparison, $0) },
      provenance: try provenance([figures.a, figures.b], surveyed.repairs, messages))
    if let pieces = document.pieces {
      let loss = try worker.loss(of: pieces, roundedTo: precision.decimals)
      messages.warnings += [SurveyMessages.loss(loss, decimals: precision.decimals)].compactMap(\.self)
    }
    writing.report(messages)
    switch format {
    case .table: try writing.write(document.table)
    case .markdown: try writing.write(document.markdown)
    case .json: try writing.write(document.json)
    case .csv: try writing.write(document.csv)
    case .geojson:
      try writing.write(
        document.geoJSON(.init(precision: precision.decimals, winding: winding.ofWriter)))
    }
    try writing.finish(messages)
  }

  /// The snapshots of the day asked for, else of the day of the one that is named.
  private func inputs(
    _ sideA: ComparedSide, _ sideB: ComparedSide, _ worker: ComparisonWorker
  ) throws -> (SnapshotInput, SnapshotInput) {
    if let on { return (try sideA.input(on: on), try sideB.input(on: on)) }
    switch (sideA, sideB) {
    case (.snapshot(let one), .snapshot(let other)): return (one, other)
    case (.snapshot(let one), _): return (one, try sideB.input(on: worker.date(of: one)))
    case (_, .snapshot(let other)): return (try sideA.input(on: worker.date(of: other)), other)
    case (.series, .series): throw Failure.usage("name the day with --on YYYY-MM-DD")
    }
  }

  // MARK: Every day

  private func runSeries(
    _ inputsA: [CalendarDate: SnapshotInput], _ inputsB: [CalendarDate: SnapshotInput], _ given: Messages
  ) async throws {
    if format == .geojson {
      throw Failure.usage("GeoJSON holds one day: name it with --on YYYY-MM-DD")
    }
    if regions.by != nil {
      throw Failure.usage("--by is of one day: name it with --on YYYY-MM-DD")
    }
    let pairs = inputsA.keys.sorted().compactMap { date in
      inputsA[date].flatMap { a in inputsB[date].map { (a: a, b: $0) } }
    }
    if pairs.isEmpty {
      throw Failure(
        message: "the two folders have no day in common: name one snapshot of each, or a wider range",
        status: Failure.badData)
    }
    let (territory, earth) = (try measuring.countedTerritory(), measuring.earth)
    let (options, wantsDigest) = (try reading.readerOptions, format == .json)
    let outcomes = try await mapInStretches(
      count: pairs.count, jobs: measuring.jobCount, progress: writing.progressBar(total: pairs.count)
    ) {
      try ComparisonWorker(territory: territory, earth: earth, reading: options, digest: wantsDigest)
    } _: { worker, index in
      var messages = Messages()
      let pair = try worker.survey(pairs[index].a, pairs[index].b, &messages)
      let comparison = try worker.comparison(pair, &messages)
      return (
        figures: ComparisonFigures(a: pair.a.file, b: pair.b.file, comparison),
        messages: messages, repairs: pair.repairs
      )
    }
    var messages = given
    outcomes.forEach { messages.add($0.messages) }
    messages.foldRepeated()
    let document = ComparisonSeriesDocument(
      rows: outcomes.map(\.figures), daysOnlyInA: inputsA.count - pairs.count,
      daysOnlyInB: inputsB.count - pairs.count,
      provenance: try provenance(
        outcomes.map(\.figures.a) + outcomes.map(\.figures.b), outcomes.flatMap(\.repairs), messages))
    writing.report(messages)
    switch format {
    case .table, .geojson: try writing.write(document.table)
    case .markdown: try writing.write(document.markdown)
    case .json: try writing.write(document.json)
    case .csv: try writing.write(document.csv)
    }
    try writing.finish(messages)
  }
}
