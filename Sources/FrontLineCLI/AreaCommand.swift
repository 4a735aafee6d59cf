import ArgumentParser
import FrontLine
import FrontLineAnalysis
import FrontLineReport

struct AreaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "area",
    abstract: "Square kilometres by status and for the territory, and their share of the country.",
    discussion: """
      Land that several features hold counts once; the plain sum of the features stands beside it. Foreign \
      land has its own line and never enters the territory.

      Examples:
        frontline area maps/20250812.geojson --territory since-2022
        frontline area maps/ --by oblasts.geojson -f csv -o area.csv
      """)

  enum Format: String, OutputFormat {
    case table, json, csv, markdown
    static let standard = table
  }

  @Argument(
    help: "Files, folders of snapshots, or - for standard input. (default: the embedded sample)",
    completion: .file())
  var inputs: [String] = []

  @OptionGroup var formatting: FormatOption<Format>

  @OptionGroup(title: "Regions") var regions: RegionOptions
  @OptionGroup(title: "Reading") var reading: InputOptions
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Output") var writing: OutputOptions

  private var format: Format { formatting.format(for: writing.output) }

  func validate() throws { try formatting.check(writing.output) }

  func run() async throws {
    let territory = try measuring.countedTerritory()
    let (inputs, notices) = try SnapshotInputs.resolve(inputs, try reading.readerOptions)
    var messages = notices
    let wantsDigest = format == .json
    let (readerOptions, earth) = (try reading.readerOptions, measuring.earth)
    let regions = try regions.load(digest: wantsDigest, earth: earth)
    messages.add(regions?.messages ?? Messages())
    let measured = try await mapInStretches(
      count: inputs.count, jobs: measuring.jobCount, progress: writing.progressBar(total: inputs.count)
    ) {
      let surveyor = try Surveyor(earth: earth)
      return (
        reader: try SnapshotReader.reprojecting(readerOptions), surveyor: surveyor,
        divider: regions.map { RegionDivider($0.map, surveyor: surveyor) }
      )
    } _: { state, index in
      let loaded = try inputs[index].read(with: state.reader, digest: wantsDigest)
      let survey = try state.surveyor.survey(loaded.snapshot)
      state.divider?.beginSnapshot()
      return (
        loaded: MeasuredFile(loaded), report: try survey.areaReport(territory: territory),
        earth: try survey.earthCaution(),
        regions: try state.divider.map { try survey.regionReport(territory: territory, divider: $0) }
      )
    }

    var entries: [AreaDocument.Entry] = []
    for (loaded, report, caution, byRegion) in measured {
      var own = loaded.messages
      own.warnings += report.repairs.map { SurveyMessages.repair($0, path: loaded.file.path) }
      own.warnings += report.overlaps.map { SurveyMessages.overlap($0, path: loaded.file.path) }
      EarthMessages.add(caution, to: &own)
      entries.append(
        AreaDocument.Entry(
          file: loaded.file, report: report, warnings: own.warnings.lines,
          regions: byRegion.flatMap { byRegion in regions.map { (byRegion, $0.source) } }))
      messages.add(own)
    }
    messages.foldRepeated()
    let document = AreaDocument(
      entries: entries,
      provenance: Provenance(
        files: entries.map(\.file), territory: territory, earth: earth, denominator: measuring.denominator,
        repairs: entries.flatMap { entry in
          entry.report.repairs.map { Provenance.Repair(path: entry.file.path, repair: $0) }
        },
        notices: messages.notices.lines, language: writing.language))
    writing.report(messages)
    switch format {
    case .table: try writing.write(document.table)
    case .markdown: try writing.write(document.markdown)
    case .json: try writing.write(document.json)
    case .csv: try writing.write(document.csv)
    }
    try writing.finish(messages)
  }
}
