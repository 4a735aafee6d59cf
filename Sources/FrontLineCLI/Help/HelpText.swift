/// The help of a command as it is printed.
///
/// The parser puts a command's own options behind all titled groups, which are those that commands share. Here its own
/// come first.
enum HelpText {
  static let ownOptions = "OPTIONS:\n"

  /// Returns the parser's help with the command's own options before those that it shares with others.
  static func ownOptionsFirst(_ help: String) -> String {
    var sections = help.split(separator: "\n\n", omittingEmptySubsequences: false).map(String.init)
    // The last section ends with a line break of its own.
    if let last = sections.last, last.allSatisfy(\.isNewline) { sections.removeLast() }
    guard let usage = sections.firstIndex(where: { $0.hasPrefix("USAGE: ") }),
      let own = sections.lastIndex(where: { $0.hasPrefix(ownOptions) }), own > usage + 1
    else { return sections.joined(separator: "\n\n") }
    let section = trimmed(sections.remove(at: own))
    let hasArguments = sections[usage + 1].hasPrefix("ARGUMENTS:\n")
    sections.insert(section, at: usage + (hasArguments ? 2 : 1))
    sections[sections.count - 1] = trimmed(sections[sections.count - 1])
    if sections.contains(where: { $0.hasPrefix("READING:\n") }) { sections.append(HelpTopic.hint) }
    return sections.joined(separator: "\n\n")
  }

  private static func trimmed(_ section: String) -> String {
    var section = section
    while section.last?.isNewline ?? false { section.removeLast() }
    return section
  }
}
