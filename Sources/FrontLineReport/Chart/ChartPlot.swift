import FrontLine
import FrontLineKit
import GeoTypes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A panel with its place on the page.
struct ChartPlot {
  let panel: Chart.Panel
  let box: Box
  let values: ValueAxis
  let time: TimeAxis
  /// Whether nothing stands to the left of it, or below it, so that it carries the labels of an axis.
  let isFirst: Bool
  let isLast: Bool
  /// The size of the figures above the bars; nil where they have no room.
  let figureSize: Double?

  var pointsPerDay: Double { box.width / Double(panel.days.count) }

  /// The values with a line across the plot: where nothing is marked, zero alone.
  var ticks: [Double] { panel.placeholder.isEmpty ? values.ticks : values.ticks.filter { $0 == 0 } }

  func x(_ day: Double) -> Double { box.minX + (day - Double(panel.days.lowerBound)) * pointsPerDay }

  func x(_ days: ClosedRange<Int>) -> (left: Double, right: Double) {
    (
      x(Double(max(days.lowerBound, panel.days.lowerBound))),
      x(Double(min(days.upperBound, panel.days.upperBound) + 1))
    )
  }

  func y(_ value: Double) -> Double {
    let (low, high) = (values.range.lowerBound, values.range.upperBound)
    return box.maxY - (value - low) / (high - low) * box.height
  }
}

extension ChartPlot {
  /// Returns the panels of a chart in rows and columns, or one below the other.
  ///
  /// Throws if they have no room.
  static func plots(_ chart: Chart, in room: Box, _ style: ChartStyle) throws(ChartError) -> [ChartPlot] {
    let panels = chart.panels
    guard !panels.isEmpty, room.width > 0, room.height > 0 else { throw .pageTooSmall }
    let head =
      panels.contains { !$0.subtitle.isEmpty }
      ? 2 * style.row : panels.contains { !$0.title.isEmpty } ? style.row : 0
    func height(_ columns: Int) -> Double {
      let rows = Double((panels.count + columns - 1) / columns)
      return (room.height - 2 * style.row - style.gutter * (rows - 1)) / rows - head
    }
    let least = 3 * style.row
    let title = panels.map { FontMetrics.width($0.title, size: style.size, isBold: true) }.max() ?? 0
    // How far panels are from the shape of a page; those that are too low, or cut their titles, come last.
    func fault(_ columns: Int) -> Double {
      let width = room.width / Double(columns) - style.gutter
      return log(max(width, 1) / max(height(columns), 1) / 1.8).magnitude
        + (height(columns) < least ? 100 : 0) + (width < title ? 1 : 0)
    }
    let columns = chart.isStacked ? 1 : (1...panels.count).min { fault($0) < fault($1) } ?? 1
    let height = height(columns)
    guard height >= least else { throw .pageTooSmall }
    let axes = panels.map { panel in
      ValueAxis(
        padded(panel, height: height, style), most: min(8, Int(height / (2.4 * style.size))))
    }
    func margin(for labels: [String]) -> Double {
      labels.map { FontMetrics.width($0, size: style.size) + 7 * style.scale }.max() ?? 0
    }
    let left = margin(for: axes.flatMap { axis in axis.ticks.map { axis.label($0, chart.language) } })
    let right = margin(for: panels.flatMap(\.limits).map(\.label))
    let width = (room.width - left - right - style.gutter * Double(columns - 1)) / Double(columns)
    guard width >= 8 * style.size else { throw .pageTooSmall }
    return zip(panels.indices, panels).map { index, panel in
      let (line, column) = (Double(index / columns), Double(index % columns))
      let corner = Coordinate(
        x: room.minX + left + column * (width + style.gutter),
        y: room.minY + line * (height + head + style.gutter) + head)
      let pointsPerDay = width / Double(panel.days.count)
      return ChartPlot(
        panel: panel, box: Box(corner, Coordinate(x: corner.x + width, y: corner.y + height)),
        values: axes[index],
        time: TimeAxis(panel.days, from: panel.unit, pointsPerDay: pointsPerDay, in: chart.language) {
          FontMetrics.width($0, size: style.size) + 0.5 * style.size
        }, isFirst: column == 0, isLast: index + columns >= panels.count,
        figureSize: figureSize(of: panel, pointsPerDay: pointsPerDay, style))
    }
  }

  /// Returns the size in which the figure of each bar has room above it.
  private static func figureSize(
    of panel: Chart.Panel, pointsPerDay: Double, _ style: ChartStyle
  ) -> Double? {
    let bars = panel.bars.filter { !$0.figure.isEmpty }
    if bars.isEmpty { return nil }
    return [style.size, 0.87 * style.size].first { size in
      bars.allSatisfy {
        FontMetrics.width($0.figure, size: size) + 3 * style.scale <= Double($0.days.count) * pointsPerDay
      }
    }
  }

  /// Returns the values of a panel with some room above and below, and more where figures stand above bars.
  private static func padded(
    _ panel: Chart.Panel, height: Double, _ style: ChartStyle
  ) -> ClosedRange<Double> {
    let (low, high) = (panel.values.lowerBound, panel.values.upperBound)
    let span = max(high - low, 1e-9)
    let hasFigures = panel.bars.contains { !$0.figure.isEmpty }
    let above = span * (hasFigures ? min(0.5, 1.2 * style.row / height) : 0.05)
    return (low == 0 ? 0 : low - 0.05 * span)...(low + span + above)
  }
}
