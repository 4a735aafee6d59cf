import FrontLine
import FrontLineKit
import Measurement
import Proximity

extension ZonesDocument {
  private static let shortList = 20

  /// The zones of the last map, the crossings of a series, the places, and the sentence.
  public var text: TextReport {
    guard let last else { return TextReport("\(sentence)\n") }
    return zoneTable(last) + regionTable(last) + crossingTable + placeTable(last) + "\(gapLine)\(sentence)\n"
  }

  private func zoneTable(_ entry: ZonesResult.Entry) -> TextReport {
    var columns = Self.zoneColumns
    let hasLand = entry.zones.contains { $0.land != nil }
    if hasLand {
      columns.append(
        .note(.squareKilometers, alignment: .right) { figures, language in
          figures.land.map { language.number($0.squareKilometers, decimals: 1) } ?? ""
        })
    }
    var table = columns.table(of: entry.zones.filter { $0.zone.side == .territory }, in: language)
    table.append(
      [language.say(.territory), language.count(entry.territoryPlaceCount)]
        + (hasLand ? [language.number(entry.territorySquareKilometers, decimals: 1)] : []))
    for row in columns.table(of: entry.zones.filter { $0.zone.side == .free }, in: language).rows.dropFirst()
    {
      table.append(row)
    }
    let date = language.date(entry.file.date)
    let title = isSeries ? language.say("the last map, \(date)\n\n", "остання карта, \(date)\n\n") : ""
    return title + TextReport(table) + knownLine + (hasLand ? landLine : "") + "\n"
  }

  /// Of how many places the answer is.
  private var knownLine: String {
    let known = language.number(Double(result.placeCount), decimals: 0)
    guard result.isOfficial else {
      return language.say(
        "of the \(known) \(result.placeCount == 1 ? "place" : "places") of the file\n",
        "місць у файлі: \(known)\n")
    }
    let all = language.number(Double(Gazetteer.officialSettlementCount), decimals: 0)
    return language.say(
      "of the \(known) places known here, of \(all) settlements in all\n",
      "з \(known) відомих тут місць; усього населених пунктів \(all)\n")
  }

  /// What the land of the zones is.
  private var landLine: String {
    result.isClipped
      ? language.say(
        "the land of the zones is cut to the polygons of the file\n",
        "землі зон обрізано за полігонами файлу\n")
      : language.say(
        "the zones run all around the territory, across the state border and the sea\n",
        "зони охоплюють територію з усіх боків, і за державним кордоном, і в морі\n")
  }

  private func regionTable(_ entry: ZonesResult.Entry) -> TextReport {
    guard let regions = result.regions?.regions else { return TextReport() }
    let zones = entry.zones
    let rows = (RegionRow.regions(regions) + [.outside]).filter { row in
      zones.contains { $0.land?.divided.map { row.part($0) >= 0.05 } ?? false }
    }
    let columns =
      [RegionRow.nameColumns[0]]
      + zones.map { figures in
        let title = BilingualText(
          "km² \(Language.english.zone(figures.zone))", "км² \(Language.ukrainian.zone(figures.zone))")
        return Column<RegionRow>.note(title, alignment: .right) { row, language in
          language.number(row.part(figures.land?.divided), decimals: 1)
        }
      }
    return TextReport(columns.table(of: rows, in: language)) + "\n"
  }

  private var crossingTable: TextReport {
    guard isSeries else { return TextReport() }
    let crossings = result.crossings
    let closer = crossings.count { $0.isCloser }
    let line = language.say(
      "\(counted(crossings.count, "crossing")) between zones: \(language.count(closer)) closer to the territory, \(language.count(crossings.count - closer)) farther from it\n\n",
      "переходів між зонами – \(language.count(crossings.count)): ближче до території – \(language.count(closer)), далі від неї – \(language.count(crossings.count - closer))\n\n"
    )
    guard !crossings.isEmpty else { return TextReport(line) }
    let limit = top ?? Self.shortList
    // The last are the news.
    var table = crossingColumns.table(of: crossings.suffix(limit), in: language)
    if crossings.count > limit { table.append([more(crossings.count - limit, isEarlier: true)]) }
    return TextReport(table) + line
  }

  private func placeTable(_ entry: ZonesResult.Entry) -> TextReport {
    // What lies deep in the territory is not asked for.
    let places = (entry.places ?? []).filter { $0.zone != nil }
    guard !places.isEmpty else { return TextReport() }
    let limit = top ?? Self.shortList
    var table = placeScreenColumns.table(of: places.prefix(limit), in: language)
    if places.count > limit { table.append([more(places.count - limit, isEarlier: false)]) }
    let doubtful = places.count(where: \.isDoubtful)
    let note =
      doubtful == 0
      ? ""
      : language.say(
        "± \(doubtful == 1 ? "one place lies" : "\(language.count(doubtful)) places lie") so near the border of a zone that the centre, as it is known, may lie in the next\n",
        "± так близько до межі зони, що центр, як його знаємо, може лежати в сусідній: \(language.count(doubtful))\n"
      )
    return TextReport(table) + note + "\n"
  }

  private func more(_ count: Int, isEarlier: Bool) -> String {
    let number = language.count(count)
    return isEarlier
      ? language.say("… \(number) earlier", "… раніше ще \(number)")
      : language.say("… \(number) more", "… ще \(number)")
  }
}
