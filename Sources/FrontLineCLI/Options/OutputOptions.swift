import ArgumentParser
import FrontLineReport

/// Where the result goes, and how much is said beside it.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to a file instead of standard output.", valueName: "FILE"),
    completion: .file())
  var output: String?

  @Flag(help: "Replace the file if it exists.")
  var overwrite = false

  @Flag(help: "No warnings and notices on standard error.")
  var quiet = false

  @Flag(help: "End with status 2 if there were warnings.")
  var strict = false

  @Option(help: "The language of the sentence fit for print: en or uk.")
  var language = Language.english

  @Flag(inversion: .prefixedNo, help: "A bar on standard error during long work. (default: on a terminal)")
  var progress: Bool?

  /// A bar where the user wants one, or leaves it open and sits at a terminal.
  func progressBar(total: Int) -> ProgressBar? {
    (progress ?? (ProgressBar.isTerminal && !quiet)) ? ProgressBar(total: total) : nil
  }

  func write(_ bytes: [UInt8]) throws { try Output.write(bytes, to: output, overwrite: overwrite) }

  func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Prints what should be known about the inputs, unless asked not to.
  func report(_ messages: Messages) {
    if quiet { return }
    for notice in messages.notices { printError("frontline: notice: \(notice)") }
    for warning in messages.warnings { printError("frontline: warning: \(warning)") }
  }

  /// Ends with status 2 where there were warnings and the user is strict about them.
  func finish(_ messages: Messages) throws {
    if strict && !messages.warnings.isEmpty { throw ExitCode(Failure.warningsUnderStrict) }
  }
}

extension Language: ExpressibleByArgument {
  public var defaultValueDescription: String { rawValue }
}
