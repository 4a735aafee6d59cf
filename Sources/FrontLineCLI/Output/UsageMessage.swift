import ArgumentParser
import FrontLine
import GeoJSON

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

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
    let names = Self.subcommandNames(ofHelp: help)
    if !names.isEmpty, message.hasPrefix(unexpected) {
      message = Self.noCommand(String(message.dropFirst(unexpected.count)), among: names)
    } else if !names.isEmpty,
      let words = message.wholeMatch(of: /[0-9]+ unexpected arguments: ('[^']*').*/)
    {
      message = Self.noCommand(String(words.output.1), among: names)
    }
    text = "\(message): see '\(help)'"
  }

  /// Creates the message that a command has no such option.
  init(_ unknown: UnknownOption) {
    let near = nearestWord(to: unknown.name, in: unknown.known).map { ". Did you mean '\($0)'?" } ?? ""
    text = "\(Self.line("Unknown option '\(unknown.name)'\(near)")): see '\(unknown.help)'"
  }

  /// Returns the message that a command does not exist, with the names of those that do.
  private static func noCommand(_ quotedName: String, among names: [String]) -> String {
    let name = quotedName.filter { $0 != "'" }
    let message = "there is no command \(quotedName)"
    if let near = nearestWord(to: name, in: names) { return "\(message): did you mean '\(near)'?" }
    if HelpTopic.names.contains(name) {
      return "\(message), but a page of help: see 'frontline help \(name)'"
    }
    if access(name, F_OK) == 0, names.contains("area") {
      return "\(message): that is a file: say first what to do with it, as in 'frontline area \(name)'"
    }
    return "\(message): give one of \(names.joined(separator: ", "))"
  }

  /// Returns the message that nothing has this name of which there could be help.
  static func nothing(called name: String) -> String {
    let message = "there is no command '\(name)'"
    if let near = nearestWord(to: name, in: commandNames + HelpTopic.names) {
      return "\(message): did you mean '\(near)'?"
    }
    return "\(message): give one of \(commandNames.joined(separator: ", ")), or a topic: "
      + HelpTopic.names.joined(separator: ", ")
  }

  /// Returns the names of the subcommands of the command that such a line prints the help of: `frontline archive
  /// --help`.
  private static func subcommandNames(ofHelp line: String) -> [String] {
    var command: any ParsableCommand.Type = FrontLineCommand.self
    for word in line.split(separator: " ").dropFirst() where !word.hasPrefix("-") && word != "help" {
      guard
        let next = command.configuration.subcommands.first(where: {
          $0.configuration.commandName == String(word)
        })
      else { return [] }
      command = next
    }
    return command.configuration.subcommands.compactMap { $0.configuration.commandName }
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

  /// Returns the message about a value that is none of a list with the one of the list that is spelled most like it.
  private static func naming(nearestTo text: String) -> String {
    let list = ": give one of "
    guard let start = text.firstRange(of: list),
      let value = text[..<start.lowerBound].firstMatch(of: /The value '(.*)' is invalid for '/)?.output.1
    else { return text }
    // Those in capitals stand for what is written in their place: 'EPSG:n', 'FILE.json'.
    let values = text[start.upperBound...].replacing(" or ", with: ", ").split(separator: ", ")
      .map { $0.filter { $0 != "'" && $0 != "." } }.filter { $0 == $0.lowercased() }
    return text[..<start.lowerBound] + suggestion(for: String(value), in: values) + text[start.lowerBound...]
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
    text = naming(nearestTo: text)
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
