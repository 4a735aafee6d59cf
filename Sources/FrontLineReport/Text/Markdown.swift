extension TextTable {
  /// The table in GitHub's Markdown, without a line feed at its end.
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

/// Returns a line as a paragraph. Also escapes what would make it a heading, a list or a rule.
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

/// Returns text that Markdown shows unchanged.
///
/// Underscores within words stay unescaped: they mark nothing, and paths are full of them.
private func markdownText(_ text: String) -> String {
  var result = ""
  let characters = Array(text)
  for (index, character) in characters.enumerated() {
    let neighbors = [index - 1, index + 1].map { characters.indices.contains($0) ? characters[$0] : " " }
    let isWithinWord = neighbors.allSatisfy { $0.isLetter || $0.isNumber }
    if "\\`*[]<>|~&".contains(character) || character == "_" && !isWithinWord { result += "\\" }
    result.append(character)
  }
  return result
}
