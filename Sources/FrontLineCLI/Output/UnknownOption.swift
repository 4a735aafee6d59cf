import ArgumentParser
import FrontLine
import GeoJSON

/// The first word of a command line that is an option which the command does not have.
struct UnknownOption {
  /// As it is written, without a value: `--to`.
  let name: String
  /// The long options that the command has, in the order of its help.
  let known: [String]
  /// The line that prints the command's help.
  let help: String

  /// Nil if the command has all options.
  init?(in words: [String]) {
    let (command, names, rest) = FrontLineCommand.named(in: words)
    let options = Self.options(of: command)
    if options.isEmpty { return nil }
    var isValue = false
    for word in rest {
      if word == "--" { return nil }
      if isValue || word.count < 2 || !word.hasPrefix("-") || word.dropFirst().first?.isNumber ?? false {
        isValue = false
        continue
      }
      // -ofile is -o with its value; behind -o the value is a word of its own.
      let isLong = word.hasPrefix("--")
      let name = String(isLong ? word.prefix { $0 != "=" } : word.prefix(2))
      guard let option = options.first(where: { $0.names.contains(name) }) else {
        self.name = name
        known = options.flatMap(\.names).filter { $0.hasPrefix("--") }
        help = (["frontline"] + names + ["--help"]).joined(separator: " ")
        return
      }
      isValue = option.takesValue && word == name
    }
    return nil
  }

  /// The options of a command, as the parser lists them; empty if it doesn't.
  private static func options(
    of command: any ParsableCommand.Type
  ) -> [(names: [String], takesValue: Bool)] {
    let listed = try? GeoJSONReader().readValue(Array(command._dumpHelp().utf8))
    guard case .array(let arguments)? = listed?.objectValue?["command"]?.objectValue?["arguments"] else {
      return []
    }
    return arguments.compactMap { argument in
      guard let argument = argument.objectValue, case .array(let names)? = argument["names"] else {
        return nil
      }
      let spelled = names.compactMap { name -> String? in
        guard let name = name.objectValue, let text = name["name"]?.stringValue else { return nil }
        return (name["kind"]?.stringValue == "long" ? "--" : "-") + text
      }
      return (spelled, argument["kind"]?.stringValue == "option")
    }
  }
}
