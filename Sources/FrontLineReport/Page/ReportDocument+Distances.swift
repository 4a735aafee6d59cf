import FrontLine
import FrontLineKit
import Proximity

extension ReportDocument {
  /// The distances on the first and the last day, when the front first came within the limits, and a chart of each.
  var distances: [ReportPart.Block] {
    get throws {
      guard let found = result.distances else { return [] }
      let table = Self.columns(found).reportTable(
        "distances", language.say("Places and roads", "Населені пункти й дороги"), of: found.answers,
        in: language)
      var blocks: [ReportPart.Block] = [.table(table)]
      for (index, answer) in found.answers.enumerated() where answer.snapshotCount > 1 {
        let own = found.restricted(to: answer)
        let chart = Chart(own, style, Chart.Options(page: .chart))
        let tables = DistanceDocument(own, style).tables
        blocks.append(
          .folded(
            SentenceWords(language: language).title(of: answer.target),
            [
              .picture(
                InlinePicture(
                  name: "distance-\(index + 1)", alternative: "\(chart.title): \(chart.subtitle)",
                  svg: try chart.svg, page: .chart))
            ]
              + tables.map {
                .table($0.reportTable("distance-\(index + 1)-days", chart.subtitle, in: language))
              }))
      }
      let gaps = DistanceDocument(found, style).gapLine
      return blocks + [.report(TextReport(gaps)), .paragraph(found.provenance.sentence(in: language))]
    }
  }

  /// The columns of a target.
  private static func columns(_ result: DistanceResult) -> [Column<DistanceResult.Answer>] {
    let isSeries = result.answers.contains { $0.snapshotCount > 1 }
    var columns: [Column<DistanceResult.Answer>] = [
      .text("to", .name, cell: { SentenceWords(language: $1).title(of: $0.target) }) { $0.target.name }
    ]
    if isSeries {
      columns.append(.number("first_km", .firstKilometers) { $0.entries.first?.proximity.kilometers })
    }
    columns.append(
      .number("km", isSeries ? .lastKilometers : .kilometers) { $0.entries.last?.proximity.kilometers })
    if isSeries {
      columns += [
        .number("change_km", .change, isSigned: true) { answer in
          answer.entries.last.flatMap { last in
            answer.entries.first.map { last.proximity.kilometers - $0.proximity.kilometers }
          }
        },
        .number("nearest_km", .nearestKilometers) { $0.nearest?.proximity.kilometers },
        .text("nearest_date", .onDate) { $0.nearest?.file.date?.description },
      ]
      for limit in result.withinKilometers {
        let name = plainNumber(limit)
        columns.append(
          .text(
            "within_\(name)_km_since",
            BilingualText("≤ \(name) km since", "≤ \(Language.ukrainian.figures(name)) км з"),
            cell: { $0.firstSpellCell(within: limit, in: $1) }
          ) { $0.firstSpell(within: limit) })
      }
    }
    return columns
  }
}

extension DistanceResult.Answer {
  /// The entry that is nearest, the first of equals.
  fileprivate var nearest: DistanceResult.Entry? {
    entries.min { $0.proximity.kilometers < $1.proximity.kilometers }
  }

  /// The date of the first map on which the front was that near.
  fileprivate func firstSpell(within limit: Double) -> String? {
    spells(withinKilometers: limit).first?.first?.description
  }

  /// The same for a reader. When the front came that near is not known where it was so on the first map.
  fileprivate func firstSpellCell(within limit: Double, in language: Language) -> String {
    guard let date = firstSpell(within: limit) else { return "—" }
    let isFirstMap = date == entries.first?.file.date?.description
    return isFirstMap ? language.say("\(date), or before", "\(date) або раніше") : date
  }
}

extension DistanceResult {
  /// The same of one target.
  fileprivate func restricted(to answer: Answer) -> DistanceResult {
    DistanceResult(
      answers: [answer], withinKilometers: withinKilometers, every: every, provenance: provenance)
  }
}

extension BilingualText {
  fileprivate static let firstKilometers = BilingualText("first, km", "спочатку, км")
  fileprivate static let lastKilometers = BilingualText("last, km", "наприкінці, км")
}

extension DistanceTables {
  /// The distances map by map.
  func reportTable(_ name: String, _ caption: String, in language: Language) -> ReportTable {
    var table = screenColumns.reportTable(
      name, caption, of: answer.entries.indices, data: pageColumns, in: language)
    table.shownRows = 20
    table.showsEnd = true
    return table
  }
}
