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

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to a file instead of standard output.", valueName: "FILE"),
    completion: .file())
  var output: String?

  @Flag(help: "Replace the file if it exists.")
  var overwrite = false

  @OptionGroup(title: "Range") var range: DateRangeOptions
  @OptionGroup(title: "Output") var formatting: FormatOption<ArchiveDocument>

  private var job: ArchiveListJob { ArchiveListJob(archive: archive, range: range.range) }

  func validate() throws {
    try formatting.check(output)
    try job.checkOptions()
  }

  func run() async throws {
    let document = ArchiveDocument(try await job.run())
    let (bytes, notice) = try formatting.bytes(of: document, for: output)
    try Output.write(bytes, to: output, overwrite: overwrite)
    if let notice { printError("frontline: notice: \(notice)") }
  }
}
