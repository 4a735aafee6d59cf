/// Text from a file in a form that is safe on a terminal and in a log: one line, nothing invisible.
///
/// Control characters, line and paragraph separators, zero-width characters and marks that turn the direction
/// of writing become `\u{…}`; long texts are cut after `limit` characters.
package func printable(_ text: some StringProtocol, limit: Int = 80) -> String {
  // Numbers and names in ASCII are most of what is printed.
  if text.utf8.count <= limit, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return String(text) }
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
