import GeoTypes

/// The sizes and the colours of a chart, and the signs that its key and its panels share.
struct ChartStyle {
  let theme: PictureTheme
  /// What lengths of type and lines are multiplied with.
  let scale: Double

  var titleSize: Double { 17 * scale }
  var size: Double { 11.5 * scale }
  var footSize: Double { 10 * scale }
  var titleRow: Double { 23 * scale }
  var row: Double { 1.45 * size }
  var footRow: Double { 14 * scale }
  var margin: Double { 14 * scale }
  /// What lies between two panels.
  var gutter: Double { 16 * scale }

  func color(_ ink: Chart.Ink) -> String { fill(ink).color }

  func fill(_ ink: Chart.Ink) -> PictureFill {
    switch ink {
    case .gained, .course: theme.fill(of: .gained)
    case .lost, .limit: theme.fill(of: .lost)
    case .mean: PictureFill(theme.text)
    }
  }

  /// The fill of a bar; that of a part of a period is hatched.
  func fill(_ ink: Chart.Ink, isPart: Bool) -> PictureFill {
    isPart ? PictureFill(color(ink), hatch: .rising) : fill(ink)
  }

  /// Behind days without a map.
  var gapColor: String { theme.gap }
  var gridColor: String { theme.grid }

  var limitDashes: [Double] { [7 * scale, 4 * scale] }

  // MARK: Signs

  /// Draws a sign of the key, whose middle is at `y`.
  func draw(_ sign: Chart.KeyEntry.Sign, _ x: Double, _ y: Double, into svg: inout SVG) {
    let box = Box(minX: x, minY: y - 5.5 * scale, maxX: x + 18 * scale, maxY: y + 5.5 * scale)
    let line = [Coordinate(x: box.minX, y: y), Coordinate(x: box.maxX, y: y)]
    switch sign {
    case .fill(let ink): svg.rectangle(box, fill: svg.paint(fill(ink), scale))
    case .part:
      svg.rectangle(
        box, fill: svg.paint(fill(.gained, isPart: true), scale), stroke: color(.gained), width: 0.8 * scale)
    case .line(let ink):
      svg.line(line, color: color(ink), width: 2 * scale, dashes: ink == .limit ? limitDashes : [])
    case .net: drawNet(line, into: &svg)
    case .published: drawPublished(box.center, into: &svg)
    case .gap: svg.rectangle(box, fill: gapColor)
    case .gapInLine: drawGap(line, of: .course, into: &svg)
    }
  }

  /// Draws the part of a line that passes over days without a map.
  func drawGap(_ line: [Coordinate], of ink: Chart.Ink, into svg: inout SVG) {
    svg.line(line, color: theme.halo, width: 3 * scale)
    svg.line(line, color: color(ink), width: 1.3 * scale, dashes: [1.5 * scale, 3 * scale])
  }

  func drawNet(_ line: [Coordinate], into svg: inout SVG) {
    svg.line(line, color: theme.halo, width: 3.4 * scale)
    svg.line(line, color: theme.text, width: 1.8 * scale)
  }

  func drawPublished(_ center: Coordinate, into svg: inout SVG) {
    svg.circle(center, radius: 4.2 * scale, fill: theme.paper, stroke: theme.text, width: 1.6 * scale)
  }
}
