import ArgumentParser
import Conversions
import FrontLine
import FrontLineAnalysis
import FrontLineReport
import GeoJSON
import GeoTypes

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Layers for other programs: GeoJSON, GeoPackage, KML, CSV, FlatGeobuf, Shapefile.",
    discussion: """
      status: the land of each status of each snapshot, and of its named parts. front-line: the border of the \
      territory. change: what was gained and lost from each snapshot to the next. series: the territory of each \
      snapshot with its figures. GeoPackage, FlatGeobuf, Shapefile (zipped: FILE.shp.zip) and GeoParquet go through \
      GDAL's ogr2ogr, where it is installed and has the driver.

      Properties: status, part, date, published_at, source, km2, path, sha256 (status); territory, date, \
      published_at, source, km, path, sha256 (front-line); kind, km2, before, after, territory, source, before_path, \
      after_path (change); date, previous_date, gap_days, territory, source, area_km2, gained_km2, lost_km2, \
      net_km2, path, sha256 (series). Areas and lengths are those after clipping and before simplifying and rounding. A \
      shapefile cuts names to ten characters. Coordinates are longitude and latitude on WGS 84.

      Examples:
        frontline export maps/ -o maps.gpkg
        frontline export maps/ --layer change --simplify 100 -o change.kml
      """)

  @Argument(help: "Files or folders of snapshots, or -. (default: the embedded sample)", completion: .file())
  var inputs: [String] = []

  @Option(help: "What is exported.")
  var layer = ExportLayer.status

  @Option(name: .shortAndLong, help: "How it is written. (default: by the ending of -o, else geojson)")
  var format: ExportFormat?

  @Flag(help: "A record separator before each text of geojsonseq (RFC 8142). (default: for .geojsons)")
  var rs = false

  @OptionGroup(title: "Shape") var shape: ShapeOptions
  @OptionGroup(title: "Series") var dates: DateRangeOptions
  @OptionGroup(title: "Reading") var reading: InputOptions
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Output") var writing: OutputOptions

  func validate() throws {
    if shape.border.path != nil, layer != .frontLine {
      throw ValidationError("--border is of the front line: add --layer front-line")
    }
    if layer == .change, inputs.count == 1, inputs.first == "-" {
      throw ValidationError("a change needs two snapshots, and standard input holds one: name another")
    }
    let format = try chosenFormat()
    if rs, format != .geoJSONSequence {
      throw ValidationError("--rs is of text sequences: add --format geojsonseq")
    }
    try shape.winding.check(
      isGeoJSON: format == .geoJSON || format == .geoJSONSequence, format: format.rawValue)
  }

  private func chosenFormat() throws -> ExportFormat {
    guard let output = writing.output, output != "-" else { return format ?? .geoJSON }
    if output.lowercased().hasSuffix(".shp"), format == nil || format == .shapefile {
      throw ValidationError(
        "a shapefile is several files: name FILE.shp.zip (or, with --format shapefile, FILE.zip), which holds them "
          + "and which GDAL and QGIS open as it is")
    }
    if let format = format ?? ExportFormat(path: output) { return format }
    throw ValidationError("the name \(printable(output)) tells no format: name it with --format")
  }

  func run() async throws {
    let format = try chosenFormat()
    let territory = try measuring.countedTerritory()
    var messages = Messages()
    let inputs = try snapshots(&messages)
    let decimals = shape.decimals(for: format)
    let shaping = try shape.shaping(decimals: decimals, &messages)
    let border = try shape.border.stateBorder(gapMeters: shape.gap.meters, &messages)
    let walk = ExportWalk(
      inputs: inputs, layer: layer, territory: territory,
      statuses: measuring.territory == nil && measuring.statuses == nil ? nil : territory.statuses,
      earth: measuring.earth, reading: try reading.readerOptions,
      shaping: shaping, border: border, gapMeters: shape.gap.meters, jobs: measuring.jobCount,
      progress: writing.progressBar(total: inputs.all.count))
    let outcomes = try await walk.outcomes()
    var repairs: [Provenance.Repair] = []
    for outcome in outcomes {
      messages.add(outcome.file.messages)
      let path = outcome.file.file.path
      messages.warnings += outcome.repairs.map { SurveyMessages.repair($0, path: path) }
      repairs += outcome.repairs.map { Provenance.Repair(path: path, repair: $0) }
      EarthMessages.add(outcome.earth, to: &messages)
      EarthMessages.add(
        outcome.straight, measuring.earth, place: "\(displayName(ofPath: path)) and the map before: ",
        to: &messages)
    }
    if layer.isCompared, let mixed = SourceMessages.mixed(outcomes.map(\.file.file)) {
      messages.warnings.append(mixed)
    }
    var document = ExportDocument(
      layer: layer,
      provenance: Provenance(
        files: outcomes.map(\.file.file), territory: territory, earth: measuring.earth,
        denominator: measuring.denominator, repairs: repairs, notices: messages.notices.lines,
        language: writing.language))
    if layer == .frontLine {
      var gaps = Provenance.Gaps(belowMeters: shape.gap.meters)
      for outcome in outcomes {
        gaps.add(count: outcome.closedGaps.count, squareKilometers: outcome.closedGaps.squareKilometers)
      }
      document.provenance.gaps = gaps
    }
    for shape in outcomes.flatMap(\.shapes) { document.append(shape.geometry, shape.values) }
    let loss = outcomes.flatMap(\.shapes).reduce(into: RoundingLoss()) { $0 += $1.loss }
    messages.warnings += [SurveyMessages.loss(loss, decimals: decimals)].compactMap(\.self)
    if document.features.isEmpty {
      messages.warnings.append("there is nothing to export: the layer is empty")
    }
    writing.report(messages)
    try writing.write(try bytes(of: document, format, decimals))
    try writing.finish(messages)
  }

  private func bytes(
    of document: ExportDocument, _ format: ExportFormat, _ decimals: Int?
  ) throws -> [UInt8] {
    let precision = decimals ?? GeoJSONWriter.Options.fullPrecision
    var options = GeoJSONWriter.Options(precision: precision)
    options.winding = shape.winding.ofWriter
    let target: ForeignTarget
    switch format {
    case .geoJSON: return try document.geoJSON(options)
    case .geoJSONSequence:
      let isRS = rs || writing.output?.lowercased().hasSuffix(".geojsons") ?? false
      return try document.textSequence(options, framing: isRS ? .recordSeparator : .newline)
    case .kml: return document.kml(precision: precision)
    case .csv: return Array(document.csv(precision: precision).utf8)
    case .geoPackage: target = .geoPackage
    case .flatGeobuf: target = .flatGeobuf
    case .shapefile: target = .shapefile
    case .parquet: target = .parquet
    }
    let day = document.provenance.files.compactMap(\.date).max()
    return try Ogr2ogr().file(
      of: try document.geoJSON(options), as: target, layer: layer.name, day: day?.description ?? "1970-01-01",
      place: displayName(ofPath: writing.output ?? "-"))
  }

  /// The snapshots in order.
  private func snapshots(_ messages: inout Messages) throws -> WalkedInputs {
    let isOpen = dates.since == nil && dates.until == nil
    if isOpen, layer == .status || layer == .frontLine {
      let (inputs, notices) = try SnapshotInputs.resolve(inputs, try reading.readerOptions)
      messages.add(notices)
      return WalkedInputs(inputs)
    }
    if isOpen, layer == .change, inputs.count == 2, !inputs.contains(where: LayerSet.isDirectory) {
      let (before, after) = try SnapshotInputs.pair(
        inputs[0], inputs[1], try reading.readerOptions, &messages)
      return WalkedInputs([before, after], first: 1)
    }
    let dated = try DatedInputs(inputs, dates, try reading.readerOptions, &messages)
    if layer == .change, dated.inputs.count < 2 {
      throw Failure.usage(
        "a change needs two snapshots, and one is named: name the one before and the one after")
    }
    return WalkedInputs(dated, needsPredecessor: layer == .change)
  }
}

extension ExportLayer: ExpressibleByArgument {}
extension ExportFormat: ExpressibleByArgument {}
