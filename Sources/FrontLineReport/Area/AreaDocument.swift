import FrontLine
public import FrontLineKit
import GeoJSON
import Measurement

/// The report of an `AreaJob`: the areas of each snapshot by status, and of its territory.
public struct AreaDocument: TextDocument, CSVDocument, ResultDocument {
  let result: AreaResult
  let style: DocumentStyle

  /// Makes the document of a result.
  public init(_ result: AreaResult, _ style: DocumentStyle = .init()) {
    self.result = result
    self.style = style
  }

  var entries: [AreaResult.Entry] { result.entries }

  /// The JSON document, whose schema is `frontline.area/1`.
  public var json: [UInt8] {
    jsonDocument(schema: "frontline.area/1") { writer in
      writer.key("snapshots")
      writer.array { writer in
        for entry in entries { writer.object { write(entry, to: &$0) } }
      }
    }
  }

  private func write(_ entry: AreaResult.Entry, to writer: inout JSONWriter) {
    Self.fileColumns.write(entry.file, to: &writer)
    writer.key("statuses")
    Self.statusColumns.write(entry.report.statuses.map { Row($0, in: entry.file) }, to: &writer)
    writer.key("territory")
    writer.object { writer in
      writer.member("name", entry.report.territory.name)
      writer.key("statuses")
      writer.array(inline: true) { writer in
        for status in entry.report.territory.sortedStatuses { writer.write(status.rawValue) }
      }
      writer.member("km2", entry.report.territorySquareKilometers)
      writer.member("percent", result.percent(entry))
    }
    if let regions = entry.regions { writer.members(regions.report, source: regions.source) }
    writer.key("warnings")
    writer.array { writer in
      for warning in entry.warnings { writer.write(warning.wording.text(naming: style.naming)) }
    }
  }

  /// An area in one snapshot: the land of a status, of a named part of that status, or of the territory.
  private struct Row {
    let file: Provenance.File
    let status: BilingualText
    /// The name of the part, or of the territory.
    let part: String?
    /// The part on the screen.
    let partTitle: BilingualText?
    let squareKilometers: Double
    /// Nil for the territory; so is the count.
    var sumOfFeaturesSquareKilometers: Double?
    var featureCount: Int?
    var isTerritory = false

    init(_ area: AreaReport.StatusArea, in file: Provenance.File) {
      self.file = file
      (status, part) = (.status(area.status), area.part?.rawValue)
      partTitle = area.part.map(BilingualText.part)
      squareKilometers = area.squareKilometers
      sumOfFeaturesSquareKilometers = area.sumOfFeaturesSquareKilometers
      featureCount = area.featureCount
    }

    init(territoryOf entry: AreaResult.Entry) {
      (file, status, part) = (entry.file, .territory, entry.report.territory.name)
      partTitle = .territory(entry.report.territory)
      squareKilometers = entry.report.territorySquareKilometers
      isTerritory = true
    }
  }

  private func rows(of entry: AreaResult.Entry) -> [Row] {
    entry.report.statuses.map { Row($0, in: entry.file) } + [Row(territoryOf: entry)]
  }

  static var fileColumns: [Column<Provenance.File>] {
    [
      .text("path") { $0.path }, .text("source") { $0.source.name },
      .text("date") { $0.date?.description }, .text("published_at") { $0.publishedAt?.description },
    ]
  }

  private static var statusColumns: [Column<Row>] {
    [
      .text(
        "status", .status,
        cell: { row, language in row.part == nil || row.isTerritory ? language.say(row.status) : "" }
      ) { $0.status.english },
      .text("part", .part, cell: { row, language in row.partTitle.map(language.say) ?? "" }) { $0.part },
      .number("km2", .squareKilometers) { $0.squareKilometers },
      .number("sum_of_features_km2", .sumOfFeatures) { $0.sumOfFeaturesSquareKilometers },
      .count("features", .features) { $0.featureCount },
    ]
  }

  private var percentColumn: Column<Row> {
    .number("percent", .percent) { [denominator = provenance.denominator] row in
      // Land outside the country is no share of it.
      row.status == .status(.foreign)
        ? nil : denominator.percent(ofSquareKilometers: row.squareKilometers)
    }
  }

  /// A line for each status of each snapshot and one for its territory; with regions these lines for each region.
  public func csv(in dialect: CSV.Dialect) -> String {
    if entries.contains(where: { $0.regions != nil }) { return regionCSV(in: dialect) }
    let columns = Self.fileColumns.map { $0.of(\Row.file) } + Self.statusColumns + [percentColumn]
    return columns.csv(of: entries.flatMap(rows), in: dialect)
  }

  /// A table for each snapshot, then the sentence about the last one.
  public var text: TextReport {
    // On the screen the percentage follows the area; in CSV it comes last.
    var columns = Self.statusColumns
    columns.insert(percentColumn, at: 3)
    return entries.reduce(TextReport()) { text, entry in
      text + heading(entry) + "\n\n" + TextReport(columns.table(of: rows(of: entry), in: language)) + "\n"
        + (entry.regions?.report.text(in: language, provenance) ?? TextReport())
    } + sentence + "\n"
  }

  /// The table of a page: the last snapshot by status.
  var reportTable: ReportTable {
    var columns = Self.statusColumns
    columns.insert(percentColumn, at: 3)
    return columns.reportTable(
      "statuses", language.say("By status", "За статусами"), of: entries.last.map(rows) ?? [], in: language)
  }

  /// The table of a page by region.
  func regionTable(_ report: RegionReport) -> ReportTable {
    var table = report.screenColumns(provenance).reportTable(
      "regions", language.say("By region", "За регіонами"), of: report.rowsByFigures,
      in: language)
    table.shownRows = report.rowsWithFigures.count
    return table
  }

  private func heading(_ entry: AreaResult.Entry) -> String {
    let date = entry.file.date.map { " · \($0)" } ?? ""
    let source =
      entry.file.source == .illustration ? language.say(.illustration) : entry.file.source.name
    return "\(displayName(ofPath: entry.file.path)) · \(source)\(date)"
  }
}

extension AreaDocument: FormattedDocument {
  public static var renderings: [Rendering<AreaDocument>] {
    [.table, .json { $0.json }, .csv, .markdown]
  }
}
