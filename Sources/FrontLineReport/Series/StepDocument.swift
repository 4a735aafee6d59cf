import FrontLine
import FrontLineKit
import GeoJSON
import Measurement

/// The report of a series, snapshot by snapshot.
struct StepDocument: ResultDocument {
  let result: SeriesResult
  let style: DocumentStyle
  let steps: [SeriesStep]
  /// The rows of each region, which replace those of the whole; nil where no regions are asked for.
  let regions: SeriesRegions<StepRows>?

  /// A row of the whole map, or of one region.
  private struct Row: Sendable {
    let region: String?
    let step: StepRow
    let rolling: RollingMean?

    init(_ region: String?, _ step: StepRow, _ rolling: RollingMean?) {
      (self.region, self.step, self.rolling) = (region, step, rolling)
    }
  }

  /// Returns the rows of the whole map, or of one region.
  private func rows(_ region: String?, _ steps: StepRows) -> [Row] {
    let means = result.rollingDays.map { steps.rollingMeans(ofDays: $0) }
    return zip(steps.indices, steps).map { Row(region, $1, means?[$0]) }
  }

  /// The columns that are the same for all regions.
  private var dateColumns: [Column<Row>] {
    [
      .text("date", .date) { $0.step.date.description },
      .text("previous_date") { $0.step.previousDate?.description },
      .count("gap_days") { $0.step.missingDays },
    ]
  }

  private var figureColumns: [Column<Row>] {
    [
      .number("area_km2", .squareKilometers) { $0.step.squareKilometers },
      .number("gained_km2", .gained) { $0.step.change?.gainedSquareKilometers },
      .number("lost_km2", .lost) { $0.step.change?.lostSquareKilometers },
      .number("net_km2", .net, isSigned: true) { $0.step.change?.netSquareKilometers },
      edgesColumn("changed_edges", \.changedEdgeCount), edgesColumn("redrawn_edges", \.redrawnEdgeCount),
    ] + seamColumns
  }

  /// The step between two sources, at the first row of the later one.
  private var seamColumns: [Column<Row>] {
    result.seams.isEmpty
      ? []
      : [
        .number("step_km2", .seam, isSigned: true) { $0.step.seam?.netSquareKilometers },
        .text("source", .source) { $0.step.source?.name },
      ]
  }

  private var rollingColumns: [Column<Row>] {
    result.rollingDays == nil ? [] : RollingMean.columns.map { $0.of { $0.rolling } }
  }

  private var note: Column<Row> {
    .note { row, language in
      let gap = row.step.missingDays ?? 0
      let days =
        gap == 0
        ? nil
        : language.say(
          gap == 1 ? "after 1 day without a map" : "after \(gap) days without a map",
          "перед цим \(CountedNoun.day.counted(gap, in: language)) без карти")
      let source = row.step.seam == nil ? nil : language.say("another source", "інше джерело")
      let border =
        row.region == nil && row.step.change?.isRedrawn == true
        ? language.say("border redrawn", "межу перемальовано") : nil
      return [source, days, border].compactMap(\.self).joined(separator: ", ")
    }
  }

  private func edgesColumn(
    _ name: String, _ count: @escaping @Sendable (ChangeFigures) -> Int
  ) -> Column<Row> {
    let column = Column<Row>.count(name) { row in row.region == nil ? row.step.change.map(count) : nil }
    // Edges are counted on the whole map, not by region.
    return regions == nil ? column : column.withoutMember
  }

  private var columns: [Column<Row>] { dateColumns + figureColumns + rollingColumns + [note] }

  /// The columns of CSV and JSON, which have one table for all regions.
  private var dataColumns: [Column<Row>] {
    (regions == nil ? [] : [.text("region") { $0.region }]) + columns
  }

  func csv(in dialect: CSV.Dialect, threads: Int) -> [UInt8] {
    guard let regions else {
      return Array(columns.csv(of: rows(nil, StepRows(steps)), in: dialect).utf8)
    }
    // A million rows, nearly all of which have the figures of the row above and the dates of other regions' rows.
    var csv = dataColumns.emptyCSV(in: dialect)
    let dates = steps.map { dateColumns.csvFields(of: Row(nil, $0.row, nil), in: dialect) }
    let (figures, rolling) = (figureColumns, rollingColumns)
    csv.append(parts: regions.series.count, threads: threads) { csv, number in
      let (name, steps) = (regions.series[number].name, regions.series[number].rows)
      var last: (step: StepRow, figures: [UInt8])?
      for (index, row) in zip(steps.indices, rows(name, steps)) {
        if last.map({ row.step.isUnchanged(from: $0.step) }) != true {
          last = (row.step, figures.csvFields(of: row, in: dialect))
        }
        csv.write(name)
        csv.write(written: dates[steps.stepIndex(ofRow: index)])
        csv.write(written: last?.figures ?? [])
        if !rolling.isEmpty { csv.write(written: rolling.csvFields(of: row, in: dialect)) }
        csv.endLine()
      }
    }
    return csv.bytes
  }

  /// The JSON document, whose schema is `frontline.series/1`.
  var json: [UInt8] {
    jsonDocument(schema: "frontline.series/1") { writer in
      if let days = result.rollingDays { writer.member("rolling_days", days) }
      writer.key("rows")
      dataColumns.write(tables.lazy.flatMap { rows($0.region, $0.rows) }, to: &writer)
      if let regions { writer.members(regions) }
      writer.members(result.seams)
    }
  }

  /// The table of a page: the whole map by day.
  var reportTable: ReportTable {
    columns.reportTable("steps", language.say(.date), of: rows(nil, StepRows(steps)), in: language)
  }

  /// A table for each region with its name, or one without a name for the whole map.
  private var tables: [(region: String?, title: String, rows: StepRows)] {
    regions.map { $0.series.map { ($0.name, title(of: $0), $0.rows) } } ?? [(nil, "", StepRows(steps))]
  }

  var text: TextReport {
    var text = TextReport()
    for (region, title, steps) in tables
    where region == nil || steps.contains(where: { $0.squareKilometers > 0 }) {
      if region != nil { text += title + "\n\n" }
      text += TextReport(columns.table(of: rows(region, steps), in: language)) + "\n"
    }
    return text + rollingLine + seamLines + (regions?.closure(in: language) ?? "") + sentence + "\n"
  }
}
