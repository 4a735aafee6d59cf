import FrontLine
public import FrontLineKit
import Proximity

/// A chart of the distance over time: a line that is broken where days have no map.
public struct DistanceChart: Sendable {
  private static let width = 800.0
  private static let height = 480.0
  private static let plot = (left: 64.0, top: 72.0, right: 784.0, bottom: 388.0)
  private static let color = "#b2182b"

  private let subtitle: String
  private let points: [(day: Int, kilometers: Double)]
  private let limits: [Double]
  private let sentence: String
  private let language: Language

  /// Draws the first target of a result.
  public init(_ result: DistanceResult, _ style: DocumentStyle = .init()) {
    let answer = result.answers.first
    language = style.language
    let object = answer.map { SentenceWords(language: style.language).objectWithUncertainty($0.target) } ?? ""
    subtitle = language.say("from \(object)", "від \(object)")
    points = (answer?.entries ?? []).compactMap { entry in
      entry.file.date.map { ($0.dayNumber, entry.proximity.kilometers) }
    }
    limits = result.withinKilometers
    sentence = result.provenance.sentence(in: language)
  }

  /// The chart as a scalable picture of 800 by 480 points.
  public var svg: String {
    var svg = SVG(width: Self.width, height: Self.height)
    svg.text(
      language.say("Distance of the front, km", "Відстань до лінії фронту, км"), x: 16, y: 26, size: 17,
      weight: "600")
    // A long name is cut here; the sentence below has it in full.
    let line = wrapped(subtitle, columns: 100)
    svg.text((line.first ?? "") + (line.count > 1 ? " …" : ""), x: 16, y: 47, size: 13, color: "#333")
    if let first = points.first?.day, let last = points.last?.day, first < last {
      draw(from: first, to: last, into: &svg)
    } else {
      let text = language.say(
        "Nothing to draw: fewer than two days with a distance.",
        "Нема чого креслити: менше ніж два дні з відстанню.")
      svg.text(text, x: 400, y: 230, anchor: "middle")
    }
    for (line, text) in wrapped(sentence, columns: 118).prefix(4).enumerated() {
      svg.text(text, x: 16, y: 428 + Double(line) * 15, size: 11.5, color: "#555")
    }
    return svg.document
  }

  private func draw(from first: Int, to last: Int, into svg: inout SVG) {
    let highest = max(points.map(\.kilometers).max() ?? 0, limits.max() ?? 0, 1e-3)
    let values = ValueAxis(from: 0, to: highest)
    let plot = Self.plot
    func x(_ day: Int) -> Double {
      plot.left + (plot.right - plot.left) * Double(day - first) / Double(last - first)
    }
    func y(_ value: Double) -> Double {
      plot.bottom - (plot.bottom - plot.top) * (value - values.low) / (values.high - values.low)
    }
    svg.draw(values, TimeAxis(from: first, to: last, in: language), in: plot, language, x: x, y: y)
    for limit in limits {
      svg.line(x1: plot.left, y1: y(limit), x2: plot.right, y2: y(limit), color: "#2166ac")
      svg.text(
        language.withUnit(language.plainNumber(limit), "km", "км"), x: plot.right, y: y(limit) - 5,
        anchor: "end", color: "#2166ac")
    }
    for (a, b) in zip(points, points.dropFirst()) where b.day - a.day <= 1 {
      svg.line(
        x1: x(a.day), y1: y(a.kilometers), x2: x(b.day), y2: y(b.kilometers), color: Self.color)
    }
    for point in points {
      svg.rectangle(
        x: x(point.day) - 1.25, y: y(point.kilometers) - 1.25, width: 2.5, height: 2.5, color: Self.color,
        title: tip(of: point))
    }
  }

  /// Returns what a point says when it is pointed at.
  private func tip(of point: (day: Int, kilometers: Double)) -> String {
    let date = CalendarDate(dayNumber: point.day).map { language.date($0) } ?? ""
    return "\(date): \(language.kilometers(point.kilometers, decimals: 3))"
  }
}
