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
    let (label, origin) = (placed.label, placed.origin)
    let weight = label.isBold ? " font-weight=\"700\"" : ""
    let attributes =
      "x=\"\(Self.number(origin.x))\" y=\"\(Self.number(origin.y))\" font-size=\"\(Self.number(label.size))\"\(weight)"
    let text = xmlEscaped(label.text)
    add(
      "<text class=\"halo\" aria-hidden=\"true\" \(attributes) fill=\"none\" stroke=\"\(halo)\" "
        + "stroke-width=\"\(Self.number(label.size * 0.24))\" stroke-linejoin=\"round\">\(text)</text>"
        + "<text class=\"\(className)\" \(attributes) fill=\"\(color)\">\(text)</text>\n")
  }
}
