import GeoTypes

/// Places labels so that none lies on another, off the frame, or on what must stay free.
///
/// Labels are placed one after the other, the most important first, each at the best of its positions that is free; one
/// that has none is left out. The same labels in the same order have the same places.
struct LabelPlacer {
  struct Label {
    let text: String
    /// Where it belongs: the symbol's centre, or the middle of an area.
    let anchor: Coordinate
    let size: Double
    var isBold = false
    /// The radius of the symbol, which labels keep clear of; nil for a label that stands on its anchor.
    var symbolRadius: Double?
    /// Whether the symbol is land: other labels may lie on it, and this one a line of type away from it.
    var isOfLand = false
  }

  struct Placed {
    let label: Label
    /// The left end of the baseline.
    let origin: Coordinate
    let box: Box
  }

  private let frame: Box
  private var taken: [Box]

  init(in frame: Box, free taken: [Box] = []) { (self.frame, self.taken) = (frame, taken) }

  /// Keeps a box free of labels.
  mutating func take(_ box: Box) { taken.append(box) }

  /// Returns the label where it is placed; nil where there is no room. Its box, and that of its symbol, are taken.
  mutating func place(_ label: Label) -> Placed? {
    let width = FontMetrics.width(label.text, size: label.size, isBold: label.isBold)
    let (ascent, descent) = (FontMetrics.ascent * label.size, FontMetrics.descent * label.size)
    var symbol: Box?
    if let radius = label.symbolRadius, !label.isOfLand {
      let own = Box(
        Coordinate(x: label.anchor.x - radius, y: label.anchor.y - radius),
        Coordinate(x: label.anchor.x + radius, y: label.anchor.y + radius))
      guard frame.contains(own), !taken.contains(where: own.intersects) else { return nil }
      symbol = own
    }
    for origin in origins(label, width, ascent) {
      let box = Box(
        minX: origin.x - 1, minY: origin.y - ascent - 1, maxX: origin.x + width + 1,
        maxY: origin.y + descent + 1)
      guard frame.contains(box), !taken.contains(where: box.intersects) else { continue }
      taken.append(box)
      if let symbol { taken.append(symbol) }
      return Placed(label: label, origin: origin, box: box)
    }
    return nil
  }

  /// The positions of a label, the best first: to the right of a symbol, to the left, above, below, then the corners.
  private func origins(_ label: Label, _ width: Double, _ ascent: Double) -> [Coordinate] {
    let (x, y) = (label.anchor.x, label.anchor.y)
    let middle = y + ascent / 2
    guard let radius = label.symbolRadius else { return [Coordinate(x: x - width / 2, y: middle)] }
    let gaps = [0.3, 1.2].prefix(label.isOfLand ? 2 : 1).map { radius + label.size * $0 }
    return gaps.flatMap { gap -> [Coordinate] in
      let (above, below) = (y - gap, y + gap + ascent)
      return [
        Coordinate(x: x + gap, y: middle), Coordinate(x: x - gap - width, y: middle),
        Coordinate(x: x - width / 2, y: above), Coordinate(x: x - width / 2, y: below),
        Coordinate(x: x + gap * 0.7, y: above), Coordinate(x: x + gap * 0.7, y: below),
        Coordinate(x: x - gap * 0.7 - width, y: above), Coordinate(x: x - gap * 0.7 - width, y: below),
      ]
    }
  }
}
