import FrontLine
import FrontLineKit
import GeoJSON
import Measurement

/// What is to be said of a series by week or month.
struct PeriodDocument: ResultDocument {
  let result: SeriesResult
  let style: DocumentStyle
  let periods: [PeriodFigures]
  /// Rows of regions, where they are asked for, stand in place of those of the whole.
  let regions: SeriesRegions<PeriodFigures>?
  /// What the source itself published for a period, in km², by the period's name.
  let published: [String: Double]

  var csv: String {
    var csv = CSV(
      header: (regions == nil ? [] : ["region"]) + [
        "period", "first_date", "last_date", "snapshots", "area_km2", "gained_km2", "lost_km2", "net_km2",
        "daily_gained_km2", "daily_lost_km2", "km2_per_day",
      ])
    for (region, rows) in series {
      for period in rows {
        csv.append(
          (region.map { [$0] } ?? []) + [
            period.name, period.firstDate.description, period.lastDate.description,
            String(period.snapshotCount),
            field(period.squareKilometers), field(period.change?.gainedSquareKilometers),
            field(period.change?.lostSquareKilometers), field(period.change?.netSquareKilometers),
            field(period.dailyGainedSquareKilometers), field(period.dailyLostSquareKilometers),
            field(period.squareKilometersPerDay),
          ])
      }
    }
    return csv.text
  }

  /// The rows of each region with its name, or those of the whole.
  private var series: [(region: String?, rows: [PeriodFigures])] {
    regions.map { $0.series.map { ($0.name, $0.rows) } } ?? [(nil, periods)]
  }

  /// `frontline.series/1`.
  var json: [UInt8] {
    jsonDocument(schema: "frontline.series/1") { writer in
      writer.key("rows")
      writer.array { writer in
        for (region, rows) in series {
          for period in rows { writer.object { write(period, region, to: &$0) } }
        }
      }
      if let regions { writer.members(regions) }
    }
  }

  private func write(_ period: PeriodFigures, _ region: String?, to writer: inout JSONWriter) {
    if let region { writer.member("region", region) }
    writer.member("period", period.name)
    writer.member("first_date", period.firstDate.description)
    writer.member("last_date", period.lastDate.description)
    writer.member("snapshots", period.snapshotCount)
    writer.member("area_km2", period.squareKilometers)
    writer.member("gained_km2", period.change?.gainedSquareKilometers)
    writer.member("lost_km2", period.change?.lostSquareKilometers)
    writer.member("net_km2", period.change?.netSquareKilometers)
    writer.member("daily_gained_km2", period.dailyGainedSquareKilometers)
    writer.member("daily_lost_km2", period.dailyLostSquareKilometers)
    writer.member("km2_per_day", period.squareKilometersPerDay)
    if region == nil, !published.isEmpty { writer.member("published_km2", published[period.name]) }
    if region == nil, let transitions = period.transitions { writer.transitions(transitions) }
  }

  var text: TextReport {
    var text = TextReport()
    for (region, rows) in series where region == nil || rows.contains(where: { $0.squareKilometers > 0 }) {
      if let region { text += printable(region, limit: .max) + "\n\n" }
      text += table(of: rows, published: region == nil ? published : [:]) + "\n"
    }
    return text + (regions?.closure ?? "") + sentence + "\n"
  }

  private func table(of periods: [PeriodFigures], published: [String: Double]) -> TextReport {
    var columns: [(title: String, alignment: TextTable.Alignment)] = [
      ("period", .left), ("from", .left), ("to", .left), ("maps", .right), ("km²", .right),
      ("gained", .right), ("lost", .right), ("net", .right), ("a day", .right),
    ]
    if !published.isEmpty { columns.append(("published", .right)) }
    if periods.contains(where: { $0.gaps != nil }) { columns.append(("", .left)) }
    var table = TextTable(columns)
    for period in periods {
      var row = [
        period.name, period.firstDate.description, period.lastDate.description, String(period.snapshotCount),
        decimal(period.squareKilometers, 1),
        period.change.map { decimal($0.gainedSquareKilometers, 1) } ?? "",
        period.change.map { decimal($0.lostSquareKilometers, 1) } ?? "",
        period.change.map { signedDecimal($0.netSquareKilometers, 1) } ?? "",
        period.squareKilometersPerDay.map { signedDecimal($0, 1) } ?? "",
      ]
      if !published.isEmpty { row.append(published[period.name].map { decimal($0, 0) } ?? "") }
      if let gaps = period.gaps { row.append(gaps) }
      table.append(row)
    }
    return TextReport(table)
  }
}

extension PeriodFigures {
  /// Where days without a map make it longer or shorter than its name says; nil where it is whole.
  fileprivate var gaps: String? {
    func days(_ count: Int) -> String { "\(count) day\(count == 1 ? "" : "s")" }
    var parts: [String] = []
    if daysBeforeStart > 0 { parts.append("from \(days(daysBeforeStart)) too early") }
    if daysBeforeStart < 0 { parts.append("from \(days(-daysBeforeStart)) too late") }
    if daysBeforeEnd > 0 { parts.append("to \(days(daysBeforeEnd)) too early") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
