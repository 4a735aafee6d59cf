import ArgumentParser
import FrontLine
import FrontLineAnalysis
import FrontLineReport
import GeoJSON
import GeoTypes

struct FrontCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "front",
    abstract: "The front line: its length, as GeoJSON, and how it moved between two snapshots.",
    discussion: """
      The front is the border of the territory toward free land. Where the territory ends at the coast or at \
      the state border there is no front: name their lines, or polygons of the country or of its oblasts, with \
      --border; what runs along them within --border-tolerance is left out. Lengths are geodesic. Gaps narrower \
      than --gap, such as lie between polygons drawn side by side, are closed: they are no front.

      Of two snapshots the earlier front is followed in steps, and each step's distance to the later front is \
      measured: an advance of the territory is positive. --sector takes a part of the front.

      Examples:
        frontline front 20250812.geojson --border border.geojson -f geojson
        frontline front 20250801.geojson 20250812.geojson --sector 36.5,48,38,49
      """)

  enum Format: String, OutputFormat {
    case table, json, csv, geojson, markdown
    static let standard = table
  }

  @Argument(help: "A snapshot. (default: the embedded sample, its first and its last)") var before: String?
  @Argument(help: "A later one.") var after: String?

  @OptionGroup var border: BorderOptions
  @OptionGroup var gap: GapOption

  @Option(
    help: ArgumentHelp("The box in which displacement is measured.", valueName: "W,S,E,N"),
    transform: Box.degrees)
  var sector: Box?

  @Option(help: ArgumentHelp("The step along the earlier front, in metres.", valueName: "M"))
  var step = 250.0

  @OptionGroup var formatting: FormatOption<Format>

  @OptionGroup var precision: PrecisionOption

  @OptionGroup(title: "Reading") var reading: InputOptions
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Output") var writing: OutputOptions

  private var format: Format { formatting.format(for: writing.output) }

  func validate() throws {
    try formatting.check(writing.output)
    if !(10...100_000).contains(step) {
      throw ValidationError("--step \(step) is not between 10 and 100000 metres")
    }
    if sector != nil, before != nil, after == nil {
      throw ValidationError("--sector is of displacement, which needs two snapshots: name the later one too")
    }
  }

  func run() async throws {
    let territory = try measuring.countedTerritory()
    var messages = Messages()
    let inputs = try inputs(&messages)
    let (options, wantsDigest) = (try reading.readerOptions, format == .json)
    let jobs = ChangeCommand.readers(of: inputs, atMost: measuring.jobCount)
    let files = try await mapInStretches(count: inputs.count, jobs: jobs) {
      try SnapshotReader.reprojecting(options)
    } _: { reader, place in
      try inputs[place].read(with: reader, digest: wantsDigest)
    }
    let surveyor = try Surveyor(earth: measuring.earth)
    let stateBorder = try border.stateBorder(gapMeters: gap.meters, &messages)
    if stateBorder == nil {
      messages.notices.append(
        "no --border is named: the front is the whole outline of the territory, coast and state border in it")
    }

    var sides: [FrontDocument.Side] = []
    var lands: [Land] = []
    var gaps = Provenance.Gaps(belowMeters: gap.meters)
    let closer = gap.closer
    var repairs: [Provenance.Repair] = []
    for loaded in files {
      let survey = try surveyor.survey(loaded.snapshot)
      let path = loaded.file.path
      let closed = try closer.close(survey.land(of: territory), path: path)
      let land = closed.land
      gaps.add(closed)
      messages.add(loaded.messages)
      messages.warnings += survey.repairs.map { SurveyMessages.repair($0, path: path) }
      repairs += survey.repairs.map { Provenance.Repair(path: path, repair: $0) }
      EarthMessages.add(try survey.earthCaution(), to: &messages)
      do throws(FrontLimit.Exceeded) {
        sides.append(.init(file: loaded.file, front: try land.front(without: stateBorder)))
      } catch {
        throw Failure(message: "\(displayName(ofPath: path)): \(error)", status: Failure.badData)
      }
      lands.append(land)
    }
    if let front = sides.last?.front, front.nearBorderKilometers > 0.25 * front.kilometers {
      messages.warnings.append(
        "\(decimal(front.nearBorderKilometers, 0)) of \(decimal(front.kilometers, 0)) km of the front run within "
          + "\(decimal(5 * border.toleranceMeters / 1000, 1)) km of the border without being it: where the border file is "
          + "drawn coarsely, raise --border-tolerance")
    }
    if let mixed = SourceMessages.mixed(sides.map(\.file)) { messages.warnings.append(mixed) }
    var displacement: FrontDisplacement?
    if sides.count == 2 {
      displacement = try FrontDisplacement(
        from: sides[0].front, lands[0], to: sides[1].front, lands[1], sector: sector, stepMeters: step)
      if displacement == nil {
        messages.warnings.append("there is no front to follow\(sector == nil ? "" : " in the sector")")
      }
    }
    var document = FrontDocument(
      sides: sides, border: border.path.map { .init(path: $0, toleranceMeters: border.toleranceMeters) },
      sector: sector,
      displacement: displacement,
      provenance: Provenance(
        files: sides.map(\.file), territory: territory, earth: measuring.earth,
        denominator: measuring.denominator, repairs: repairs, notices: messages.notices.lines,
        language: writing.language))
    document.provenance.gaps = gaps
    writing.report(messages)
    switch format {
    case .table: try writing.write(document.table)
    case .markdown: try writing.write(document.markdown)
    case .json: try writing.write(document.json)
    case .csv: try writing.write(document.csv)
    case .geojson: try writing.write(document.geoJSON(.init(precision: precision.decimals)))
    }
    try writing.finish(messages)
  }

  private func inputs(_ messages: inout Messages) throws -> [SnapshotInput] {
    if let before, after == nil {
      return [try SnapshotInputs.single(before, try reading.source.source(), crs: reading.crs)]
    }
    let (first, second) = try SnapshotInputs.pair(before, after, try reading.readerOptions, &messages)
    return [first, second]
  }
}
