import FrontLine
import FrontLineKit
import GeoJSON
import Measurement
import Proximity

extension ReportDocument {
  private typealias Quantity = (
    title: BilingualText, date: CalendarDate?, squareKilometers: Double, kind: String?
  )

  /// The figures, in the words of the sentence: those that belong together have the same decimals.
  private func figures(_ quantities: [Quantity]) -> [ReportPart.Figure] {
    let words = SentenceWords(language: language)
    return zip(quantities, words.areas(quantities.map(\.squareKilometers))).map { quantity, text in
      let percent = provenance.denominator.percent(ofSquareKilometers: quantity.squareKilometers)
      let share = language.number(percent, significant: 2, atLeast: 2) + "\(Language.space)%"
      let isGain = quantity.title.english == BilingualText.net.english && quantity.squareKilometers > 0
      return ReportPart.Figure(
        title: language.say(quantity.title),
        note: [quantity.date.map { language.date($0) }, share].compactMap(\.self).joined(separator: " · "),
        text: isGain ? "+" + text : text, value: quantity.squareKilometers, kind: quantity.kind)
    }
  }

  var summary: [ReportPart.Block] {
    guard let change = result.change else {
      let entry = result.area.entries.last
      let statuses = (entry?.report.statuses ?? []).filter { $0.part == nil && $0.status != .foreign }
      let territory: Quantity = (
        .territory, result.lastDate, entry?.report.territorySquareKilometers ?? 0, nil
      )
      return [
        .figures(
          figures([territory])
            + statuses.flatMap { figures([(.status($0.status), nil, $0.squareKilometers, nil)]) }),
        .table(areaDocument.reportTable),
      ]
    }
    let land = change.change
    return [
      .figures(
        figures([
          (.gained, nil, land.gainedSquareKilometers, "gained"),
          (.lost, nil, land.lostSquareKilometers, "lost"),
          (.net, nil, land.netSquareKilometers, nil),
        ])
          + figures([
            (.before, change.before.file.date, change.before.squareKilometers, nil),
            (.after, change.after.file.date, change.after.squareKilometers, nil),
          ]))
    ]
  }

  var map: [ReportPart.Block] {
    get throws {
      let document = MapDocument(result.map, style, MapOptions(page: .still))
      return [
        .map(InlinePicture(name: "map", alternative: document.title, svg: try document.svg, page: .still))
      ]
    }
  }

  var chart: [ReportPart.Block] {
    get throws {
      guard let series = result.series else { return [] }
      let chart = Chart(series, .bars, style, Chart.Options(page: .chart))
      let document = SeriesDocument(series, style)
      var days = result.days(style)
      days.isDataOnly = true
      return [
        .picture(
          InlinePicture(name: "chart", alternative: chart.title, svg: try chart.svg, page: .chart)),
        .folded(language.say("The figures of the chart", "Числа діаграми"), [.table(document.reportTable)]),
        .table(days),
      ]
    }
  }

  var regions: [ReportPart.Block] {
    let report = result.change?.regions?.report ?? result.area.entries.last?.regions?.report
    guard let report else { return [] }
    let notes = report.text(in: language, provenance).parts.compactMap { part in
      if case .text(let text) = part { text } else { nil }
    }.joined()
    return [
      .table(changeDocument?.regionTable ?? areaDocument.regionTable(report)), .report(TextReport(notes)),
    ]
  }

  var patches: [ReportPart.Block] {
    guard let document = changeDocument, !result.patchEntries.isEmpty else { return [] }
    var table = PatchReport.Entry.screenColumns.reportTable(
      "patches", language.say("Patches, the largest first", "Ділянки, найбільші спершу"),
      of: result.patchEntries, data: PatchReport.Entry.columns, in: language)
    table.shownRows = 20
    table.hasGeometry = true
    return [.table(table)] + (document.sliverNote.isEmpty ? [] : [.paragraph(document.sliverNote)])
  }

  var settlements: [ReportPart.Block] {
    guard let document = changeDocument, let details = result.change?.details, details.placeCount > 0 else {
      return []
    }
    var table = SettlementChange.columns.reportTable(
      "settlements",
      language.say("Settlements that changed their status", "Населені пункти, що змінили статус"),
      of: details.settlements, in: language)
    table.shownRows = 30
    return (details.settlements.isEmpty ? [] : [.table(table)]) + [
      .report(TextReport(document.settlementNote))
    ]
  }

  var roads: [ReportPart.Block] { result.routes.map { .report(RouteDocument($0, style).text) } }

  var zones: [ReportPart.Block] { result.zones.map { [.report(ZonesDocument($0, style).text)] } ?? [] }

  var transitions: [ReportPart.Block] {
    guard let document = changeDocument, result.change?.details?.transitions.statuses.count ?? 0 > 1 else {
      return []
    }
    return [.report(document.transitionTable)]
  }

  var comparison: [ReportPart.Block] {
    result.comparison.map { [.report(ComparisonDocument($0, style).text)] } ?? []
  }
}

extension ReportResult {
  var patchEntries: [PatchReport.Entry] { change?.patches ?? [] }

  /// The rows of the series by day, from the first day of the report on.
  func days(_ style: DocumentStyle) -> ReportTable {
    let result = SeriesResult.days(steps, provenance)
    var table = SeriesDocument(result, style).reportTable
    table.shownRows = 0
    return table.named("days", style.language.say("Day by day", "День за днем"))
  }
}

extension PicturePage {
  /// That of a map on paper, where its type is to be read.
  static let still = PicturePage(width: 1040, height: 780) ?? .standard
  /// That of a chart in a page.
  static let chart = PicturePage(width: 960, height: 420) ?? .standard
}

extension ReportTable {
  /// The same under another name.
  func named(_ name: String, _ caption: String) -> ReportTable {
    var table = ReportTable(
      name: name, caption: caption, headings: headings, cells: cells, fields: fields, values: values)
    (table.shownRows, table.hasGeometry, table.isDataOnly) = (shownRows, hasGeometry, isDataOnly)
    return table
  }
}
