import FrontLine
import FrontLineKit
import GeoJSON
import Measurement

/// What is to be said of a series, snapshot by snapshot.
struct StepDocument: ResultDocument {
  let result: SeriesResult
  let style: DocumentStyle
  let steps: [SeriesStep]
  /// Rows of regions, where they are asked for, stand in place of those of the whole.
  let regions: SeriesRegions<SeriesStep>?

  /// A step of the whole, or of a region.
  private typealias Row = (region: String?, step: SeriesStep)

  private var rows: [Row] {
    tables.flatMap { region, rows in rows.map { (region, $0) } }
  }

  private var columns: [Column<Row>] {
    [
      .text("date", "date") { $0.step.date.description },
      .text("previous_date") { $0.step.previousDate?.description },
      .count("gap_days") { $0.step.missingDays },
      .number("area_km2", "km²") { $0.step.squareKilometers },
      .number("gained_km2", "gained") { $0.step.change?.gainedSquareKilometers },
      .number("lost_km2", "lost") { $0.step.change?.lostSquareKilometers },
      .number("net_km2", "net", isSigned: true) { $0.step.change?.netSquareKilometers },
      changedEdgesColumn,
      .note { row in
        let gap = row.step.missingDays ?? 0
        return gap == 0 ? "" : gap == 1 ? "after 1 day without a map" : "after \(gap) days without a map"
      },
    ]
  }

  private var changedEdgesColumn: Column<Row> {
    let column = Column<Row>.count("changed_edges") { row in
      row.region == nil ? row.step.change?.changedEdgeCount : nil
    }
    // The edges of a change are those of the whole.
    return regions == nil ? column : column.withoutMember
  }

  private static var region: Column<Row> { .text("region") { $0.region } }

  var csv: String { ((regions == nil ? [] : [Self.region]) + columns).csv(of: rows) }

  /// `frontline.series/1`.
  var json: [UInt8] {
    jsonDocument(schema: "frontline.series/1") { writer in
      writer.key("rows")
      ((regions == nil ? [] : [Self.region]) + columns).write(rows, to: &writer)
      if let regions { writer.members(regions) }
    }
  }

  /// One for each region with its name, or one of the whole.
  private var tables: [(region: String?, rows: [SeriesStep])] {
    regions.map { $0.series.map { ($0.name, $0.rows) } } ?? [(nil, steps)]
  }

  var text: TextReport {
    var text = TextReport()
    for (region, steps) in tables
    where region == nil || steps.contains(where: { $0.squareKilometers > 0 }) {
      if let region { text += printable(region, limit: .max) + "\n\n" }
      text += TextReport(columns.table(of: steps.map { (region, $0) })) + "\n"
    }
    return text + (regions?.closure ?? "") + sentence + "\n"
  }
}
