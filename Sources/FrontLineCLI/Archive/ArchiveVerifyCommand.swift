import ArgumentParser
import FrontLine
import FrontLineKit
import GeoJSON

struct ArchiveVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that an archive holds what was put into it.",
    discussion: """
      Checks the database, the tables and triggers of the standard, the spatial index, and the digests of every \
      snapshot and polygon. Then examines and measures every snapshot again, and compares it with what is recorded. \
      Reports the first fault and ends with status 65.

      Example:
        frontline archive verify front.gpkg
      """)

  @Argument(help: "The archive.", completion: .file(extensions: ["gpkg"]))
  var archive: String

  @OptionGroup var jobs: JobsOption

  @Flag(help: "Print nothing if the archive is sound.")
  var quiet = false

  @OptionGroup(title: "Output") var progress: ProgressOption

  func run() async throws {
    let result = try await ArchiveVerifyJob(archive: archive).run(
      Execution(threads: jobs.count, progress: progress.bar(quiet: quiet)))
    if quiet { return }
    let name = displayName(ofPath: archive)
    let foreign = result.foreignTables
    if !foreign.isEmpty {
      let names = foreign.prefix(8).map { printable($0) }.joined(separator: ", ")
      printError(
        "frontline: notice: \(name): tables of other programs are in it, which frontline neither reads nor writes: "
          + "\(names)\(foreign.count > 8 ? " …" : "")")
    }
    let days = result.dates.map { " of \($0.lowerBound) to \($0.upperBound)" } ?? ""
    printError(
      "frontline: notice: \(name): no fault found in \(result.snapshotCount) snapshots\(days)"
        + (result.revisionCount > 0 ? " and \(result.revisionCount) earlier revisions" : ""))
  }
}
