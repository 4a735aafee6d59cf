import FrontLine
import FrontLineKit

extension Chart {
  private static let width = 800.0
  private static let height = 460.0
  private static let plot = (left: 64.0, top: 56.0, right: 784.0, bottom: 376.0)
  private static let gainedColor = "#b2182b"
  private static let lostColor = "#2166ac"

  /// The chart as a scalable picture of 800 by 460 points.
  public var svg: String {
    var svg = SVG(width: Self.width, height: Self.height)
    svg.text(title, x: 16, y: 26, size: 17, weight: "600")
    if let first = bars.map(\.from).min(), let last = bars.map(\.to).max() {
      draw(from: first, to: max(last, first + 1), into: &svg)
    } else {
      let text = language.say(
        "No change to show: fewer than two snapshots.", "Змін не показано: менше ніж два знімки.")
      svg.text(text, x: 400, y: 216, anchor: "middle")
    }
    for (line, text) in wrapped(sentence, columns: 118).prefix(3).enumerated() {
      svg.text(text, x: 16, y: 422 + Double(line) * 15, size: 11.5, color: "#555")
    }
    return svg.document
  }

  private func draw(from first: Int, to last: Int, into svg: inout SVG) {
    let values = ValueAxis(from: -(bars.map(\.lost).max() ?? 0), to: max(bars.map(\.gained).max() ?? 0, 1e-6))
    let plot = Self.plot
    func x(_ day: Int) -> Double {
      plot.left + (plot.right - plot.left) * Double(day - first) / Double(last - first)
    }
    func y(_ value: Double) -> Double {
      plot.bottom - (plot.bottom - plot.top) * (value - values.low) / (values.high - values.low)
    }

    for gap in gaps {
      let (left, right) = (x(gap.lowerBound - 1), x(gap.upperBound + 1))
      svg.rectangle(
        x: left, y: plot.top, width: right - left, height: plot.bottom - plot.top, color: "#ececec")
    }
    svg.draw(values, TimeAxis(from: first, to: last, in: language), in: plot, language, x: x, y: y)
    for bar in bars {
      let space = x(bar.to) - x(bar.from)
      let inset = min(space * 0.08, 3)
      func rectangle(_ from: Double, _ to: Double, _ color: String) {
        guard from != to else { return }
        svg.rectangle(
          x: x(bar.from) + inset, y: y(to), width: max(space - 2 * inset, 0.5), height: y(from) - y(to),
          color: color,
          title: tip(of: bar))
      }
      rectangle(0, bar.gained, Self.gainedColor)
      rectangle(-bar.lost, 0, Self.lostColor)
      if labelsBars {
        svg.text(
          language.signedNumber(bar.net, decimals: bar.net.magnitude < 10 ? 1 : 0),
          x: x(bar.from) + space / 2,
          y: y(bar.gained) - 5, anchor: "middle", weight: "600")
      }
    }
    legend(into: &svg)
  }

  private func legend(into svg: inout SVG) {
    var entries: [(BilingualText, String)] = [(.gained, Self.gainedColor), (.lost, Self.lostColor)]
    if !gaps.isEmpty { entries.append((.withoutMap, "#ececec")) }
    let width = language == .ukrainian ? 110.0 : 80
    var x = Self.plot.right - Double(entries.count) * width
    for (name, color) in entries {
      svg.rectangle(x: x, y: 36, width: 12, height: 12, color: color)
      svg.text(language.say(name), x: x + 17, y: 46.5)
      x += width
    }
  }

  /// Returns what a bar says when it is pointed at.
  private func tip(of bar: Bar) -> String {
    let (gained, lost) = (
      language.number(bar.gained, decimals: 2), language.squareKilometers(bar.lost, decimals: 2)
    )
    return language.say(
      "\(bar.name): gained \(gained), lost \(lost)", "\(bar.name): приріст \(gained), зменшення \(lost)")
  }
}

/// Breaks a text at spaces into lines of at most `columns` characters; a longer word has a line of its own.
func wrapped(_ text: String, columns: Int) -> [String] {
  var lines: [String] = []
  for word in text.split(separator: " ") {
    if let last = lines.last, last.count + word.count < columns {
      lines[lines.count - 1] = last + " " + word
    } else {
      lines.append(String(word))
    }
  }
  return lines
}
