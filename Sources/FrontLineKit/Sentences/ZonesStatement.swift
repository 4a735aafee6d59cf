import FrontLine
import Proximity

/// The statement of zones: how many of the known places lie in the territory and within each distance of it.
struct ZonesStatement: Statement {
  let date: CalendarDate?
  let territoryPlaceCount: Int
  /// The zones around the territory, the nearest first.
  let zones: [ZonesResult.ZoneFigures]
  let placeCount: Int

  init(_ entry: ZonesResult.Entry?, placeCount: Int) {
    date = entry?.file.date
    territoryPlaceCount = entry?.territoryPlaceCount ?? 0
    zones = entry?.zones.filter { $0.zone.side == .free } ?? []
    self.placeCount = placeCount
  }

  func sentence(with provenance: Provenance, _ words: SentenceWords) -> String {
    provenance.ofLastMap.sentence(
      words, dates: words.language.date(date), several: false, figure: figure(words), isLength: true)
  }

  /// `of the 5,495 places known here 1,312 lie in the territory, 215 within 5 km of it, 430 within 10 km`.
  private func figure(_ words: SentenceWords) -> String {
    let language = words.language
    func number(_ count: Int) -> String { language.number(Double(count), decimals: 0) }
    var (sum, parts) = (0, [String]())
    for figures in zones {
      sum += figures.placeCount
      let limit = language.withUnit(language.plainNumber(figures.zone.toKilometers), "km", "км")
      let isFirst = parts.isEmpty
      parts.append(
        words.say(
          "\(number(sum)) within \(limit)\(isFirst ? " of it" : "")",
          "\(number(sum)) – до \(limit)\(isFirst ? " від неї" : "")"))
    }
    let (all, inside) = (number(placeCount), number(territoryPlaceCount))
    return words.say(
      "of the \(all) places known here \(inside) lie in the territory, ",
      "з \(all) відомих тут місць \(inside) – на території, ") + parts.joined(separator: ", ")
  }
}
