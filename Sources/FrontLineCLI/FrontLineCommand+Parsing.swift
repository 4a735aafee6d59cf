import ArgumentParser

extension FrontLineCommand {
  /// Parses the words of the command line into a command.
  ///
  /// Parsing from the root takes twice as long, because the root first looks for words that it or completion scripts
  /// could want. So if the first word names a command, that command parses the other words itself. The root parses only
  /// what the command can't parse or takes for a request for help, and reports it.
  static func command(of words: [String]) throws -> any ParsableCommand {
    let words = joiningNegativeNumbers(in: words)
    if let command = commandNamedFirst(in: words) { return command }
    do {
      return try parseAsRoot(words)
    } catch {
      // The parser takes what follows an unknown option for an argument, and may then miss another, or find a fault in it.
      if !exitCode(for: error).isSuccess, let unknown = UnknownOption(in: words) {
        throw Failure.usage(UsageMessage(unknown).text)
      }
      throw error
    }
  }

  /// Returns the command that the first words name, these words, and those behind them.
  static func named(in words: [String]) -> (
    command: any ParsableCommand.Type, names: ArraySlice<String>, rest: ArraySlice<String>
  ) {
    var named: any ParsableCommand.Type = Self.self
    var count = 0
    while count < words.count,
      let next = named.configuration.subcommands.first(where: { $0.configuration.commandName == words[count] }
      )
    {
      named = next
      count += 1
    }
    return (named, words[..<count], words[count...])
  }

  /// Returns the words with each negative number joined to the option before it, as in `--radius=-3`.
  ///
  /// The parser takes a word that begins with `-` for an option and says that the value of the one before is missing.
  static func joiningNegativeNumbers(in words: [String]) -> [String] {
    var joined: [String] = []
    for word in words {
      let isNumber =
        word.first == "-" && word.dropFirst().first.map { $0.isASCII && $0.isNumber || $0 == "." } ?? false
      if isNumber, let option = joined.last, option.hasPrefix("--"), option != "--", !option.contains("="),
        !joined.contains("--")
      {
        joined[joined.count - 1] = "\(option)=\(word)"
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  /// Returns the command that the first word names, parsed from the other words; nil if they can't be parsed, or make
  /// another command.
  static func commandNamedFirst(in words: [String]) -> (any ParsableCommand)? {
    let (named, _, rest) = named(in: words)
    guard named.configuration.subcommands.isEmpty, let command = try? named.parseAsRoot(Array(rest)),
      type(of: command) == named
    else { return nil }
    return command
  }
}
