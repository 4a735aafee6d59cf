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
  let regions: SeriesRegions<SeriesStep>?

  /// A step of the whole map, or of one region.
  private typealias Row = (region: String?, step: SeriesStep)

  private var rows: [Row] {
    tables.flatMap { region, rows in rows.map { (region, $0) } }
  }

  private var columns: [Column<Row>] {
    [
      .text("date", .date) { $0.step.date.description },
      .text("previous_date") { $0.step.previousDate?.description },
      .count("gap_days") { $0.step.missingDays },
      .number("area_km2", .squareKilometers) { $0.step.squareKilometers },
      .number("gained_km2", .gained) { $0.step.change?.gainedSquareKilometers },
      .number("lost_km2", .lost) { $0.step.change?.lostSquareKilometers },
      .number("net_km2", .net, isSigned: true) { $0.step.change?.netSquareKilometers },
      edgesColumn("changed_edges", \.changedEdgeCount), edgesColumn("redrawn_edges", \.redrawnEdgeCount),
      .note { row, language in
        let gap = row.step.missingDays ?? 0
        let days =
          gap == 0
          ? nil
          : language.say(
            gap == 1 ? "after 1 day without a map" : "after \(gap) days without a map",
            "перед цим \(CountedNoun.day.counted(gap, in: language)) без карти")
        let border =
          row.region == nil && row.step.change?.isRedrawn == true
          ? language.say("border redrawn", "межу перемальовано") : nil
        return [days, border].compactMap(\.self).joined(separator: ", ")
      },
    ]
  }

  private func edgesColumn(
    _ name: String, _ count: @escaping @Sendable (ChangeFigures) -> Int
  ) -> Column<Row> {
    let column = Column<Row>.count(name) { row in row.region == nil ? row.step.change.map(count) : nil }
    // Edges are counted on the whole map, not by region.
    return regions == nil ? column : column.withoutMember
  }

  private static var region: Column<Row> { .text("region") { $0.region } }

  func csv(in dialect: CSV.Dialect) -> String {
    ((regions == nil ? [] : [Self.region]) + columns).csv(of: rows, in: dialect)
  }

  /// The JSON document, whose schema is `frontline.series/1`.
  var json: [UInt8] {
    jsonDocument(schema: "frontline.series/1") { writer in
      writer.key("rows")
      ((regions == nil ? [] : [Self.region]) + columns).write(rows, to: &writer)
      if let regions { writer.members(regions) }
    }
  }

  /// A table for each region with its name, or one without a name for the whole map.
  private var tables: [(region: String?, rows: [SeriesStep])] {
    regions.map { $0.series.map { ($0.name, $0.rows) } } ?? [(nil, steps)]
  }

  var text: TextReport {
    var text = TextReport()
    for (region, steps) in tables
    where region == nil || steps.contains(where: { $0.squareKilometers > 0 }) {
      if let region { text += title(ofRegion: region) + "\n\n" }
      text += TextReport(columns.table(of: steps.map { (region, $0) }, in: language)) + "\n"
    }
    return text + (regions?.closure(in: language) ?? "") + sentence + "\n"
  }
}
