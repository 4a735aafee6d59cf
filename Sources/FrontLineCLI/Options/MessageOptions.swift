import ArgumentParser

/// How much is said beside a result.
struct MessageOptions: ParsableArguments {
  @Flag(help: "No warnings and notices on standard error.")
  var quiet = false

  @Flag(help: "End with status 2 if there were warnings.")
  var strict = false

  /// Prints what should be known about the inputs, unless asked not to.
  func report(_ messages: Messages) {
    for notice in messages.notices { report(notice: notice) }
    if quiet { return }
    for warning in messages.warnings { printError("frontline: warning: \(warning)") }
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
