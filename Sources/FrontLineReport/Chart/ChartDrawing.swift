import FrontLine
import FrontLineKit
import GeoTypes

/// Draws a chart: its titles and its key at the head, its panels, its notes and the sentence at the foot.
struct ChartDrawing {
  private let chart: Chart
  private let style: ChartStyle
  private let page: Box
  private let titleLines: [String]
  private let subtitleLines: [String]
  private let keyRows: [KeyRow]
  private let plots: [ChartPlot]
  private let footLines: [String]

  private typealias KeyRow = [(entry: Chart.KeyEntry, text: String, x: Double)]

  /// Throws if the page is too small.
  init(_ chart: Chart) throws(ChartError) {
    self.chart = chart
    let style = ChartStyle(theme: chart.options.theme, scale: chart.options.scale)
    self.style = style
    let page = Box(
      minX: style.margin, minY: style.margin, maxX: chart.options.page.width - style.margin,
      maxY: chart.options.page.height - style.margin)
    guard page.width > 0, page.height > 0 else { throw .pageTooSmall }
    self.page = page
    titleLines = FontMetrics.lines(
      chart.shownTitle, size: style.titleSize, width: page.width, isBold: true, most: 4)
    subtitleLines = FontMetrics.lines(chart.subtitle, size: style.size, width: page.width, most: 3)
    footLines = Self.foot(chart, page, style)
    // The longer key has room, whether figures have or not.
    let rows = Self.rows(of: chart.key, hasFigures: true, page, style).count
    let head =
      Double(titleLines.count) * style.titleRow + Double(subtitleLines.count + rows) * style.row
      + (rows == 0 ? 0 : 0.4 * style.size)
    let room = Box(
      minX: page.minX, minY: page.minY + head + 10 * style.scale, maxX: page.maxX,
      maxY: page.maxY - Double(footLines.count) * style.footRow - 8 * style.scale)
    plots = try ChartPlot.plots(chart, in: room, style)
    keyRows = Self.rows(of: chart.key, hasFigures: plots.contains { $0.figureSize != nil }, page, style)
  }

  private static func foot(_ chart: Chart, _ page: Box, _ style: ChartStyle) -> [String] {
    let notes = chart.notes.flatMap {
      FontMetrics.lines($0, size: style.footSize, width: page.width, most: 3)
    }
    // A name in the sentence may be as long as a page.
    let most = max(2, Int(page.height * 0.4 / style.footRow))
    let credit = chart.options.credit.map { FontMetrics.cut($0, size: style.footSize, width: page.width) }
    return notes.prefix(most / 2) + (credit.map { [$0] } ?? [])
      + FontMetrics.lines(chart.sentence, size: style.footSize, width: page.width, most: (most + 1) / 2)
  }

  /// Returns the key in rows as wide as the page.
  private static func rows(
    of key: [Chart.KeyEntry], hasFigures: Bool, _ page: Box, _ style: ChartStyle
  ) -> [KeyRow] {
    var rows: [KeyRow] = []
    var x = page.minX
    let sign = 24 * style.scale
    for entry in key {
      let words = hasFigures ? entry.textWithFigures ?? entry.text : entry.text
      let text = FontMetrics.cut(words, size: style.size, width: page.width - sign)
      let width = sign + FontMetrics.width(text, size: style.size)
      if rows.isEmpty || x + width > page.maxX {
        rows.append([])
        x = page.minX
      }
      rows[rows.count - 1].append((entry, text, x))
      x += width + 20 * style.scale
    }
    return rows
  }

  /// Throws an `RSVGError` if letters are to be paths and the library is missing.
  func svg() throws -> SVG {
    let (title, subtitle) = (chart.shownTitle, chart.subtitle)
    var svg = try SVG(
      chart.options.page, title: subtitle.isEmpty ? title : "\(title): \(subtitle)",
      description: chart.sentence, theme: style.theme, hasOutlines: chart.options.hasOutlines)
    svg.group("head", drawHead)
    for plot in plots {
      svg.group("panel", PlotDrawing(plot: plot, style: style, language: chart.language).draw)
    }
    svg.group("foot", drawFoot)
    return svg
  }

  private func drawHead(into svg: inout SVG) {
    let (theme, size) = (style.theme, style.size)
    var y = page.minY - 6 * style.scale
    for line in titleLines {
      y += style.titleRow
      svg.text(
        line, at: Coordinate(x: page.minX, y: y), size: style.titleSize, color: theme.text, isBold: true)
    }
    for line in subtitleLines {
      y += style.row
      svg.text(line, at: Coordinate(x: page.minX, y: y), size: size, color: theme.faint)
    }
    y += 0.4 * size
    for row in keyRows {
      y += style.row
      for (entry, text, x) in row {
        style.draw(entry.sign, x, y - 0.38 * size, into: &svg)
        svg.text(text, at: Coordinate(x: x + 24 * style.scale, y: y), size: size, color: theme.text)
      }
    }
  }

  private func drawFoot(into svg: inout SVG) {
    for (index, line) in footLines.enumerated() {
      let below = Double(footLines.count - 1 - index) * style.footRow + FontMetrics.descent * style.footSize
      svg.text(
        line, at: Coordinate(x: page.minX, y: page.maxY - below), size: style.footSize,
        color: style.theme.faint)
    }
  }
}

/// The error that a chart can't be drawn.
public enum ChartError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The page has no room for a chart beside its title and its foot.
  case pageTooSmall

  public var description: String {
    "the page has no room for a chart beside its title and its foot: make it larger"
  }
}

extension Chart {
  /// The title that was asked for, or the chart's own.
  fileprivate var shownTitle: String { options.title ?? title }

  /// The chart as a scalable picture.
  ///
  /// Throws ``ChartError`` if the page is too small, and an `RSVGError` if letters are to be paths and the library is
  /// missing.
  public var svg: String { get throws { try ChartDrawing(self).svg().document } }
}
