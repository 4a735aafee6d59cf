import ArgumentParser

/// How much is said beside a result.
struct MessageOptions: ParsableArguments {
  @Flag(help: "No warnings and notices on standard error.")
  var quiet = false

  @Flag(help: "Warnings and notices that say the same of many maps one by one, instead of folded.")
  var verbose = false

  @Flag(help: "End with status 2 if there were warnings.")
  var strict = false

  /// Prints what should be known about the inputs, unless asked not to.
  func report(_ messages: Messages) {
    if quiet { return }
    for notice in lines(messages.notices) { report(notice: notice) }
    for warning in lines(messages.warnings) { printError("frontline: warning: \(warning)") }
  }

  private func lines(_ messages: [Message]) -> [String] {
    verbose ? messages.lines : Message.folded(messages)
  }

  func report(notice: String) {
    if !quiet { printError("frontline: notice: \(notice)") }
  }

  /// Ends with status 2 where there were warnings and the user is strict about them.
  func finish(_ messages: Messages) throws { try finish(hasWarnings: !messages.warnings.isEmpty) }

  func finish(hasWarnings: Bool) throws {
    if strict && hasWarnings { throw ExitCode(Failure.warningsUnderStrict) }
  }
}
