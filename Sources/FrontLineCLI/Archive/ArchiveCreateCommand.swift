import ArgumentParser
import FrontLine
import FrontLineArchive
import FrontLineKit
import Interruptions

struct ArchiveCreateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Make an archive, empty or with the given snapshots.",
    discussion: """
      The archive appears under its name when it is complete; until then it is a hidden file in the same folder.

      Example:
        frontline archive create front.gpkg maps/
      """)

  @Argument(help: "The archive to make.", completion: .file(extensions: ["gpkg"]))
  var archive: String

  @Argument(help: "Files, folders, archives, or - for standard input.", completion: .file())
  var inputs: [String] = []

  @Flag(help: "Replace the file if it exists.")
  var overwrite = false

  @OptionGroup(title: "Adding") var adding: AddingOptions
  @OptionGroup(title: "Reading") var reading: InputOptions

  func run() async throws {
    let now = try Instant.noted()
    let new = try NewArchive(path: archive, overwrite: overwrite)
    let companions = [new.temporaryJournalPath]
    try Interruption.making(new.temporaryPath, companions: companions) { try new.make(now: now) }
    var added: ArchiveAddResult?
    do {
      if !inputs.isEmpty {
        let job = ArchiveAddJob(
          archive: new.temporaryPath, shownAs: archive, inputs: inputs, keepsGoing: adding.keepGoing,
          reading: reading.reading, now: now)
        added = try await job.run(adding.execution)
      }
    } catch {
      Interruption.finishing(new.temporaryPath, companions: companions) { new.discard() }
      throw error
    }
    try Interruption.finishing(new.temporaryPath, companions: companions) { try new.publish() }
    if let added {
      try adding.report(added, archive)
    } else {
      adding.messages.report(
        notice: "\(displayName(ofPath: archive)): made, and empty: add snapshots with frontline archive add")
    }
  }
}
