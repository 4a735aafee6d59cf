import GeoTypes

/// The SVG of a map, element by element, in groups that have classes.
struct MapSVG {
  private let head: String
  private var definitions = ""
  private var body = ""
  private var hatches: Set<String> = []

  /// Starts a picture with a title and a description that screen readers tell.
  init(_ page: MapPage, title: String, description: String, background: String) {
    let (width, height) = (Self.number(page.width), Self.number(page.height))
    head = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" \
      role="img" aria-labelledby="title description" font-family="\(FontMetrics.family)">
      <title id="title">\(xmlEscaped(title))</title>
      <desc id="description">\(xmlEscaped(description))</desc>

      """
    body = "<rect class=\"paper\" width=\"100%\" height=\"100%\" fill=\"\(background)\"/>\n"
  }

  var document: String { head + "<defs>\n\(definitions)</defs>\n" + body + "</svg>\n" }

  mutating func clip(_ name: String, _ box: Box) {
    definitions += "<clipPath id=\"\(name)\"><rect \(Self.attributes(box))/></clipPath>\n"
  }

  mutating func open(_ className: String, _ attributes: String = "") {
    body += "<g class=\"\(className)\"\(attributes.isEmpty ? "" : " " + attributes)>\n"
  }

  mutating func close() { body += "</g>\n" }

  /// Returns what a fill is called in an attribute; a hatch is defined on first use.
  mutating func paint(_ fill: MapFill, _ scale: Double) -> String {
    guard let hatch = fill.hatch else { return fill.color }
    let name = "hatch-\(hatch.rawValue)-\(fill.color.dropFirst())"
    if hatches.insert(name).inserted {
      let step = Self.number(6 * scale)
      let rising = "<path d=\"M0,\(step)L\(step),0\"/>"
      let falling = "<path d=\"M0,0L\(step),\(step)\"/>"
      let lines =
        switch hatch {
        case .rising: rising
        case .falling: falling
        case .crossing: rising + falling
        }
      definitions += """
        <pattern id="\(name)" width="\(step)" height="\(step)" patternUnits="userSpaceOnUse">\
        <rect width="\(step)" height="\(step)" fill="\(fill.color)" fill-opacity="0.25"/>\
        <g stroke="\(fill.color)" stroke-width="\(Self.number(1.4 * scale))">\(lines)</g></pattern>

        """
    }
    return "url(#\(name))"
  }

  mutating func path(
    _ className: String, _ path: MapPath, fill: String?, stroke: String? = nil, width: Double = 1,
    dashes: String? = nil, title: String? = nil
  ) {
    if path.isEmpty { return }
    body += "<path class=\"\(className)\" fill=\"\(fill ?? "none")\""
    if fill != nil { body += " fill-rule=\"evenodd\"" }
    if let stroke {
      body += " stroke=\"\(stroke)\" stroke-width=\"\(Self.number(width))\" stroke-linejoin=\"round\""
    }
    if let dashes { body += " stroke-dasharray=\"\(dashes)\"" }
    body += " d=\"\(path.data)\""
    body += title.map { "><title>\(xmlEscaped($0))</title></path>\n" } ?? "/>\n"
  }

  mutating func line(_ className: String, _ points: [Coordinate], stroke: String, width: Double) {
    var path = MapPath()
    path.add(points, isClosed: false)
    self.path(className, path, fill: nil, stroke: stroke, width: width)
  }

  mutating func rectangle(
    _ box: Box, fill: String?, stroke: String? = nil, opacity: Double? = nil, radius: Double? = nil
  ) {
    body += "<rect \(Self.attributes(box)) fill=\"\(fill ?? "none")\""
    if let stroke { body += " stroke=\"\(stroke)\" stroke-width=\"0.8\"" }
    if let opacity { body += " fill-opacity=\"\(opacity)\"" }
    if let radius { body += " rx=\"\(Self.number(radius))\"" }
    body += "/>\n"
  }

  mutating func circle(_ center: Coordinate, radius: Double, fill: String, stroke: String) {
    body +=
      "<circle cx=\"\(Self.number(center.x))\" cy=\"\(Self.number(center.y))\" r=\"\(Self.number(radius))\" "
    body += "fill=\"\(fill)\" stroke=\"\(stroke)\" stroke-width=\"0.8\"/>\n"
  }

  mutating func text(_ text: String, at origin: Coordinate, size: Double, color: String, isBold: Bool = false)
  {
    body += "<text \(Self.attributes(origin, size, isBold)) fill=\"\(color)\">\(xmlEscaped(text))</text>\n"
  }

  /// Writes a label above its halo.
  mutating func label(_ placed: LabelPlacer.Placed, color: String, halo: String, className: String) {
    let attributes = Self.attributes(placed.origin, placed.label.size, placed.label.isBold)
    let text = xmlEscaped(placed.label.text)
    let width = Self.number(placed.label.size * 0.24)
    body += "<text class=\"halo\" aria-hidden=\"true\" \(attributes) fill=\"none\" stroke=\"\(halo)\" "
    body += "stroke-width=\"\(width)\" stroke-linejoin=\"round\">\(text)</text>"
    body += "<text class=\"\(className)\" \(attributes) fill=\"\(color)\">\(text)</text>\n"
  }

  private static func attributes(_ box: Box) -> String {
    "x=\"\(number(box.minX))\" y=\"\(number(box.minY))\" width=\"\(number(box.width))\" height=\"\(number(box.height))\""
  }

  private static func attributes(_ origin: Coordinate, _ size: Double, _ isBold: Bool) -> String {
    "x=\"\(number(origin.x))\" y=\"\(number(origin.y))\" font-size=\"\(number(size))\"\(isBold ? " font-weight=\"700\"" : "")"
  }

  /// Rounds to hundredths of a point, which are finer than any screen.
  private static func number(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return rounded == rounded.rounded() ? String(Int(rounded)) : rounded.description
  }
}
