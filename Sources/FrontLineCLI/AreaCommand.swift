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
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, csv }

  @Argument(help: "Files, folders of snapshots, or - for standard input. (default: the embedded sample)")
  var inputs: [String] = []

  @Option(name: .shortAndLong, help: "How the result is written.")
  var format = Format.table

  @OptionGroup(title: "Reading") var reading: InputOptions
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Output") var writing: OutputOptions

  func run() async throws {
    let territory = try measuring.countedTerritory()
    let (inputs, notices) = try await SnapshotInputs.resolve(inputs, reading.source.kind)
    var messages = notices
    let wantsDigest = format == .json
    let (readerOptions, earth) = (reading.readerOptions, measuring.earth)
    let measured = try await chunkedMap(count: inputs.count, jobs: measuring.jobCount) {
      (reader: try SnapshotReader(options: readerOptions), surveyor: try Surveyor(earth: earth))
    } _: { state, index in
      let loaded = try inputs[index].read(with: state.reader, digest: wantsDigest)
      let report = try state.surveyor.survey(loaded.snapshot).areaReport(territory: territory)
      return (loaded: MeasuredFile(loaded), report: report)
    }

    var entries: [AreaDocument.Entry] = []
    for (loaded, report) in measured {
      var own = loaded.messages
      own.warnings += report.repairs.map { SurveyMessages.repair($0, path: loaded.file.path) }
      own.warnings += report.overlaps.map { SurveyMessages.overlap($0, path: loaded.file.path) }
      entries.append(AreaDocument.Entry(file: loaded.file, report: report, warnings: own.warnings))
      messages.add(own)
    }
    let document = AreaDocument(
      entries: entries,
      provenance: Provenance(
        files: entries.map(\.file), territory: territory, earth: earth, denominator: measuring.denominator,
        repairs: entries.flatMap { entry in
          entry.report.repairs.map { Provenance.Repair(path: entry.file.path, repair: $0) }
        },
        notices: messages.notices, language: writing.language))
    writing.report(messages)
    switch format {
    case .table: try writing.write(document.table)
    case .json: try writing.write(document.json)
    case .csv: try writing.write(document.csv)
    }
    try writing.finish(messages)
  }
}
