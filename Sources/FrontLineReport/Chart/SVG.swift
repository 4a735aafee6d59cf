/// An SVG document, element by element.
struct SVG {
  private var body: String

  init(width: Double, height: Double) {
    body = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.number(width)) \(Self.number(height))" \
      width="\(Self.number(width))" height="\(Self.number(height))" \
      font-family="Helvetica, Arial, 'Liberation Sans', sans-serif">
      <rect width="100%" height="100%" fill="#fff"/>

      """
  }

  var document: String { body + "</svg>\n" }

  mutating func line(x1: Double, y1: Double, x2: Double, y2: Double, color: String) {
    body += """
      <line x1="\(Self.number(x1))" y1="\(Self.number(y1))" x2="\(Self.number(x2))" y2="\(Self.number(y2))" \
      stroke="\(color)"/>

      """
  }

  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, color: String, title: String? = nil
  ) {
    let start = """
      <rect x="\(Self.number(x))" y="\(Self.number(y))" width="\(Self.number(width))" \
      height="\(Self.number(height))" fill="\(color)"
      """
    body += start + (title.map { "><title>\(xmlEscaped($0))</title></rect>\n" } ?? "/>\n")
  }

  mutating func text(
    _ text: String, x: Double, y: Double, anchor: String = "start", size: Double = 12.5,
    weight: String = "400", color: String = "#222"
  ) {
    body += """
      <text x="\(Self.number(x))" y="\(Self.number(y))" text-anchor="\(anchor)" \
      font-size="\(Self.number(size))" font-weight="\(weight)" fill="\(color)">\(xmlEscaped(text))</text>

      """
  }

  /// Rounds to hundredths of a point, which are finer than any screen.
  private static func number(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return rounded == rounded.rounded() ? String(Int(rounded)) : rounded.description
  }
}
