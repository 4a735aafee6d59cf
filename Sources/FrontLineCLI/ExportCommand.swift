import ArgumentParser
import Conversions
import FrontLine
import FrontLineKit
import FrontLineReport
import GeoJSON
import GeoTypes

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Layers for other programs: GeoJSON, GeoPackage, KML, CSV, FlatGeobuf, Shapefile, PostGIS.",
    discussion: """
      Layers: status, the land of each status in each snapshot, and of its named parts; front-line, the border of \
      the territory; change, what was gained and lost from each snapshot to the next; series, the territory of each \
      snapshot with its figures. GeoPackage, FlatGeobuf, Shapefile (zipped: FILE.shp.zip) and GeoParquet are written \
      by GDAL's ogr2ogr, which must be installed and have the driver.

      Properties: status, part, date, published_at, source, km2, path, sha256 (status); territory, date, \
      published_at, source, km, path, sha256 (front-line); kind, km2, before, after, territory, source, before_path, \
      after_path (change); date, previous_date, gap_days, territory, source, area_km2, gained_km2, lost_km2, \
      net_km2, path, sha256 (series). Areas and lengths are measured after clipping, before simplifying and rounding. \
      A shapefile cuts names to ten characters. Coordinates are longitude and latitude on WGS 84.

      With --to the snapshots go into a database with PostGIS, into tables of its schema frontline: all \
      layers in one transaction, and no map twice. libpq's own rules decide user and password (PGPASSWORD, ~/.pgpass, \
      service files). Commands read the database like an archive: postgresql://HOST/DATABASE@2025-08-12.

      Examples:
        frontline export maps/ -o maps.gpkg
        frontline export maps/ --layer change --simplify 100 -o change.kml
        frontline export maps/ --to postgresql://localhost/maps
      """)

  @Argument(help: "Files or folders of snapshots, or -. (default: the embedded sample)", completion: .file())
  var inputs: [String] = []

  @Option(help: "The layer to export.")
  var layer = ExportLayer.status

  @Option(name: .shortAndLong, help: "The format. (default: by the ending of -o, else geojson)")
  var format: ExportFormat?

  @Option(
    help: ArgumentHelp(
      "Load the snapshots into a database: postgresql://HOST/DATABASE, or keywords with values as libpq has them.",
      valueName: "ADDRESS"))
  var to: String?

  @Flag(help: "Write a record separator before each text of geojsonseq (RFC 8142). (default: for .geojsons)")
  var rs = false

  @OptionGroup(title: "Shape") var shape: ShapeOptions
  @OptionGroup(title: "Series") var dates: DateRangeOptions
  @OptionGroup(title: "Output") var writing: OutputOptions
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Reading") var reading: InputOptions

  private func job(_ format: ExportFormat) throws -> ExportJob {
    let measuring = try self.measuring.measuring()
    var job = ExportJob(
      inputs: inputs, layer: layer, range: dates.range, reading: reading.reading, measuring: measuring)
    if self.measuring.territory != nil || self.measuring.statuses != nil {
      job.statuses = measuring.territory.statuses
    }
    job.decimals = shape.decimals(for: format)
    job.simplifyMeters = shape.simplify
    (job.box, job.clip, job.border, job.gapMeters) = (
      shape.bbox, shape.clip, shape.border.border, shape.gap.meters
    )
    return job
  }

  func validate() throws {
    if let to { return try loading.check(to) }
    let format = try chosenFormat()
    try job(format).checkOptions()
    if rs, format != .geoJSONSequence {
      throw ValidationError("--rs works with text sequences only: add --format geojsonseq")
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
    let promised = ExportFormat(path: output)
    if let format, let promised, format != promised {
      throw ValidationError(
        "-f \(format.rawValue) contradicts the name \(displayName(ofPath: output)): leave -f out, or end the name in "
          + format.endings.joined(separator: ", "))
    }
    guard let format = format ?? promised else {
      throw ValidationError(
        "the name \(displayName(ofPath: output)) does not say the format: state it with --format")
    }
    let isZip = format == .shapefile && output.lowercased().hasSuffix(".zip")
    if promised == nil, !isZip, output.split(separator: "/").last?.contains(".") ?? false {
      throw ValidationError(
        "the ending of \(displayName(ofPath: output)) stands for no format: end it in \(format.endings.joined(separator: ", "))"
      )
    }
    return format
  }

  func run() async throws {
    if let to { return try await loading.run(into: to) }
    let format = try chosenFormat()
    let job = try job(format)
    let result = try await job.run(writing.execution(threads: measuring.jobs.count, .digests))
    writing.report(result.diagnostics)
    if format == .shapefile, let notice = cutFields { writing.messages.report(notice: notice) }
    try writing.write(try bytes(of: result, format, job.decimals))
    try writing.finish(result.diagnostics)
  }

  /// What is to be said of names that a shapefile cuts to ten bytes; nil if none is longer.
  private var cutFields: String? {
    let long = layer.fields.map(\.name).filter { $0.utf8.count > 10 }
    guard !long.isEmpty else { return nil }
    let pairs = long.map { "\($0) is \(String($0.prefix(10)))" }
    return "a shapefile keeps ten letters of a field's name: \(pairs.joined(separator: ", "))"
  }

  private func bytes(
    of result: ExportResult, _ format: ExportFormat, _ decimals: Int?
  ) throws -> [UInt8] {
    let document = ExportDocument(result, writing.style)
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
    case .csv:
      var longCells = 0
      let text = document.csv(precision: precision) { longCells += 1 }
      if longCells > 0 {
        writing.messages.report(
          notice:
            "\(longCells == 1 ? "a cell of WKT holds" : "\(longCells) cells of WKT hold") more than the "
            + "\(decimal(Double(ExportDocument.longestSpreadsheetCell), 0)) characters that a cell of a spreadsheet can: "
            + "read the file with a GIS, or export another format")
      }
      return Array(text.utf8)
    case .geoPackage: target = .geoPackage
    case .flatGeobuf: target = .flatGeobuf
    case .shapefile: target = .shapefile
    case .parquet: target = .parquet
    }
    let day = result.provenance.files.compactMap(\.date).max()
    return try Ogr2ogr().file(
      of: try document.geoJSON(options), as: target, layer: layer.name, day: day?.description ?? "1970-01-01",
      place: displayName(ofPath: writing.output ?? "-"))
  }
}

extension ExportCommand {
  /// How snapshots are loaded into a database.
  private var loading: DatabaseLoading {
    DatabaseLoading(
      inputs: inputs, range: dates.range, reading: reading.reading, threads: measuring.jobs.count,
      writing: writing,
      contradictions: [
        layer == .status ? nil : "--layer", format.map { _ in "--format" }, rs ? "--rs" : nil,
        writing.output.map { _ in "-o" },
        shape.isDefault ? nil : "the options of shape", measuring.territory.map { _ in "--territory" },
        measuring.statuses.map { _ in "--statuses" }, measuring.earth == .wgs84 ? nil : "--earth",
      ].compactMap { $0 })
  }
}

extension ExportLayer: ExpressibleByArgument {}
extension ExportFormat: ExpressibleByArgument {}
