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

  private static let columns = [
    "date", "previous_date", "gap_days", "area_km2", "gained_km2", "lost_km2", "net_km2", "changed_edges",
  ]

  var csv: String {
    var csv = CSV(header: (regions == nil ? [] : ["region"]) + Self.columns)
    for (region, rows) in series {
      for step in rows {
        csv.append(
          (region.map { [$0] } ?? []) + [
            step.date.description, step.previousDate?.description ?? "",
            step.missingDays.map(String.init) ?? "", field(step.squareKilometers),
            field(step.change?.gainedSquareKilometers), field(step.change?.lostSquareKilometers),
            field(step.change?.netSquareKilometers),
            region == nil ? step.change.map { String($0.changedEdgeCount) } ?? "" : "",
          ])
      }
    }
    return csv.text
  }

  /// The rows of each region with its name, or those of the whole.
  private var series: [(region: String?, rows: [SeriesStep])] {
    regions.map { $0.series.map { ($0.name, $0.rows) } } ?? [(nil, steps)]
  }

  /// `frontline.series/1`.
  var json: [UInt8] {
    jsonDocument(schema: "frontline.series/1") { writer in
      writer.key("rows")
      writer.array { writer in
        for (region, rows) in series {
          for step in rows { writer.object { write(step, region, to: &$0) } }
        }
      }
      if let regions { writer.members(regions) }
    }
  }

  private func write(_ step: SeriesStep, _ region: String?, to writer: inout JSONWriter) {
    if let region { writer.member("region", region) }
    writer.member("date", step.date.description)
    writer.member("previous_date", step.previousDate?.description)
    writer.member("gap_days", step.missingDays)
    writer.member("area_km2", step.squareKilometers)
    writer.member("gained_km2", step.change?.gainedSquareKilometers)
    writer.member("lost_km2", step.change?.lostSquareKilometers)
    writer.member("net_km2", step.change?.netSquareKilometers)
    if region == nil { writer.member("changed_edges", step.change?.changedEdgeCount) }
  }

  var text: TextReport {
    var text = TextReport()
    for (region, rows) in series where region == nil || rows.contains(where: { $0.squareKilometers > 0 }) {
      if let region { text += printable(region, limit: .max) + "\n\n" }
      text += table(of: rows) + "\n"
    }
    return text + (regions?.closure ?? "") + sentence + "\n"
  }

  private func table(of steps: [SeriesStep]) -> TextReport {
    var table = TextTable([
      ("date", .left), ("km²", .right), ("gained", .right), ("lost", .right), ("net", .right), ("", .left),
    ])
    for step in steps {
      let gap = step.missingDays ?? 0
      table.append([
        step.date.description, decimal(step.squareKilometers, 3),
        step.change.map { decimal($0.gainedSquareKilometers, 3) } ?? "",
        step.change.map { decimal($0.lostSquareKilometers, 3) } ?? "",
        step.change.map { signedDecimal($0.netSquareKilometers, 3) } ?? "",
        gap == 0 ? "" : gap == 1 ? "after 1 day without a map" : "after \(gap) days without a map",
      ])
    }
    return TextReport(table)
  }
}
