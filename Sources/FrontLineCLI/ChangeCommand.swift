import ArgumentParser
import FrontLine
import FrontLineAnalysis
import FrontLineReport
import GeoJSON

struct ChangeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: "What was gained and lost between two snapshots, and where.",
    discussion: """
      Gained is territory in AFTER that was not in BEFORE; lost is the opposite; net is area after less area \
      before. The connected pieces of both are listed by size, each with its depth (the farthest point from the \
      territory as it was before) and its nearest place, then the settlements whose centres changed their \
      status, and what became of the land of each status. As GeoJSON the gained and lost polygons are written.

      Examples:
        frontline change 20250801.geojson 20250812.geojson
        frontline change front.gpkg@2025-08-01 front.gpkg@2025-08-12 -f geojson
      """)

  enum Format: String, OutputFormat {
    case table, json, csv, geojson, markdown
    static let standard = table
  }

  @Argument(help: "The earlier snapshot. (default: the first of the embedded sample)", completion: .file())
  var before: String?

  @Argument(help: "The later snapshot. (default: the last of the embedded sample)", completion: .file())
  var after: String?

  @OptionGroup var formatting: FormatOption<Format>

  @OptionGroup var precision: PrecisionOption
  @OptionGroup var winding: WindingOption

  @Option(
    name: .customLong("sliver-km2"),
    help: ArgumentHelp(
      "Patches smaller than this are counted and summed apart; totals hold them.", valueName: "KM2"))
  var sliver = PatchReport.defaultSliverSquareKilometers

  @OptionGroup(title: "Regions") var regions: RegionOptions
  @OptionGroup(title: "Reading") var reading: InputOptions
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Output") var writing: OutputOptions

  private var format: Format { formatting.format(for: writing.output) }

  func validate() throws {
    try formatting.check(writing.output)
    if before != nil && after == nil {
      throw ValidationError(
        "a change needs two snapshots, and one is named: name the one before and the one after")
    }
    if !(sliver >= 0 && sliver.isFinite) {
      throw ValidationError("--sliver-km2 \(sliver) is no area: give square kilometres, 0 or more")
    }
    try winding.check(isGeoJSON: format == .geojson, format: format.rawValue)
  }

  func run() async throws {
    let territory = try measuring.countedTerritory()
    var messages = Messages()
    let (options, wantsDigest) = (try reading.readerOptions, format == .json)
    let (first, second) = try SnapshotInputs.pair(before, after, options, &messages)
    let jobs = Self.readers(of: [first, second], atMost: measuring.jobCount)
    let files = try await mapInStretches(count: 2, jobs: jobs) {
      try SnapshotReader.reprojecting(options)
    } _: { reader, place in
      try (place == 0 ? first : second).read(with: reader, digest: wantsDigest)
    }
    let (beforeFile, afterFile) = (files[0], files[1])
    let surveyor = try Surveyor(earth: measuring.earth, threads: measuring.jobCount)
    let beforeSurvey = try surveyor.survey(beforeFile.snapshot)
    let afterSurvey = try surveyor.survey(afterFile.snapshot)
    let beforeLand = try beforeSurvey.land(of: territory)
    let afterLand = try afterSurvey.land(of: territory)
    let change = try ImpossibleFigure.inFile(afterFile.file.path) {
      try surveyor.change(from: beforeLand, to: afterLand)
    }

    let regions = try regions.load(digest: wantsDigest, earth: measuring.earth)
    messages.add(regions?.messages ?? Messages())
    let regionReport = try regions.map { regions in
      try afterSurvey.regionReport(
        territory: territory, change: change, divider: RegionDivider(regions.map, surveyor: surveyor))
    }

    var repairs: [Provenance.Repair] = []
    for (loaded, survey) in [(beforeFile, beforeSurvey), (afterFile, afterSurvey)] {
      messages.add(loaded.messages)
      let path = loaded.file.path
      messages.warnings += survey.repairs.map { SurveyMessages.repair($0, path: path) }
      messages.warnings += try survey.overlapsWithinFeatures().map { SurveyMessages.overlap($0, path: path) }
      repairs += survey.repairs.map { Provenance.Repair(path: path, repair: $0) }
      EarthMessages.add(try survey.earthCaution(), to: &messages)
    }
    EarthMessages.add(change.straight, measuring.earth, to: &messages)
    if let early = beforeFile.file.date, let late = afterFile.file.date, late < early {
      messages.warnings.append(
        "the first snapshot, \(early), is later than the second, \(late): gained and lost run backwards in time"
      )
    }
    if let mixed = SourceMessages.mixed([beforeFile.file, afterFile.file]) {
      messages.warnings.append(mixed)
    }
    // The figures alone take a quarter of the time.
    let details =
      format == .csv
      ? nil
      : try ChangeDetails(
        of: change, from: beforeLand, before: beforeSurvey, after: afterSurvey, surveyor: surveyor,
        gazetteer: TargetInput.gazetteer(), sliverSquareKilometers: sliver)
    var document = ChangeDocument(
      before: .init(file: beforeFile.file, squareKilometers: beforeLand.squareKilometers),
      after: .init(file: afterFile.file, squareKilometers: afterLand.squareKilometers), change: change,
      details: details,
      regions: regions.flatMap { regions in regionReport.map { ($0, regions.source) } },
      provenance: Provenance(
        files: [beforeFile.file, afterFile.file], territory: territory, earth: measuring.earth,
        denominator: measuring.denominator, repairs: repairs, notices: messages.notices.lines,
        language: writing.language))
    document.provenance.slivers = details?.patches.slivers
    if format == .geojson, let patches = details?.patches {
      let written = patches.entries.map(\.patch.polygon) + patches.slivers.patches.map(\.polygon)
      let loss = try surveyor.loss(of: written, roundedTo: precision.decimals)
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

  /// How many read at once: of large maps one, since the memory that reading takes is several times what is kept.
  static func readers(of inputs: [SnapshotInput], atMost most: Int) -> Int {
    inputs.reduce(0) { $0 + $1.fileByteCount } > 256 << 20 ? 1 : most
  }
}
