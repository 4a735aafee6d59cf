import FrontLine
import FrontLineKit
import GeoTypes

/// Draws a panel of a chart: its ground, its marks, and the labels of its axes.
struct PlotDrawing {
  let plot: ChartPlot
  let style: ChartStyle
  let language: Language

  private var theme: PictureTheme { style.theme }
  private var scale: Double { style.scale }
  private var size: Double { style.size }

  func draw(into svg: inout SVG) {
    drawGround(into: &svg)
    drawBars(into: &svg)
    drawFigures(into: &svg)
    drawLines(into: &svg)
    drawLabels(into: &svg)
    drawTimeAxis(into: &svg)
    drawLimitLabels(into: &svg)
  }

  // MARK: Marks

  private func drawGround(into svg: inout SVG) {
    for gap in plot.panel.gaps {
      let (left, right) = plot.x(gap)
      svg.rectangle(
        Box(minX: left, minY: plot.box.minY, maxX: right, maxY: plot.box.maxY), fill: style.gapColor)
    }
    for tick in plot.ticks {
      let line = [
        Coordinate(x: plot.box.minX, y: plot.y(tick)), Coordinate(x: plot.box.maxX, y: plot.y(tick)),
      ]
      svg.line(line, color: style.gridColor, width: 0.7 * scale)
    }
  }

  private func drawBars(into svg: inout SVG) {
    for bar in plot.panel.bars {
      let (left, right) = plot.x(bar.days)
      let inset = min(0.09 * (right - left), 5 * scale)
      // A day of many years is thinner than a line.
      let (minX, maxX) = (left + inset, max(right - inset, left + inset + 0.6))
      svg.group("bar", title: bar.tip) { svg in
        func draw(_ ink: Chart.Ink, from low: Double, to high: Double) {
          guard low < high else { return }
          let box = Box(minX: minX, minY: plot.y(high), maxX: maxX, maxY: plot.y(low))
          svg.rectangle(
            box, fill: svg.paint(style.fill(ink, isPart: bar.isPart), scale),
            stroke: bar.isPart ? style.color(ink) : nil, width: 0.8 * scale)
        }
        draw(.gained, from: 0, to: bar.gained)
        draw(.lost, from: -bar.lost, to: 0)
        if let net = bar.net.map(plot.y) {
          style.drawNet([Coordinate(x: minX, y: net), Coordinate(x: maxX, y: net)], into: &svg)
        }
        if let mark = publishedMark(of: bar) { style.drawPublished(mark, into: &svg) }
      }
    }
    if plot.values.range.contains(0), !plot.panel.bars.isEmpty {
      svg.line(
        [Coordinate(x: plot.box.minX, y: plot.y(0)), Coordinate(x: plot.box.maxX, y: plot.y(0))],
        color: theme.text, width: 1 * scale)
    }
  }

  /// Returns where the published figure is marked: at the right of a bar that has room beside its own figure.
  private func publishedMark(of bar: Chart.Bar) -> Coordinate? {
    guard let published = bar.published else { return nil }
    let (left, right) = plot.x(bar.days)
    let figure = plot.figureSize.map { FontMetrics.width(bar.figure, size: $0) } ?? 0
    let isWide = right - left > figure + 40 * scale
    return Coordinate(x: isWide ? right - 14 * scale : (left + right) / 2, y: plot.y(published))
  }

  /// Prints the figures above the bars, or above the mark of what was published where that is in the way.
  private func drawFigures(into svg: inout SVG) {
    guard let size = plot.figureSize else { return }
    for bar in plot.panel.bars where !bar.figure.isEmpty {
      let (left, right) = plot.x(bar.days)
      var y = plot.y(bar.gained) - 2 * scale - FontMetrics.descent * size
      let figure = Box(
        minX: (left + right) / 2, minY: y - FontMetrics.ascent * size - 6 * scale,
        maxX: (left + right) / 2 + FontMetrics.width(bar.figure, size: size) / 2, maxY: y + 8 * scale)
      if let mark = publishedMark(of: bar), figure.contains(mark) {
        y = min(y, mark.y - 6 * scale - FontMetrics.descent * size)
      }
      svg.text(
        bar.figure, at: Coordinate(x: (left + right) / 2, y: y), anchor: .middle, size: size,
        color: theme.text, halo: theme.halo)
    }
  }

  private func drawLines(into svg: inout SVG) {
    for limit in plot.panel.limits {
      let y = plot.y(limit.value)
      svg.line(
        [Coordinate(x: plot.box.minX, y: y), Coordinate(x: plot.box.maxX, y: y)], color: style.color(.limit),
        width: 1.3 * scale, dashes: style.limitDashes)
    }
    for line in plot.panel.lines {
      let points = line.points.map { Coordinate(x: plot.x(Double($0.day) + 0.5), y: plot.y($0.value)) }
      var runs: [[Coordinate]] = []
      for (index, point) in points.enumerated() {
        if index == 0 || line.points[index].isAfterGap {
          if let last = runs.last?.last {
            style.drawGap([last, point], of: line.ink, into: &svg)
          }
          runs.append([])
        }
        runs[runs.count - 1].append(point)
      }
      for run in runs where run.count > 1 {
        svg.line(run, color: theme.halo, width: 4.2 * scale)
        svg.line(run, color: style.color(line.ink), width: 2.2 * scale)
      }
      guard line.hasDots else { continue }
      // Where points lie close together their dots are hardly wider than the line.
      let radius = (plot.box.width / Double(points.count) < 7 * scale ? 1.4 : 3) * scale
      for (point, dot) in zip(line.points, points) {
        svg.circle(dot, radius: radius, fill: style.color(line.ink), title: point.tip)
      }
    }
  }

