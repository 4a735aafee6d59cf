import GeoJSON

/// Returns a text escaped for XML, between tags and in attributes.
///
/// XML can't hold control characters at all, so they are escaped as in messages.
func xmlEscaped(_ text: String) -> String {
  var result = ""
  for character in printable(text, limit: .max).unicodeScalars {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: result.unicodeScalars.append(character)
    }
  }
  return result
}
