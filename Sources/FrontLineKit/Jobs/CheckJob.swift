public import Checking
public import FrontLine
import FrontLineArchive
import GeoJSON
public import Measurement

/// Everything that is wrong with files, in one pass, and a clean copy of one.
public struct CheckJob: Job {
  public static let name = "check"

  /// How a file is mended.
  public struct Repair: Hashable, Sendable {
    /// The rule by which polygons are repaired.
    public var method: CheckRepairMethod
    /// How long it may take.
    public var seconds: Double

    /// Creates the wish for a repair.
    public init(method: CheckRepairMethod = .structure, seconds: Double = 30) {
      self.method = method
      self.seconds = seconds
    }
  }

  /// Files, folders, or `-`; none: the embedded sample.
  public var inputs: [String] = []
  /// The earth that areas are measured on.
  public var earth = EarthModel.wgs84
  /// Of one file; nil: none is mended.
  public var repair: Repair?
  /// How files are read.
  public var reading = Reading()

  /// Creates a job to be filled in.
  public init() {}

  /// Creates a job.
  public init(
    inputs: [String], earth: EarthModel = .wgs84, repair: Repair? = nil, reading: Reading = .init()
  ) {
    self.inputs = inputs
    self.earth = earth
    self.repair = repair
    self.reading = reading
  }

  public func validate() throws(JobError) {
    guard let repair else { return }
    if !(repair.seconds > 0) {
      throw .request("\(.repairSeconds) \(repair.seconds) is not positive: give more than 0")
    }
    if inputs.count != 1 { throw .request("\(.repair) mends one file: name one") }
  }

  public func run(_ execution: Execution) async throws -> CheckResult {
    try validate()
    let options = try reading.options()
    var inputs: [SnapshotInput] = []
    var diagnostics = Diagnostics()
    var failures: [JobError] = []
    if self.inputs.isEmpty {
      inputs = SnapshotInput.sample
      diagnostics.add(.sample)
    }
    var found: [String] = []
    for path in self.inputs {
      do {
        if let map = try ArchiveInputs.resolve(path, nil)?.last { throw Self.archived(map) }
        if let day = try DaySelection.resolve(path, options) {
          inputs += try files(ofDay: day)
          continue
        }
        _ = try InputList(expanding: [path])
        found.append(path)
      } catch {
        failures.append(JobError(error))
      }
    }
    // All of them together, in an order that does not hang on that of the arguments.
    if !found.isEmpty {
      let list = try InputList(expanding: found)
      for entry in list.entries {
        if let map = try? ArchiveInputs.resolve(entry.path, nil)?.last {
          failures.append(Self.archived(map))
        } else {
          inputs.append(.file(entry.path))
        }
      }
      diagnostics.add(list.notices)
    }
    if repair != nil, inputs.count > 1, let path = self.inputs.first {
      throw JobError.request(
        "\(.repair) mends one file, and \(displayName(ofPath: path)) holds \(inputs.count): name one of them")
    }
    try SnapshotInputs.requireOneForDate(options, inputs.count)
    let checked = try await check(inputs, options, execution)
    let entries = checked.flatMap(\.entries)
    failures += checked.flatMap { found in
      found.failure.map { [$0] } ?? found.entries.compactMap(\.failure)
    }
    return CheckResult(
      entries: entries, failures: failures, diagnostics: diagnostics,
      provenance: Provenance(
        files: entries.map(\.file), territory: .allOccupied, earth: earth, denominator: .ukraine,
        repairs: entries.flatMap { entry in
          entry.repair.map { Provenance.Repair.all(of: $0.report, path: entry.file.path) } ?? []
        }, notices: diagnostics.notices, statement: CountStatement { CheckResult.line(of: entries, in: $0) }))
  }

  /// What is checked of the map of one day: its file, or of a file of several days its part.
  private func files(ofDay day: SnapshotInput) throws -> [SnapshotInput] {
    switch day.origin {
    case .layers(_, let files, _): return files.map { .file($0) }
    case .day, .converted:
      if repair != nil {
        let name = displayName(ofPath: day.path)
        throw JobError.request(
          "\(name): \(.repair) mends a whole file, and this is one day of it: take it out first with "
            + "\(action: .export) \(name) -o FILE.geojson")
      }
      return [day]
    case .file, .held, .sample, .archived, .loaded: return [.file(day.path)]
    }
  }

  /// What an archive holds was read when it was added: there is no text left to find faults in.
  private static func archived(_ map: SnapshotInput) -> JobError {
    let name = displayName(ofPath: map.path)
    if case .archived(_, let store) = map.origin, !(store is SnapshotArchive) {
      return JobError(
        .badData,
        "\(name): a map in a database, which was checked when it was added: check what frontline export \(name) -o "
          + "FILE.geojson writes")
    }
    return JobError(
      .badData,
      "\(name): a map in an archive, which was checked when it was added: make sure of the archive with frontline archive verify, or "
        + "check what frontline export \(name) -o FILE.geojson writes")
  }

