/// Returns the text without white space at its ends.
func trimmed(_ text: some StringProtocol) -> String {
  var slice = Substring(text)
  while let first = slice.first, first.isWhitespace { slice.removeFirst() }
  while let last = slice.last, last.isWhitespace { slice.removeLast() }
  return String(slice)
}

/// Returns the text with each run of white space (including no-break spaces) replaced by one space, and none
/// at its ends.
func whiteSpaceFolded(_ text: some StringProtocol) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
