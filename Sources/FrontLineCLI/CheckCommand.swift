import ArgumentParser
import Checking
import FrontLine
import FrontLineKit
import FrontLineReport
import Measurement

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Everything that is wrong with a file, in one pass; with --repair, a clean copy.",
    discussion: """
      Finds what breaks JSON and RFC 7946, polygons that bound no land or cross themselves, overlaps and their \
      size, and what the map leaves open: statuses, dates, strays, axes, units. Each finding says where it is and \
      what follows from it.

      Ends with status 65 if the file breaks RFC 7946 or can't be used. If there are only warnings (other winding, \
      an old crs, points and lines alone, no status, polygons that area would repair) it ends with 0, or with 2 \
      under --strict.

      --repair writes the same map with valid polygons, wound by the right-hand rule, and says what that changed. \
      Everything else stays as written: order, properties, foreign members. If something can't be repaired without \
      guessing, that is an error and nothing is written.

      FOLDER@YYYY-MM-DD and FILE@YYYY-MM-DD are the map of one day. The maps of an archive were checked when they \
      were added; 'frontline archive verify' makes sure that they are still whole.

      Limits: 2 GiB per file, 1 GiB out of gzip, 512 levels of nesting, numbers that a double holds, 200 findings of \
      a kind (further ones are counted).

      Examples:
        frontline check map.geojson
        frontline check map.geojson --repair -o clean.geojson
      """)

  @Argument(
    help: "Files, folders of snapshots, or - for standard input. (default: the embedded sample)",
    completion: .file())
  var inputs: [String] = []

  @Option(help: "The earth model that areas are measured with.")
  var earth = EarthModel.wgs84

  @OptionGroup var jobs: JobsOption

  @Flag(help: "Write a clean file to --output; the findings go to standard output.")
  var repair = false

  @Option(help: "How invalid polygons are made valid.")
  var repairMethod = CheckRepairMethod.structure

  @Option(
    help: ArgumentHelp("How long a repair may take. (default: 30)", valueName: "SECONDS"),
    transform: NumberUnit.seconds.number)
  var repairSeconds = 30.0

  @OptionGroup(title: "Output") var formatting: FormatOption<CheckDocument>
  @OptionGroup(title: "Output") var writing: OutputOptions
  @OptionGroup(title: "Reading") var reading: InputOptions

  /// The file of the findings; nil for standard output. A repair writes its clean file to `--output` instead.
  private var outputOfFindings: String? { repair ? nil : writing.output }

  private var format: DocumentFormat { formatting.format(for: outputOfFindings) }

  private var job: CheckJob {
    CheckJob(
      inputs: inputs, earth: earth,
      repair: repair ? CheckJob.Repair(method: repairMethod, seconds: repairSeconds) : nil,
      reading: reading.reading)
  }

  func validate() throws {
    try formatting.check(outputOfFindings)
    if !(repairSeconds > 0) {
      throw ValidationError("--repair-seconds \(repairSeconds) is not a time limit: give more than 0")
    }
    try job.checkOptions()
    if repair, (writing.output ?? "-") == "-" {
      throw ValidationError("--repair writes a file: name it with --output")
    }
  }

  func run() async throws {
    var result = try await job.run(
      writing.execution(threads: jobs.count, CheckDocument.parts(for: format)))
    var failures = result.failures.map { Failure($0) }
    var notices = Diagnostics()
    do {
      for case let repair? in result.entries.map(\.repair) { try writing.write(repair.bytes) }
      if let path = writing.output, let notice = result.noticeOfLostDate(path) { notices.add(notice) }
    } catch {
      // The findings are printed nevertheless.
      result = result.withoutRepairs
      failures.append(Failure(error))
    }
    notices.add(result.diagnostics)
    writing.report(notices)
    try write(CheckDocument(result, output: writing.output, writing.style), isEmpty: result.entries.isEmpty)
    for failure in failures { printError("frontline: \(failure.message)") }
    if let worst = failures.map(\.status).max() { throw ExitCode(worst) }
    try writing.messages.finish(hasWarnings: result.hasWarnings)
  }

  private func write(_ document: CheckDocument, isEmpty: Bool) throws {
    if isEmpty, format != .json { return }
    guard let bytes = try document.bytes(as: format) else { return }
    try Output.write(bytes, to: repair ? nil : writing.output, overwrite: writing.overwrite)
  }
}

extension CheckRepairMethod: ExpressibleByArgument {}
