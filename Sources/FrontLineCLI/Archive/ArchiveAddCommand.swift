import ArgumentParser
import FrontLine
import FrontLineKit

struct ArchiveAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add snapshots to an archive: all of them or, where something fails, none.",
    discussion: """
      What is there already is passed over, so the same folder can be added every day. A snapshot of a source, \
      day and second that is there with another content is kept as a revision beside the old one, reported, and \
      counts from then on. Two programs that add at the same time wait for each other.

      Example:
        frontline archive add front.gpkg maps/
      """)

  @Argument(help: "The archive.", completion: .file(extensions: ["gpkg"]))
  var archive: String

  @Argument(help: "Files, folders, archives, or - for standard input.", completion: .file())
  var inputs: [String]

  @OptionGroup(title: "Reading") var reading: InputOptions
  @OptionGroup(title: "Adding") var adding: AddingOptions

  func run() async throws {
    let job = ArchiveAddJob(
      archive: archive, inputs: inputs, keepsGoing: adding.keepGoing, reading: reading.reading,
      now: try Instant.noted())
    try adding.report(try await job.run(adding.execution), archive)
  }
}
