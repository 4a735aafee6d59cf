import ArgumentParser
import FrontLine
import FrontLineKit
import FrontLineReport

struct ArchiveAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add snapshots to an archive: all of them or, if something fails, none.",
    discussion: """
      Snapshots that are already in the archive are skipped, so the same folder can be added every day. A snapshot \
      with the source, day and second of an older one but other content is reported and kept as a revision, which \
      counts from then on; the older one stays. Two programs that add at the same time wait for each other.

      Example:
        frontline archive add front.gpkg maps/
      """)

  @Argument(help: "The archive.", completion: .file(extensions: ["gpkg"]))
  var archive: String

  @Argument(help: "Files, folders, archives, or - for standard input.", completion: .file())
  var inputs: [String]

  @OptionGroup(title: "Adding") var adding: AddingOptions
  @OptionGroup(title: "Reading") var reading: InputOptions

  func run() async throws {
    let job = ArchiveAddJob(
      archive: archive, inputs: inputs, keepsGoing: adding.keepGoing, reading: reading.reading,
      now: try Instant.noted())
    try adding.report(try await job.run(adding.execution, documenting: DocumentStyle().json(of:)), archive)
  }
}
