import FrontLine
public import FrontLineAnalysis
import GeoJSON

/// What `frontline series` says by week or month.
public struct PeriodDocument: Sendable {
  public var periods: [PeriodFigures]
  /// What the source itself published for a period, in km², by the period's name.
  public var published: [String: Double]
  public var provenance: Provenance

  public init(periods: [PeriodFigures], published: [String: Double] = [:], provenance: Provenance) {
    self.periods = periods
    self.published = published
    self.provenance = provenance
  }

  public var csv: String {
    var csv = CSV(header: [
      "period", "first_date", "last_date", "snapshots", "area_km2", "gained_km2", "lost_km2", "net_km2",
      "daily_gained_km2", "daily_lost_km2", "km2_per_day",
    ])
    for period in periods {
      csv.append([
        period.name, period.firstDate.description, period.lastDate.description, String(period.snapshotCount),
        field(period.squareKilometers), field(period.change?.gainedSquareKilometers),
        field(period.change?.lostSquareKilometers), field(period.change?.netSquareKilometers),
        field(period.dailyGainedSquareKilometers), field(period.dailyLostSquareKilometers),
        field(period.squareKilometersPerDay),
      ])
    }
    return csv.text
  }

  /// `frontline.series/1`.
  public var json: [UInt8] {
    jsonDocument(schema: "frontline.series/1", provenance, sentence: sentence) { writer in
      writer.key("rows")
      writer.array { writer in
        for period in periods { writer.object { write(period, to: &$0) } }
      }
    }
  }

  private func write(_ period: PeriodFigures, to writer: inout JSONWriter) {
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
    if !published.isEmpty { writer.member("published_km2", published[period.name]) }
  }

  public var table: String {
    var columns: [(title: String, alignment: TextTable.Alignment)] = [
      ("period", .left), ("from", .left), ("to", .left), ("maps", .right), ("km²", .right),
      ("gained", .right), ("lost", .right), ("net", .right), ("a day", .right),
    ]
    if !published.isEmpty { columns.append(("published", .right)) }
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
      table.append(row)
    }
    return table.text + "\n" + sentence + "\n"
  }

  public var sentence: String {
    provenance.sentence(
      over: periods.first?.firstDate, to: periods.last?.lastDate,
      squareKilometers: periods.last?.squareKilometers,
      dailyGained: periods.compactMap(\.dailyGainedSquareKilometers),
      dailyLost: periods.compactMap(\.dailyLostSquareKilometers))
  }
}

extension Provenance {
  /// The sentence of a series: sums of days, named so.
  func sentence(
    over first: CalendarDate?, to last: CalendarDate?, squareKilometers: Double?, dailyGained: [Double],
    dailyLost: [Double]
  ) -> String {
    guard let first, let last, let squareKilometers else { return words.emptySeries }
    let area = words.areaAtTheEnd(squareKilometers)
    guard !dailyGained.isEmpty else {
      return sentence(
        dates: language.date(last), several: false,
        figure: "\(area), \(share(ofSquareKilometers: squareKilometers))")
    }
    let gained = dailyGained.reduce(0, +)
    let lost = dailyLost.reduce(0, +)
    return sentence(
      dates: language.dates(from: first, to: last),
      figure: "\(words.sumsOfDays(gained: gained, lost: lost)), "
        + "\(share(ofSquareKilometers: gained - lost)); \(area)")
  }
}
