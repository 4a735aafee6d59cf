extension String {
  /// The text without white space at either end.
  var trimmingWhitespace: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }

  /// The text in one line without control characters, its end left out beyond eighty characters: WKT fills pages.
  var shortened: String {
    let line = prefix(80).map { character in
      character.unicodeScalars.contains { $0.properties.generalCategory == .control } ? " " : character
    }
    return String(line) + (dropFirst(80).isEmpty ? "" : "…")
  }
}
