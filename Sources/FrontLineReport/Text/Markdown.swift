extension TextTable {
  /// A table of GitHub's Markdown, without a line feed at its end.
  var markdown: String {
    let rules = alignments.map { $0 == .right ? "---:" : "---" }
    var lines = rows.map { row in
      markdownRow(alignments.indices.map { $0 < row.count ? markdownText(row[$0]) : "" })
    }
    lines.insert(markdownRow(rules), at: 1)
    return lines.joined(separator: "\n")
  }
}

private func markdownRow(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

/// A line as a paragraph: what would make a heading, a list or a rule at its beginning is escaped too.
func markdownParagraph(_ line: Substring) -> String {
  let line = line.drop { $0 == " " }
  let text = markdownText(String(line))
  if let first = line.first, "#-+=".contains(first) { return "\\" + text }
  let digits = line.prefix { $0.isASCII && $0.isNumber }
  if !digits.isEmpty, let mark = line.dropFirst(digits.count).first, mark == "." || mark == ")",
    line.dropFirst(digits.count + 1).first ?? " " == " "
  {
    return digits + "\\" + text.dropFirst(digits.count)
  }
  return text
}

/// Text that Markdown shows as it is. Underscores within words mark nothing, and paths are full of them.
private func markdownText(_ text: String) -> String {
  var result = ""
  let characters = Array(text)
  for (place, character) in characters.enumerated() {
    let neighbors = [place - 1, place + 1].map { characters.indices.contains($0) ? characters[$0] : " " }
    let isWithinWord = neighbors.allSatisfy { $0.isLetter || $0.isNumber }
    if "\\`*[]<>|~&".contains(character) || character == "_" && !isWithinWord { result += "\\" }
    result.append(character)
  }
  return result
}
