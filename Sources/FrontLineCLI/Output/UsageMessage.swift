import ArgumentParser
import FrontLine
import GeoJSON

/// The message for wrong arguments: one line that names the help to read.
///
/// The argument parser's messages are sentences and lists of several lines. They become one line such as
/// `unknown option '--earht' (did you mean '--earth'?): see 'frontline area --help'`.
struct UsageMessage {
  let text: String

  init(_ error: any Error) {
    let help = Self.helpCommand(for: error)
    var message = Self.line(FrontLineCommand.message(for: error))
    let unexpected = "unexpected argument "
    if help == Self.rootHelp, message.hasPrefix(unexpected) {
      message = Self.noCommand(String(message.dropFirst(unexpected.count)))
    } else if help == Self.rootHelp,
      let words = message.wholeMatch(of: /[0-9]+ unexpected arguments: ('[^']*').*/)
    {
      message = Self.noCommand(String(words.output.1))
    }
    text = "\(message): see '\(help)'"
  }

  /// Returns the message that a command does not exist, with the names of those that do.
  static func noCommand(_ quotedName: String) -> String {
    let name = quotedName.filter { $0 != "'" }
    if let near = commandNames.min(by: { editDistance(name, $0) < editDistance(name, $1) }),
      editDistance(name, near) <= max(1, near.count / 3)
    {
      return "there is no command \(quotedName): did you mean '\(near)'?"
    }
    return "there is no command \(quotedName): give one of \(commandNames.joined(separator: ", "))"
  }

  static var commandNames: [String] {
    FrontLineCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
  }

  static let rootHelp = "frontline --help"

  /// Returns the help command that the parser's message names: it ends in `See 'frontline area --help' for more
  /// information.`
  private static func helpCommand(for error: any Error) -> String {
    let text = FrontLineCommand.fullMessage(for: error)
    guard let start = text.ranges(of: "See '").last?.upperBound,
      let end = text[start...].firstRange(of: "' for more")?.lowerBound
    else { return rootHelp }
    return String(text[start..<end])
  }

  private static func line(_ message: String) -> String {
    var text = ""
    for line in message.split(separator: "\n") {
      let words = line.drop { $0 == " " }
      if words.hasPrefix("- ") {
        text += (text.hasSuffix("of") ? " " : ", ") + words.dropFirst(2)
      } else {
        text += (text.isEmpty ? "" : " ") + words
      }
      if text.hasSuffix("one of the following:") { text.removeLast(" the following:".count) }
    }
    text.replace(". Please provide one of", with: ": give one of")
    // The last of the denominators stands for a number.
    text.replace("or 'KM2'", with: "or a number of square kilometres")
    if text.hasSuffix("?"), let sentence = text.firstRange(of: ". Did you mean ") {
      text.replaceSubrange(sentence, with: " (did you mean ")
      text += ")"
    }
    // The commands that measure each map have no range.
    for option in ["--since", "--until"] where text.hasPrefix("Unknown option '\(option)'") {
      text = "Unknown option '\(option)': name the map of a day as FOLDER@YYYY-MM-DD"
    }
    if text.hasSuffix(".") { text.removeLast() }
    return printable(text.prefix(1).lowercased() + text.dropFirst(), limit: .max)
  }
}
