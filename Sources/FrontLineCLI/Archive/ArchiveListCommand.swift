import ArgumentParser
import FrontLine
import FrontLineArchive
import FrontLineReport

struct ArchiveListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "What an archive holds: each snapshot with its source, revision and digests.",
    discussion: """
      The path in the first column is how to name the snapshot to another command.

      Example:
        frontline archive list front.gpkg --since 2025-08-01
      """)

  enum Format: String, OutputFormat {
    case table, json, csv
    static let standard = table
  }

  @Argument(help: "The archive.", completion: .file(extensions: ["gpkg"]))
  var archive: String

  @OptionGroup var formatting: FormatOption<Format>

  @OptionGroup(title: "Range") var range: DateRangeOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to a file instead of standard output.", valueName: "FILE"))
  var output: String?

  @Flag(help: "Replace the file if it exists.")
  var overwrite = false

  private var format: Format { formatting.format(for: output) }

  func validate() throws { try formatting.check(output) }

  func run() async throws {
    let archive = try ArchiveVerifier(path: archive).archive
    let entries = archive.entries.filter { entry in
      range.since.map { entry.date >= $0 } ?? true && range.until.map { entry.date <= $0 } ?? true
    }
    let document = ArchiveDocument(
      path: archive.path,
      rows: entries.map { entry in
        ArchiveDocument.Row(
          path: archive.name(of: entry), date: entry.date, publishedAt: entry.publishedAt,
          source: entry.source,
          revision: entry.revision, isCurrent: entry.isCurrent, name: entry.name, sha256: entry.sha256,
          contentDigest: entry.contentDigest, addedAt: entry.addedAt)
      })
    let bytes: [UInt8] =
      switch format {
      case .table: Array(document.table.utf8)
      case .json: document.json
      case .csv: Array(document.csv.utf8)
      }
    try Output.write(bytes, to: output, overwrite: overwrite)
  }
}
