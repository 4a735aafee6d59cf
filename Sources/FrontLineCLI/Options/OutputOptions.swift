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

  @OptionGroup var messages: MessageOptions

  @Option(help: "The language of the sentence fit for print: en or uk.")
  var language = Language.english

  @OptionGroup var progress: ProgressOption

  /// A bar on a terminal, where several files are worked through.
  func progressBar(total: Int) -> ProgressBar? { progress.bar(total: total, quiet: messages.quiet) }

  func write(_ bytes: [UInt8]) throws { try Output.write(bytes, to: output, overwrite: overwrite) }

  func write(_ text: String) throws { try write(Array(text.utf8)) }

  func report(_ messages: Messages) { self.messages.report(messages) }

  func finish(_ messages: Messages) throws { try self.messages.finish(messages) }
}

extension Language: ExpressibleByArgument {
  public var defaultValueDescription: String { rawValue }
}
