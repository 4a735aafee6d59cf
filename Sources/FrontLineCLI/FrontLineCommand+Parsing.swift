import ArgumentParser

extension FrontLineCommand {
  /// The command that the words on the command line make.
  ///
  /// The parser begins at the root and looks, at every start, for what the root and completion scripts could want of
  /// the words. A command that is named first can read the words behind its name by itself, in half of the time.
  /// What it makes nothing of, or takes for a request of help, is left to the root, which tells of it.
  static func command(of words: [String]) throws -> any ParsableCommand {
    try commandNamedFirst(in: words) ?? parseAsRoot(words)
  }

  /// What the command that is named first makes of the other words; nil where that is nothing, or another command.
  static func commandNamedFirst(in words: [String]) -> (any ParsableCommand)? {
    var named: any ParsableCommand.Type = Self.self
    var rest = words[...]
    while let word = rest.first,
      let next = named.configuration.subcommands.first(where: { $0.configuration.commandName == word })
    {
      named = next
      rest.removeFirst()
    }
    guard named.configuration.subcommands.isEmpty, let command = try? named.parseAsRoot(Array(rest)),
      type(of: command) == named
    else { return nil }
    return command
  }
}
