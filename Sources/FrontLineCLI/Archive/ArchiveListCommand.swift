import ArgumentParser
import FrontLineKit
import FrontLineReport

struct ArchiveListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "The snapshots of an archive, each with its source, revision and digests.",
    discussion: """
      The path in the first column names the snapshot for other commands.

      Example:
        frontline archive list front.gpkg --since 2025-08-01
      """)

  @Argument(help: "The archive.", completion: .file(extensions: ["gpkg"]))
  var archive: String

  @OptionGroup(title: "Range") var range: DateRangeOptions
  @OptionGroup(title: "Output") var formatting: FormatOption<ArchiveDocument>
  @OptionGroup(title: "Output") var writing: OutputOptions

  private var job: ArchiveListJob { ArchiveListJob(archive: archive, range: range.range) }

  func validate() throws {
    try formatting.check(writing.output)
    try job.checkOptions()
  }

  func run() async throws {
    let result = try await job.run()
    writing.report(result.diagnostics)
    try writing.write(ArchiveDocument(result, writing.style), formatting)
    try writing.finish(result.diagnostics)
  }
}
