/// Puts HTML together, element by element; texts and attributes are escaped.
struct HTML: Sendable {
  private(set) var text = ""

  typealias Attributes = KeyValuePairs<String, String?>

  /// Adds an element with what `body` adds to it. An attribute without a value is left out; an empty one stands alone.
  mutating func element(
    _ name: String, _ attributes: Attributes = [:], isLine: Bool = true,
    _ body: (inout HTML) throws -> Void
  ) rethrows {
    open(name, attributes)
    try body(&self)
    text += isLine ? "</\(name)>\n" : "</\(name)>"
  }

  /// Adds an element that holds a text.
  mutating func element(
    _ name: String, _ attributes: Attributes = [:], isLine: Bool = true, text content: String
  ) {
    element(name, attributes, isLine: isLine) { $0.add(content) }
  }

  /// Adds an element that holds nothing and has no end.
  mutating func void(_ name: String, _ attributes: Attributes) { open(name, attributes) }

  private mutating func open(_ name: String, _ attributes: Attributes) {
    text += "<\(name)"
    for (key, value) in attributes {
      guard let value else { continue }
      text += value.isEmpty && key != "alt" ? " \(key)" : " \(key)=\"\(xmlEscaped(value))\""
    }
    text += ">"
  }

  /// Adds a text.
  mutating func add(_ content: String) { text += xmlEscaped(content) }

  /// Adds what is HTML already.
  mutating func add(raw markup: String) { text += markup }
}
