/// Returns text from a file in a form that is safe for a terminal and a log: one line, nothing invisible.
///
/// Control characters, line and paragraph separators, zero-width characters and marks that change the
/// direction of writing become `\u{…}`. Long texts are cut after `limit` characters.
package func printable(_ text: some StringProtocol, limit: Int = 80) -> String {
  // A shortcut: most printed texts are numbers and names in ASCII.
  var text = String(text)
  let isPlain = text.withUTF8 { $0.count <= limit && $0.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
  if isPlain { return text }
  var result = ""
  var count = 0
  for scalar in text.unicodeScalars {
    if count == limit { return result + "…" }
    count += 1
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    default:
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}
