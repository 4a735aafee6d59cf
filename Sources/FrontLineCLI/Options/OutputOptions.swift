import ArgumentParser
import FrontLine
import FrontLineKit
import FrontLineReport

/// Where the result is written, its language, and the messages beside it.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to a file instead of standard output.", valueName: "FILE"),
    completion: .file())
  var output: String?

  @Flag(help: "Replace the file if it exists.")
  var overwrite = false

  @OptionGroup var messages: MessageOptions

  @Option(
    name: .customLong("language"),
    help: "The language of tables, pictures and sentences: en or uk. (default: en)")
  var languageAsked: Language?

  @OptionGroup var progress: ProgressOption

  /// The style of documents, which name settings by their options.
  var style: DocumentStyle { style(in: nil) }

  /// Returns the style of documents.
  ///
  /// - Parameter other: The language where none was asked for; nil: English.
  func style(in other: Language?) -> DocumentStyle {
    DocumentStyle(language: languageAsked ?? other ?? .english, naming: { $0.typed })
  }

  /// Returns how a job is run, with a progress bar on a terminal.
  func execution(threads: Int, _ parts: Execution.Parts) -> Execution {
    Execution(threads: threads, parts: parts, progress: progress.bar(quiet: messages.quiet))
  }

  func write(_ bytes: [UInt8]) throws { try Output.write(bytes, to: output, overwrite: overwrite) }

  /// Writes a document in the format asked for, and says which cells of CSV were disarmed.
  func write<Document: FormattedDocument>(
    _ document: Document, _ formatting: FormatOption<Document>, _ options: WritingOptions = .init()
  ) throws {
    let (bytes, notice) = try formatting.bytes(of: document, for: output, options)
    try write(bytes)
    if let notice { messages.report(notice: notice) }
  }

  func report(_ diagnostics: Diagnostics) { messages.report(diagnostics) }

  func finish(_ diagnostics: Diagnostics) throws { try messages.finish(diagnostics) }
}

extension Language: ExpressibleByArgument {
  public var defaultValueDescription: String { rawValue }
}
