import ArgumentParser
import FrontLine
import FrontLineAnalysis
import FrontLineArchive
import GeoJSON

struct ArchiveVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Make sure that an archive holds what was put into it.",
    discussion: """
      The database, the tables and triggers of the standard, the spatial index, the digests of every snapshot and \
      polygon; then every snapshot is examined and measured anew and compared with what is noted. Ends with status \
      65 and the first thing that is wrong.

      Example:
        frontline archive verify front.gpkg
      """)

  @Argument(help: "The archive.", completion: .file(extensions: ["gpkg"]))
  var archive: String

  @OptionGroup var jobs: JobsOption

  @Flag(help: "Say nothing where all is well.")
  var quiet = false

  @OptionGroup var progress: ProgressOption

  func run() async throws {
    let verifier = try ArchiveVerifier(path: archive)
    try verifier.checkStructure()
    let entries = verifier.archive.entries
    _ = try await mapInStretches(
      count: entries.count, jobs: jobs.count, progress: progress.bar(total: entries.count, quiet: quiet)
    ) {
      try Surveyor()
    } _: { surveyor, place in
      try verifier.check(entries[place], surveyor: surveyor)
    }
    if quiet { return }
    let foreign = try verifier.foreignTables()
    if !foreign.isEmpty {
      let names = foreign.prefix(8).map { printable($0) }.joined(separator: ", ")
      printError(
        "frontline: notice: \(displayName(ofPath: archive)): tables of other programs are in it, which frontline neither "
          + "reads nor writes: \(names)\(foreign.count > 8 ? " …" : "")")
    }
    let revisions = entries.count { !$0.isCurrent }
    let days = entries.first.map { first in " of \(first.date) to \(entries[entries.count - 1].date)" } ?? ""
    printError(
      "frontline: notice: \(displayName(ofPath: archive)): all is well: \(entries.count - revisions) snapshots\(days)"
        + (revisions > 0 ? ", and \(revisions) earlier revisions" : ""))
  }
}
