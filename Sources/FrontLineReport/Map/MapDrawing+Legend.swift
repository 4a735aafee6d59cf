import FrontLine
import FrontLineKit
import GeoTypes

/// The legend and the scale bar.
extension MapDrawing {
  /// Draws the legend and the scale bar in corners of the frame. Returns their boxes.
  func drawFurniture(into svg: inout SVG) -> [Box] {
    let entries = legendEntries
    let (size, row) = (12 * scale, 18 * scale)
    let (width, height) = legendSize
    var boxes: [Box] = []
    let corner = legendCorner
    if !entries.isEmpty, width < frame.box.width * 0.6, height < frame.box.height * 0.7 {
      let box = box(in: corner, width, height)
      svg.group("legend") { draw(entries, in: box, textSize: size, rowHeight: row, into: &$0) }
      boxes.append(box)
    }
    boxes.append(drawScaleBar(into: &svg, isLeft: corner == .topRight || corner == .bottomRight))
    return boxes
  }

  private var legendSize: (width: Double, height: Double) {
    let entries = legendEntries
    let rows = entries.count + (document.legendTitle == nil ? 0 : 1)
    let title = document.legendTitle.map {
      FontMetrics.width($0, size: 12 * scale, isBold: true) + 16 * scale
    }
    return (
      max(title ?? 0, (entries.map { FontMetrics.width($0.text, size: 12 * scale) }.max() ?? 0) + 40 * scale),
      Double(rows) * 18 * scale + 12 * scale
    )
  }

  private func box(in corner: MapCorner, _ width: Double, _ height: Double) -> Box {
    let (box, gap) = (frame.box, 8 * scale)
    let (left, right) = (box.minX + gap, box.maxX - gap - width)
    let (top, bottom) = (box.minY + gap, box.maxY - gap - height)
    let origin =
      switch corner {
      case .bottomLeft: Coordinate(x: left, y: bottom)
      case .topLeft: Coordinate(x: left, y: top)
      case .topRight: Coordinate(x: right, y: top)
      case .bottomRight: Coordinate(x: right, y: bottom)
      }
    return Box(origin, Coordinate(x: origin.x + width, y: origin.y + height))
  }

  /// The corner that was asked for, or the one in which the fewest corners of borders lie.
  var legendCorner: MapCorner {
    if let corner = document.options.legendCorner { return corner }
    let lows = result.layers.flatMap { layer in
      stride(from: 0, to: layer.boundary.edges.count, by: max(1, layer.boundary.edges.count / 500)).map {
        layer.boundary.edges[$0].low
      }
    }
    let points = frame.points(lows)
    let (width, height) = legendSize
    let counts = MapCorner.allCases.map { corner in
      points.count(where: box(in: corner, width, height).contains)
    }
    return zip(MapCorner.allCases, counts).min { $0.1 < $1.1 }?.0 ?? .bottomLeft
  }

  private func draw(
    _ entries: [(fill: PictureFill, text: String)], in box: Box, textSize: Double, rowHeight: Double,
    into svg: inout SVG
  ) {
    svg.rectangle(box, fill: theme.paper, opacity: 0.88, radius: 3 * scale)
    var top = box.minY + 6 * scale
    if let title = document.legendTitle {
      svg.text(
        title, at: Coordinate(x: box.minX + 8 * scale, y: top + 13.5 * scale), size: textSize,
        color: theme.text, isBold: true)
      top += rowHeight
    }
    for (index, entry) in entries.enumerated() {
      let y = top + Double(index) * rowHeight
      let swatch = Box(
        minX: box.minX + 8 * scale, minY: y + 3 * scale, maxX: box.minX + 26 * scale, maxY: y + 15 * scale)
      svg.rectangle(swatch, fill: svg.paint(entry.fill, scale), stroke: theme.faint, width: Self.hairline)
      svg.text(
        entry.text, at: Coordinate(x: box.minX + 32 * scale, y: y + 13.5 * scale), size: textSize,
        color: theme.text)
    }
  }

  private var legendEntries: [(fill: PictureFill, text: String)] {
    if result.content == .share {
      let none = result.shares.contains { $0.percent ?? 0 <= Self.leastPercent }
      return (none ? [(PictureFill(theme.land), "0\(Language.space)%")] : [])
        + zip([0.0] + theme.shares.map(\.upTo), theme.shares).map { low, share in
          (
            PictureFill(share.color),
            "\(language.plainNumber(low))–\(language.plainNumber(share.upTo))\(Language.space)%"
          )
        }
    }
    return result.layers.filter { document.options.hasPlainLegend || $0.squareKilometers > 0 }.map {
      (theme.fill(of: $0.kind), document.legendText(of: $0))
    }
  }

  private func drawScaleBar(into svg: inout SVG, isLeft: Bool) -> Box {
    let most = min(160 * scale, frame.box.width * 0.3) * frame.metersPerPoint / 1000
    let kilometers = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].last { $0 <= most } ?? 0.1
    let length = kilometers * 1000 / frame.metersPerPoint
    let text = language.withUnit(language.plainNumber(kilometers), "km", "км")
    let size = 11 * scale
    let width = max(length, FontMetrics.width(text, size: size)) + 8 * scale
    let x = isLeft ? frame.box.minX + 10 * scale : frame.box.maxX - 10 * scale - width
    let y = frame.box.maxY - 10 * scale
    let box = Box(minX: x, minY: y - 22 * scale, maxX: x + width, maxY: y + 4 * scale)
    var bar = MapPath()
    bar.add(
      [Coordinate(x: x + 4 * scale, y: y), Coordinate(x: x + 4 * scale + length, y: y)], isClosed: false)
    svg.group("scale") { svg in
      svg.rectangle(box, fill: theme.paper, opacity: 0.7, radius: 2 * scale)
      svg.path("scale-bar", bar, fill: nil, stroke: theme.text, width: 2 * stroke)
      svg.text(text, at: Coordinate(x: x + 4 * scale, y: y - 6 * scale), size: size, color: theme.text)
    }
    return box
  }
}
