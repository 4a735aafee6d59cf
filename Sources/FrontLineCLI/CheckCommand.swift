import ArgumentParser
import FrontLine
import FrontLineAnalysis
import FrontLineReport
import GeoJSON

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "All that is wrong with a file in one pass, and a clean file instead.",
    discussion: """
      Says what breaks JSON and RFC 7946, which polygons don't bound land and where they cross themselves, what \
      overlaps and by how much, and what the map leaves open: statuses, dates, strays, axes, units. Each with its \
      place and what follows from it.

      Status 65 where RFC 7946 is broken or the file can't be used; 0 where there are only warnings (other \
      winding, an old crs, points and lines alone, no status, polygons that area would repair), or 2 under --strict.

      --repair writes the same map with valid polygons, wound by the right-hand rule, and says what that changed. \
      All else stays as it is written: order, properties, foreign members. What can't be put right without guessing \
      is an error, and nothing is written.

      Limits: 2 GiB a file, 1 GiB out of gzip, 512 levels of nesting, numbers that a double holds, 200 findings of a \
      kind (the others are counted).

      Examples:
        frontline check map.geojson
        frontline check map.geojson --repair -o clean.geojson
      """)

  enum Format: String, OutputFormat {
    case table, json, github, markdown
    static let standard = table
  }

  @Argument(
    help: "Files, folders of snapshots, or - for standard input. (default: the embedded sample)",
    completion: .file())
  var inputs: [String] = []

  @OptionGroup var formatting: FormatOption<Format>

  @Option(help: "The earth that areas are measured on.")
  var earth = EarthModel.wgs84

  @OptionGroup var jobs: JobsOption

  @Flag(help: "Write a clean file to --output; the findings go to standard output.")
  var repair = false

  @Option(help: "How invalid polygons are made valid.")
  var repairMethod = CheckRepairMethod.structure

  @Option(help: ArgumentHelp("How long a repair may take.", valueName: "SECONDS"))
  var repairSeconds = 30.0

  @OptionGroup(title: "Reading") var reading: InputOptions
  @OptionGroup(title: "Output") var writing: OutputOptions

  /// A repair writes the clean file to the output, and the findings elsewhere.
  private var outputOfFindings: String? { repair ? nil : writing.output }

  private var format: Format { formatting.format(for: outputOfFindings) }

  func validate() throws {
    try formatting.check(outputOfFindings)
    if !(repairSeconds > 0) {
      throw ValidationError("--repair-seconds \(repairSeconds) is no time: give more than 0")
    }
    guard repair else { return }
    if inputs.count != 1 { throw ValidationError("--repair mends one file: name one") }
    if (writing.output ?? "-") == "-" {
      throw ValidationError("--repair writes a file: name it with --output")
    }
  }

  func run() async throws {
    var inputs: [SnapshotInput] = []
    var messages = Messages()
    var failures: [Failure] = []
    if self.inputs.isEmpty {
      inputs = SnapshotInput.sample
      messages.notices.append(SnapshotInputs.sampleNotice)
    }
    var found: [String] = []
    for path in self.inputs {
      do {
        if let map = try ArchiveInputs.resolve(path, nil)?.last { throw Self.archived(map) }
        _ = try InputList(expanding: [path], isGeoJSONAlone: true)
        found.append(path)
      } catch {
        failures.append(Failure(error))
      }
    }
    // All of them together, in an order that does not hang on that of the arguments.
    if !found.isEmpty {
      let list = try InputList(expanding: found, isGeoJSONAlone: true)
      inputs += list.entries.map { .file($0.path) }
      messages.notices += list.notices.map(\.description)
    }
    if repair, inputs.count > 1, let path = self.inputs.first {
      throw Failure.usage(
        "--repair mends one file, and \(displayName(ofPath: path)) holds \(inputs.count): name one of them")
    }
    try SnapshotInputs.requireOneForDate(try reading.readerOptions, inputs.count)
    let checked = try await check(inputs)
    let entries = checked.compactMap(\.entry)
    failures += checked.compactMap { $0.failure ?? $0.entry.flatMap(failure) }
    writing.report(messages)
    let document = CheckDocument(
      entries: entries,
      provenance: Provenance(
        files: entries.map(\.file), territory: .allOccupied, earth: earth, denominator: .ukraine,
        repairs: entries.flatMap { entry in
          entry.repair.map { Provenance.Repair.all(of: $0, path: entry.file.path) } ?? []
        },
        notices: messages.notices.lines, language: writing.language))
    try write(document)
    for failure in failures { printError("frontline: \(failure.message)") }
    if let worst = failures.map(\.status).max() { throw ExitCode(worst) }
    try writing.messages.finish(hasWarnings: entries.contains { $0.report.count(.warning) > 0 })
  }

  /// What an archive holds was read when it was added: there is no text left to find places in.
  private static func archived(_ map: SnapshotInput) -> Failure {
    let name = displayName(ofPath: map.path)
    return Failure(
      message:
        "\(name): a map in an archive, and check reads GeoJSON: make sure of the archive with frontline archive "
        + "verify, or check what frontline export \(name) -o FILE.geojson writes",
      status: Failure.badData)
  }

  /// What was found of a file, why it was not opened, or both: what was found before its repair failed.
  private struct Checked: Sendable {
    var entry: CheckDocument.Entry?
    var failure: Failure?
  }

  /// A file that can't be opened does not stop the others.
  private func check(_ inputs: [SnapshotInput]) async throws -> [Checked] {
    let (options, earth, format, repair) = (try reading.readerOptions, earth, format, repair ? self : nil)
    return try await mapInStretches(
      count: inputs.count, jobs: jobs.count, progress: writing.progressBar(total: inputs.count)
    ) {
      try FileChecker(options: options, earth: earth)
    } _: { checker, index in
      var checked = Checked()
      do {
        let bytes = try inputs[index].readBytes()
        var entry = try inputs[index].check(bytes, with: checker, digest: format == .json)
        checked.entry = entry
        if let repair { try repair.mend(bytes, with: checker, &entry) }
        checked.entry = entry
      } catch {
        checked.failure = Failure(error)
      }
      return checked
    }
  }

  private func mend(
    _ bytes: borrowing PaddedBytes, with checker: FileChecker, _ entry: inout CheckDocument.Entry
  ) throws {
    let path = entry.report.path
    do {
      let (clean, report) = try checker.repair(
        bytes, path: path, method: repairMethod, withinSeconds: repairSeconds)
      try writing.write(clean)
      entry.repair = report
      entry.output = writing.output
    } catch let error as RepairError {
      throw Failure(
        message: "\(displayName(ofPath: path)): \(error)",
        status: error.kind == .beyondRepair ? Failure.badData : Failure.computationFailed)
    }
  }

  private func write(_ document: CheckDocument) throws {
    let bytes =
      switch format {
      case .table: Array(document.table.utf8)
      case .json: document.json
      case .github: Array(document.annotations.utf8)
      case .markdown: Array(document.markdown.utf8)
      }
    if document.entries.isEmpty, format != .json { return }
    try Output.write(bytes, to: repair ? nil : writing.output, overwrite: writing.overwrite)
  }

  /// The line that goes with status 65; a file that was repaired has none.
  private func failure(_ entry: CheckDocument.Entry) -> Failure? {
    let count = entry.report.count(.error)
    guard count > 0, entry.repair == nil,
      let first = entry.report.findings.first(where: { $0.severity == .error })
    else { return nil }
    let place = first.place.description
    return Failure(
      message: "\(displayName(ofPath: entry.report.path)): \(first.message)"
        + (count > 1 ? " and \(count - 1) more errors" : "") + (place.isEmpty ? "" : " (where: \(place))")
        + ": \(first.consequence)", status: Failure.badData)
  }
}

extension CheckRepairMethod: ExpressibleByArgument {}
