/// The help of a command as it is printed.
///
/// The parser puts a command's own options behind all titled groups, which are those that commands share, and its usage
/// on one line, however long. Here its own options come first, and no line is longer than eighty columns.
enum HelpText {
  private static let ownOptions = "OPTIONS:\n"
  private static let usage = "USAGE: "

  /// Returns the parser's help in the order in which it is read.
  static func arranged(_ help: String) -> String {
    var sections = help.split(separator: "\n\n", omittingEmptySubsequences: false).map {
      String($0.drop { $0.isNewline })
    }
    while sections.last?.isEmpty ?? false { sections.removeLast() }
    guard let usage = sections.firstIndex(where: { $0.hasPrefix(usage) }), usage + 1 < sections.count else {
      return help
    }
    sections[usage] = wrappedUsage(sections[usage])
    if let own = sections.lastIndex(where: { $0.hasPrefix(ownOptions) }), hasOptions(sections[own]) {
      let section = sections.remove(at: own)
      let hasArguments = usage + 1 < sections.count && sections[usage + 1].hasPrefix("ARGUMENTS:\n")
      sections.insert(section, at: usage + (hasArguments ? 2 : 1))
    }
    if sections.contains(where: { $0.hasPrefix("READING:\n") }) { sections.append(HelpTopic.hint) }
    return sections.map(trimmed).joined(separator: "\n\n")
  }

  /// Whether a section has options other than those that every command has, for the version and for help.
  private static func hasOptions(_ section: String) -> Bool {
    section.split(separator: "\n").dropFirst().contains {
      $0.hasPrefix("  -") && !$0.hasPrefix("  --version ") && !$0.hasPrefix("  -h, --help ")
    }
  }

  private static func trimmed(_ section: String) -> String {
    var section = section
    while section.last?.isNewline ?? false { section.removeLast() }
    return section
  }

  /// Returns a usage that is longer than eighty columns in several lines, broken between options.
  private static func wrappedUsage(_ section: String) -> String {
    let margin = String(repeating: " ", count: usage.count)
    return section.split(separator: "\n").map { line in
      var lines: [String] = []
      var text = ""
      for (index, part) in line.split(separator: " [", omittingEmptySubsequences: false).enumerated() {
        let part = index == 0 ? String(part) : "[" + part
        if index > 0, text.count + 1 + part.count > 80 {
          lines.append(text)
          text = margin + part
        } else {
          text += (index == 0 ? "" : " ") + part
        }
      }
      return (lines + [text]).joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
