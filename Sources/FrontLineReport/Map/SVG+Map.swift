/// What maps have beside other pictures: land and lines as paths, and labels.
extension SVG {
  mutating func path(
    _ className: String, _ path: MapPath, fill: String?, stroke: String? = nil, width: Double = 1,
    dashes: String? = nil, title: String? = nil
  ) {
    if path.isEmpty { return }
    var element = "<path class=\"\(className)\" fill=\"\(fill ?? "none")\""
    if fill != nil { element += " fill-rule=\"evenodd\"" }
    if let stroke {
      element += " stroke=\"\(stroke)\" stroke-width=\"\(Self.number(width))\" stroke-linejoin=\"round\""
    }
    if let dashes { element += " stroke-dasharray=\"\(dashes)\"" }
    element += " d=\"\(path.data)\""
    add(element + (title.map { "><title>\(xmlEscaped($0))</title></path>\n" } ?? "/>\n"))
  }

  /// Writes a label above its halo.
  mutating func label(_ placed: LabelPlacer.Placed, color: String, halo: String, className: String) {
    let (label, width) = (placed.label, Self.number(placed.label.size * 0.28))
    for look in [
      "class=\"halo\" aria-hidden=\"true\" fill=\"none\" stroke=\"\(halo)\" stroke-width=\"\(width)\" stroke-linejoin=\"round\"",
      "class=\"\(className)\" fill=\"\(color)\"",
    ] {
      letters(label.text, at: placed.origin, size: label.size, isBold: label.isBold, look)
    }
    add("\n")
  }
}
