import FrontLine
public import FrontLineKit
import GeoJSON
import Proximity

extension Chart {
  /// Makes a chart of the distance over time of the first target, and of its first feature where it has several.
  public init(_ result: DistanceResult, _ style: DocumentStyle = .init(), _ options: Options = .init()) {
    let (answer, language) = (result.answers.first, style.language)
    let target = answer.map { SentenceWords(language: language).objectWithUncertainty($0.target) } ?? ""
    self.init(
      title: language.say("Distance of the front, km", "Відстань до лінії фронту, км"),
      subtitle: printable(language.say("from \(target)", "від \(target)"), limit: .max), panels: [],
      sentence: result.provenance.sentence(in: language), options: options, language: language)
    let entries = answer.map { answer in
      stride(from: 0, to: answer.entries.count, by: answer.targetCount).map { answer.entries[$0] }
    }
    let dated = (entries ?? []).compactMap { entry in
      entry.file.date.map { (date: $0, kilometers: entry.proximity.kilometers) }
    }
    // Of several maps of a day the last counts.
    let days = zip(dated.indices, dated).filter { index, entry in
      index + 1 == dated.count || dated[index + 1].date != entry.date
    }.map(\.1)
    let limits = result.withinKilometers.map { limit in
      Limit(value: limit, label: language.withUnit(language.plainNumber(limit), "km", "км"))
    }
    let points = days.indices.map { index in
      Line.Point(
        day: days[index].date.dayNumber, value: days[index].kilometers,
        isAfterGap: index > 0 && days[index - 1].date.daysBetween(days[index].date) > 0,
        tip:
          "\(language.date(days[index].date)): \(language.kilometers(days[index].kilometers, decimals: 3))")
    }
    let highest = max(points.map(\.value).max() ?? 0, limits.map(\.value).max() ?? 0)
    var panel = Panel(
      days: (points.first?.day ?? 0)...(points.last?.day ?? 0), values: 0...(highest > 0 ? highest : 1),
      lines: [Line(ink: .course, points: points)], limits: limits)
    if points.count < 2 {
      panel.placeholder = language.say(
        "Nothing to draw: fewer than two days with a distance.",
        "Нема чого креслити: менше ніж два дні з відстанню.")
      (panel.lines, panel.limits) = ([], [])
    } else if points.contains(where: \.isAfterGap) {
      key = [
        KeyEntry(sign: .line(.course), text: language.say("distance", "відстань")),
        KeyEntry(sign: .gapInLine, text: language.say(.withoutMap)),
      ]
    }
    panels = [panel]
  }
}
