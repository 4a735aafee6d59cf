import FrontLine
import FrontLineKit
import GeoJSON
import Measurement

/// The report of a series by week or month.
struct PeriodDocument: ResultDocument {
  let result: SeriesResult
  let style: DocumentStyle
  let periods: [PeriodFigures]
  /// The rows of each region, which replace those of the whole; nil where no regions are asked for.
  let regions: SeriesRegions<[PeriodFigures]>?
  /// The gains that the source itself published, in km², by the name of the period.
  let published: [String: Double]

  /// A period of the whole map, or of one region.
  private typealias Row = (region: String?, period: PeriodFigures)

  private var rows: [Row] {
    tables.flatMap { region, _, rows in rows.map { (region, $0) } }
  }

  private var columns: [Column<Row>] {
    [
      .text("period", .period) { $0.period.name },
      .text("first_date", .fromDate) { $0.period.firstDate.description },
      .text("last_date", .toDate) { $0.period.lastDate.description },
      .count("snapshots", .maps) { $0.period.snapshotCount },
      .number("area_km2", .squareKilometers, decimals: 1) { $0.period.squareKilometers },
      .number("gained_km2", .gained, decimals: 1) { $0.period.change?.gainedSquareKilometers },
      .number("lost_km2", .lost, decimals: 1) { $0.period.change?.lostSquareKilometers },
      .number("net_km2", .net, decimals: 1, isSigned: true) { $0.period.change?.netSquareKilometers },
      .number("daily_gained_km2") { $0.period.dailyGainedSquareKilometers },
      .number("daily_lost_km2") { $0.period.dailyLostSquareKilometers },
      .number("km2_per_day", .aDay, decimals: 1, isSigned: true) { $0.period.squareKilometersPerDay },
    ] + (result.rollingDays == nil ? [] : RollingMean.columns.map { $0.of { $0.period.rolling } })
      + (result.seams.isEmpty
        ? []
        : [
          .number("step_km2", .seam, decimals: 1, isSigned: true) { $0.period.seam?.netSquareKilometers },
          .text("source", .source) { $0.period.source?.name },
        ])
  }

  private static var region: Column<Row> { .text("region") { $0.region } }

  private var publishedColumn: Column<Row> {
    .number("published_km2", .publishedGain, decimals: 0) { $0.period.publishedGain(in: published) }
  }

  func csv(in dialect: CSV.Dialect) -> String {
    regions == nil
      ? wholeColumns.csv(of: rows, in: dialect) : ([Self.region] + columns).csv(of: rows, in: dialect)
  }

  /// The columns of the whole map: what its source published stands beside what was measured.
  private var wholeColumns: [Column<Row>] { columns + (hasPublished ? [publishedColumn] : []) }

  /// Whether the source published a gain of any of the periods.
  private var hasPublished: Bool { periods.contains { $0.publishedGain(in: published) != nil } }

  /// The JSON document, whose schema is `frontline.series/1`.
  var json: [UInt8] {
    jsonDocument(schema: "frontline.series/1") { writer in
      if let days = result.rollingDays { writer.member("rolling_days", days) }
      writer.key("rows")
      writer.array { writer in
        for row in rows {
          writer.object { writer in
            if row.region != nil {
              ([Self.region] + columns).write(row, to: &writer)
            } else {
              wholeColumns.write(row, to: &writer)
              if let transitions = row.period.transitions {
                writer.member("transitions", transitions.entries, TransitionMatrix.columns)
              }
            }
          }
        }
      }
      if let regions { writer.members(regions) }
      writer.members(result.seams)
    }
  }

  /// The table of a page: the whole map by week or month.
  var reportTable: ReportTable {
    let rows = periods.map { Row(nil, $0) }
    return wholeColumns.reportTable("periods", language.say(.period), of: rows, in: language)
  }

  /// A table for each region with its name, or one without a name for the whole map.
  private var tables: [(region: String?, title: String, rows: [PeriodFigures])] {
    regions.map { $0.series.map { ($0.name, title(of: $0), $0.rows) } } ?? [(nil, "", periods)]
  }

  var text: TextReport {
    var text = TextReport()
    for (region, title, periods) in tables
    where region == nil || periods.contains(where: { $0.squareKilometers > 0 }) {
      if region != nil { text += title + "\n\n" }
      text += table(of: periods, region)
      if region == nil, hasPublished {
        text += language.say(
          "published: what the source itself published as gained, which is no part of our figures\n",
          "дані джерела: приріст, який опублікувало саме джерело; до наших чисел не входить\n")
      }
      text += "\n"
    }
    return text + rollingLine + seamLines + (regions?.closure(in: language) ?? "") + sentence + "\n"
  }

  private func table(of periods: [PeriodFigures], _ region: String?) -> TextReport {
    var columns = region == nil ? wholeColumns : columns
    if periods.contains(where: { $0.gaps(in: language) != nil }) {
      columns.append(.note { $0.period.gaps(in: $1) ?? "" })
    }
    return TextReport(columns.table(of: periods.map { (region, $0) }, in: language))
  }
}

extension PeriodFigures {
  /// Returns what the source published as gained in the period; nil where our figure is not that of the whole period.
  func publishedGain(in published: [String: Double]) -> Double? { isPart ? nil : published[name] }

  /// How days without a map make the figures those of more or fewer days than the name of the period says; nil where
  /// they don't.
  func gaps(in language: Language) -> String? {
    func days(_ count: Int) -> String { CountedNoun.day.counted(count, in: language) }
    let (first, last) = (firstDate.dayAndMonth(in: language), lastDate.dayAndMonth(in: language))
    let isWeek = name.contains("W")
    var parts: [String] = []
    if daysBeforeStart > 0 {
      // The last day before the period is the one that it is to be compared with.
      let count = days(daysBeforeStart + 1)
      parts.append(
        language.say(
          "compared with the map of \(first), \(count) before the \(isWeek ? "week" : "month") begins",
          "порівняно з картою за \(first), за \(count) до початку \(isWeek ? "тижня" : "місяця")"))
    }
    if daysBeforeStart < 0 {
      parts.append(
        seam == nil
          ? language.say(
            "counted from the map of \(first), with which the series begins",
            "від карти за \(first), з якої починається ряд")
          : language.say(
            "counted from the map of \(first), with which the source begins",
            "від карти за \(first), з якої починається джерело"))
    }
    if daysBeforeEnd > 0 {
      let count = days(daysBeforeEnd)
      parts.append(
        language.say(
          "last map is of \(last), \(count) before the \(isWeek ? "week" : "month") ends",
          "остання карта за \(last), за \(count) до кінця \(isWeek ? "тижня" : "місяця")"))
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
