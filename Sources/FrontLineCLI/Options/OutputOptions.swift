import ArgumentParser
import FrontLine
import FrontLineKit
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

  /// How documents speak.
  var style: DocumentStyle { DocumentStyle(language: language, settingName: { $0.optionName }) }

  /// How a job is run, with a bar on a terminal.
  func execution(threads: Int, _ parts: Execution.Parts) -> Execution {
    Execution(threads: threads, parts: parts, progress: progress.bar(quiet: messages.quiet))
  }

  func write(_ bytes: [UInt8]) throws { try Output.write(bytes, to: output, overwrite: overwrite) }

  /// Writes a document in a format that it has.
  func write(
    _ document: some FormattedDocument, as format: DocumentFormat, _ options: WritingOptions = .init()
  ) throws {
    if let bytes = try document.bytes(as: format, options) { try write(bytes) }
  }

  func report(_ diagnostics: Diagnostics) { messages.report(diagnostics) }

  func finish(_ diagnostics: Diagnostics) throws { try messages.finish(diagnostics) }
}

extension Language: ExpressibleByArgument {
  public var defaultValueDescription: String { rawValue }
}