  /// What was found of a file or of its layers, and why it was not opened or mended.
  private struct Checked: Sendable {
    var entries: [CheckResult.Entry] = []
    var failure: JobError?
  }

  /// A file that can't be opened does not stop the others.
  private func check(
    _ inputs: [SnapshotInput], _ options: SnapshotReader.Options, _ execution: Execution
  ) async throws -> [Checked] {
    let (earth, repair) = (earth, repair)
    return try await execution.mapInChunks(count: inputs.count) {
      try FileChecker(options: options, earth: earth)
    } _: { checker, index in
      var checked = Checked()
      do {
        try inputs[index].check(with: checker, digest: execution.wantsDigest) { bytes, entry, isConverted in
          checked.entries.append(entry)
          guard let repair else { return }
          if isConverted {
            throw JobError(
              .badData,
              "\(displayName(ofPath: inputs[index].path)): \(.repair) writes GeoJSON, and this is another format: convert it "
                + "with frontline export first")
          }
          checked.entries[checked.entries.count - 1].repair = try repair.mend(
            bytes, entry.file.path, with: checker)
        }
      } catch {
        checked.failure = JobError(error)
      }
      return checked
    }
  }
}

extension CheckJob.Repair {
  fileprivate func mend(
    _ bytes: borrowing PaddedBytes, _ path: String, with checker: FileChecker
  ) throws -> CheckResult.Repair {
    do {
      let (clean, report) = try checker.repair(bytes, path: path, method: method, withinSeconds: seconds)
      return CheckResult.Repair(bytes: clean, report: report)
    } catch let error as RepairError {
      throw JobError(
        error.kind == .beyondRepair ? .badData : .computationFailed,
        "\(displayName(ofPath: path)): \(error.wording)")
    }
  }
}

/// What is wrong with files.
public struct CheckResult: JobResult {
  /// A mended map, and what that changed.
  public struct Repair: Sendable {
    /// The clean text.
    public let bytes: [UInt8]
    /// What was changed.
    public let report: RepairReport
  }

  /// What one file holds.
  public struct Entry: Sendable {
    /// The file.
    public let file: Provenance.File
    /// About the file as it was.
    public let report: CheckReport
    /// Where it was asked for and could be done.
    public internal(set) var repair: Repair?

    package init(file: Provenance.File, report: CheckReport, repair: Repair? = nil) {
      self.file = file
      self.report = report
      self.repair = repair
    }
  }

  /// One for each file that could be opened.
  public let entries: [Entry]
  /// Why files could not be opened or mended, and of each that breaks its rules the first error.
  public let failures: [JobError]
  public let diagnostics: Diagnostics
  public let provenance: Provenance

  /// The same where the mended map could not be written.
  public var withoutRepairs: CheckResult {
    var provenance = provenance
    provenance.repairs = []
    let entries = entries.map { Entry(file: $0.file, report: $0.report) }
    return CheckResult(
      entries: entries, failures: failures, diagnostics: diagnostics, provenance: provenance)
  }

  /// Whether anything was found that is no error and no notice.
  public var hasWarnings: Bool { entries.contains { $0.report.count(.warning) > 0 } }

  /// `3 files: 1 error, 2 warnings, 0 notices.`
  fileprivate static func line(of entries: [Entry], in language: Language) -> String {
    func total(_ severity: CheckFinding.Severity) -> Int {
      entries.reduce(0) { $0 + $1.report.count(severity) }
    }
    let counts: [(CountedNoun, Int)] = [
      (.error, total(.error)), (.warning, total(.warning)), (.notice, total(.notice)),
    ]
    return "\(CountedNoun.file.counted(entries.count, in: language)): "
      + counts.map { $0.counted($1, in: language) }.joined(separator: ", ") + "."
  }
}

extension CheckResult.Entry {
  /// The first error, which says how many more there are; nil where there is none, and of a file that was mended.
  fileprivate var failure: JobError? {
    let count = report.count(.error)
    guard count > 0, repair == nil, let first = report.findings.first(where: { $0.severity == .error }) else {
      return nil
    }
    let location = first.location.description
    let more = count > 1 ? " and \(count - 1) more errors" : ""
    let whereabouts = location.isEmpty ? "" : " (where: \(location))"
    return JobError(
      .badData,
      "\(displayName(ofPath: report.path)): \(first.message)\(more)\(whereabouts): \(first.consequence)")
  }
}
