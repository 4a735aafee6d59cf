import GeoTypes
import RSVG

/// An SVG document, element by element, which knows the boxes of its texts.
struct SVG {
  /// Where a text stands in relation to its origin.
  enum Anchor: String {
    case start, middle, end
  }

  /// A text that was written, and the room that it takes.
  struct Text: Hashable {
    let text: String
    let box: Box
  }

  private let head: String
  /// What makes paths of letters; nil where text stays text.
  private let outlines: TextOutlines?
  private var definitions = ""
  private var body: String
  private var hatches: Set<String> = []
  /// The names of the paths of letters, by their data.
  private var letterPaths: [String: String] = [:]
  /// The texts in the order in which they were written.
  private(set) var texts: [Text] = []

  /// Starts a picture with a title and a description, which screen readers tell.
  ///
  /// - Parameter hasOutlines: Whether letters are drawn as paths, for programs that lack the font.
  ///
  /// Throws an `RSVGError` if there are to be outlines and the library that makes them is missing.
  init(
    _ page: PicturePage, title: String, description: String, theme: PictureTheme, hasOutlines: Bool = false
  ) throws(RSVGError) {
    outlines = hasOutlines ? try TextOutlines(families: theme.fontFamilies) : nil
    let (width, height) = (Self.number(page.width), Self.number(page.height))
    head = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" \
      role="img" aria-labelledby="title description" font-family="\(xmlEscaped(theme.fontFamilies))">
      <title id="title">\(xmlEscaped(title))</title>
      <desc id="description">\(xmlEscaped(description))</desc>

      """
    body = "<rect class=\"paper\" width=\"100%\" height=\"100%\" fill=\"\(theme.paper)\"/>\n"
  }

  var document: String {
    head + (definitions.isEmpty ? "" : "<defs>\n\(definitions)</defs>\n") + body + "</svg>\n"
  }

  /// Adds an element as it is written.
  mutating func add(_ element: String) { body += element }

  /// Groups what `draw` adds, under a class and a title that appears where the group is pointed at.
  mutating func group(
    _ className: String, clippedTo clip: String? = nil, title: String? = nil,
    _ draw: (inout SVG) throws -> Void
  ) rethrows {
    body += "<g class=\"\(className)\"\(clip.map { " clip-path=\"url(#\($0))\"" } ?? "")>\n"
    if let title { body += "<title>\(xmlEscaped(title))</title>\n" }
    try draw(&self)
    body += "</g>\n"
  }

  /// Defines a box that groups may be clipped to.
  mutating func clip(_ name: String, _ box: Box) {
    definitions += "<clipPath id=\"\(name)\"><rect \(Self.attributes(box))/></clipPath>\n"
  }

  /// Returns what a fill is called in an attribute; a hatch is defined on first use.
  mutating func paint(_ fill: PictureFill, _ scale: Double) -> String {
    guard let hatch = fill.hatch else { return fill.color }
    let name = "hatch-\(hatch.rawValue)-\(fill.color.dropFirst())"
    if hatches.insert(name).inserted {
      let step = Self.number(6 * scale)
      let half = Self.number(3 * scale)
      let rising = "<path d=\"M0,\(step)L\(step),0\"/>"
      let falling = "<path d=\"M0,0L\(step),\(step)\"/>"
      let lines =
        switch hatch {
        case .rising: rising
        case .falling: falling
        case .crossing: rising + falling
        case .level: "<path d=\"M0,\(half)H\(step)\"/>"
        case .upright: "<path d=\"M\(half),0V\(step)\"/>"
        // A line of no length with a round cap.
        case .dots:
          "<path stroke-width=\"\(Self.number(2.8 * scale))\" stroke-linecap=\"round\" d=\"M\(half),\(half)h0\"/>"
        }
      definitions += """
        <pattern id="\(name)" width="\(step)" height="\(step)" patternUnits="userSpaceOnUse">\
        <rect width="\(step)" height="\(step)" fill="\(fill.color)" fill-opacity="0.25"/>\
        <g stroke="\(fill.color)" stroke-width="\(Self.number(1.4 * scale))">\(lines)</g></pattern>

        """
    }
    return "url(#\(name))"
  }

  mutating func rectangle(
    _ box: Box, fill: String?, stroke: String? = nil, width: Double = 1, opacity: Double? = nil,
    radius: Double? = nil
  ) {
    body += "<rect \(Self.attributes(box)) fill=\"\(fill ?? "none")\""
    if let stroke { body += " stroke=\"\(stroke)\" stroke-width=\"\(Self.number(width))\"" }
    if let opacity { body += " fill-opacity=\"\(opacity)\"" }
    if let radius { body += " rx=\"\(Self.number(radius))\"" }
    body += "/>\n"
  }

  mutating func line(_ points: [Coordinate], color: String, width: Double, dashes: [Double] = []) {
    let path = points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }.joined(separator: " ")
    body +=
      "<polyline points=\"\(path)\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"\(Self.number(width))\""
    body += " stroke-linejoin=\"round\""
    if !dashes.isEmpty {
      body += " stroke-dasharray=\"\(dashes.map(Self.number).joined(separator: " "))\""
    }
    body += "/>\n"
  }

  mutating func circle(
    _ center: Coordinate, radius: Double, fill: String, stroke: String? = nil, width: Double = 1,
    title: String? = nil
  ) {
    body += "<circle cx=\"\(Self.number(center.x))\" cy=\"\(Self.number(center.y))\" "
    body += "r=\"\(Self.number(radius))\" fill=\"\(fill)\""
    if let stroke { body += " stroke=\"\(stroke)\" stroke-width=\"\(Self.number(width))\"" }
    body += title.map { "><title>\(xmlEscaped($0))</title></circle>\n" } ?? "/>\n"
  }

  /// Writes a text on a baseline.
  ///
  /// - Parameter halo: The colour of an outline that keeps the text apart from what lies under it; nil for none.
  mutating func text(
    _ text: String, at origin: Coordinate, anchor: Anchor = .start, size: Double, color: String,
    isBold: Bool = false, halo: String? = nil
  ) {
    let haloed =
      halo.map {
        "stroke=\"\($0)\" stroke-width=\"\(Self.number(size * 0.24))\" stroke-linejoin=\"round\" paint-order=\"stroke\" "
      } ?? ""
    letters(text, at: origin, anchor: anchor, size: size, isBold: isBold, "\(haloed)fill=\"\(color)\"")
    body += "\n"
    let width = FontMetrics.width(text, size: size, isBold: isBold)
    let left =
      switch anchor {
      case .start: origin.x
      case .middle: origin.x - width / 2
      case .end: origin.x - width
      }
    texts.append(
      Text(
        text: text,
        box: Box(
          minX: left, minY: origin.y - FontMetrics.ascent * size, maxX: left + width,
          maxY: origin.y + FontMetrics.descent * size)))
  }

  /// Writes the letters of a text, as text or as a path.
  ///
  /// - Parameter look: The attributes of its colours, and of its class if it has one.
  mutating func letters(
    _ text: String, at origin: Coordinate, anchor: Anchor = .start, size: Double, isBold: Bool, _ look: String
  ) {
    if let outlines {
      let line = outlines.line(text, size: size, isBold: isBold)
      let left =
        switch anchor {
        case .start: origin.x
        case .middle: origin.x - line.width / 2
        case .end: origin.x - line.width
        }
      // A label and its halo have the same letters.
      let known = letterPaths[line.path]
      let name = known ?? "letters-\(letterPaths.count + 1)"
      if known == nil {
        letterPaths[line.path] = name
        definitions += "<path id=\"\(name)\" d=\"\(line.path)\"/>\n"
      }
      body += "<use \(look) role=\"img\" aria-label=\"\(xmlEscaped(text))\" "
      body += "href=\"#\(name)\" x=\"\(Self.number(left))\" y=\"\(Self.number(origin.y))\"/>"
      return
    }
    body += "<text x=\"\(Self.number(origin.x))\" y=\"\(Self.number(origin.y))\" "
    if anchor != .start { body += "text-anchor=\"\(anchor.rawValue)\" " }
    body += "font-size=\"\(Self.number(size))\" "
    if isBold { body += "font-weight=\"700\" " }
    body += "\(look)>\(xmlEscaped(text))</text>"
  }

  private static func attributes(_ box: Box) -> String {
    "x=\"\(number(box.minX))\" y=\"\(number(box.minY))\" width=\"\(number(box.width))\" height=\"\(number(box.height))\""
  }

  /// Rounds to hundredths of a point, which are finer than any screen.
  static func number(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return rounded == rounded.rounded() ? String(Int(rounded)) : rounded.description
  }
}