  // MARK: Labels

  private func drawLabels(into svg: inout SVG) {
    if !plot.panel.title.isEmpty {
      let y = plot.box.minY - 0.5 * size
      svg.text(
        FontMetrics.cut(plot.panel.title, size: size, width: plot.box.width, isBold: true),
        at: Coordinate(x: plot.box.minX, y: plot.panel.subtitle.isEmpty ? y : y - 1.3 * size), size: size,
        color: theme.text, isBold: true)
      if !plot.panel.subtitle.isEmpty {
        svg.text(
          FontMetrics.cut(plot.panel.subtitle, size: size, width: plot.box.width),
          at: Coordinate(x: plot.box.minX, y: y), size: size, color: theme.faint)
      }
    }
    if plot.isFirst {
      for tick in plot.ticks {
        svg.text(
          plot.values.label(tick, language),
          at: Coordinate(x: plot.box.minX - 6 * scale, y: plot.y(tick) + 0.36 * size), anchor: .end,
          size: size, color: theme.faint)
      }
    }
    let lines = FontMetrics.lines(plot.panel.placeholder, size: size, width: 0.9 * plot.box.width, most: 2)
    for (index, line) in lines.enumerated() {
      let y = plot.box.center.y + (Double(index) - Double(lines.count) / 2) * style.row
      svg.text(
        line, at: Coordinate(x: plot.box.center.x, y: y), anchor: .middle, size: size, color: theme.faint,
        halo: theme.halo)
    }
  }

  private func drawTimeAxis(into svg: inout SVG) {
    let bottom = plot.box.maxY
    // The boundary of a month may lie in a week, whose label it leaves free.
    let starts = Set(plot.time.lower.map(\.days.lowerBound))
    func tick(_ day: Int, isUpper: Bool) {
      let (x, isFree) = (plot.x(Double(day)), isUpper && !starts.contains(day))
      let rows = isFree ? 1.2...2.0 : 0...(isUpper && plot.isLast ? 2 : 0.3)
      if isFree, !plot.isLast { return }
      // Lines that lie as close as this look like one that is smeared.
      if x > plot.box.minX, min(x - plot.box.minX, plot.box.maxX - x) < 4 * scale { return }
      svg.line(
        [
          Coordinate(x: x, y: bottom + rows.lowerBound * style.row),
          Coordinate(x: x, y: bottom + rows.upperBound * style.row),
        ], color: theme.faint, width: 0.8 * scale)
    }
    svg.line(
      [Coordinate(x: plot.box.minX, y: bottom), Coordinate(x: plot.box.maxX, y: bottom)], color: theme.faint,
      width: 0.8 * scale)
    for (row, segments) in [plot.time.lower, plot.time.upper].enumerated() where !segments.isEmpty {
      for segment in segments {
        tick(segment.days.lowerBound, isUpper: row == 1)
        guard plot.isLast, !segment.label.isEmpty else { continue }
        let (left, right) = plot.x(segment.days)
        svg.text(
          segment.label,
          at: Coordinate(x: (left + right) / 2, y: bottom + (Double(row) + 0.95) * style.row),
          anchor: .middle, size: size, color: theme.faint)
      }
    }
    let end = plot.x(Double(plot.panel.days.upperBound + 1))
    let length = plot.isLast && !plot.time.upper.isEmpty ? 2 : 0.3
    svg.line(
      [Coordinate(x: end, y: bottom), Coordinate(x: end, y: bottom + length * style.row)], color: theme.faint,
      width: 0.8 * scale)
  }

  /// Writes what the limits are to the right of the plot, pushed apart where they lie close together.
  private func drawLimitLabels(into svg: inout SVG) {
    let limits = plot.panel.limits.sorted { $0.value > $1.value }
    let step = 1.1 * size
    let most = Int(plot.box.height / step)
    var lines: [Double] = []
    for limit in limits.prefix(most) {
      lines.append(max(plot.y(limit.value), (lines.last ?? -.infinity) + step))
    }
    var lowest = plot.box.maxY
    for index in lines.indices.reversed() {
      lines[index] = min(lines[index], lowest)
      lowest = lines[index] - step
    }
    for (limit, y) in zip(limits, lines) {
      svg.text(
        limit.label, at: Coordinate(x: plot.box.maxX + 5 * scale, y: y + 0.36 * size), size: size,
        color: style.color(.limit))
    }
  }
}
