public import FrontLine
import FrontLineArchive
import Interruptions
import Measurement

/// Adds snapshots to an archive or to a database, in one transaction.
///
/// Told to stop, it rolls back: no journal is left.
public struct ArchiveAddJob: Hashable, Sendable {
  /// The archive, or the address of a database.
  public var archive: String
  /// The name under which messages speak of it.
  public var shownAs: String
  /// Files, folders, archives, or `-`.
  public var inputs: [String]
  /// The days of which snapshots are added.
  public var range: DateRange
  /// Whether files that can't be read are left out, with a warning.
  public var keepsGoing: Bool
  /// How maps are read.
  public var reading: Reading
  /// The time that is noted.
  public var now: Instant

  /// Creates a job.
  public init(
    archive: String, shownAs: String? = nil, inputs: [String], range: DateRange = .init(),
    keepsGoing: Bool = false, reading: Reading = .init(), now: Instant
  ) {
    self.archive = archive
    self.shownAs = shownAs ?? archive
    self.inputs = inputs
    self.range = range
    self.keepsGoing = keepsGoing
    self.reading = reading
    self.now = now
  }

  /// - Parameter document: writes a provenance as JSON, which a database keeps of each snapshot.
  public func run(
    _ execution: Execution, documenting document: (@Sendable (Provenance) -> String)? = nil
  ) async throws -> ArchiveAddResult {
    try range.validate()
    var result = ArchiveAddResult()
    let options = try reading.options()
    let (named, notices) = try SnapshotInputs.resolve(inputs, options, keepsGoing: keepsGoing)
    result.diagnostics.add(notices)
    var inputs = named
    if inputs.count > 1 || !range.isOpen { inputs = try inOrder(inputs, options) }
    while true {
      do {
        let target = try renamed { try AddingTarget(archive, now: now, document: document) }
        // What is told to stop rolls back: else a journal would be left, and whoever opens the archive next had to do it.
        return try await Interruption.deferring { [inputs, result] in
          try await add(inputs, options, to: target, execution, result)
        }
      } catch let found as SeveralDays {
        // Nothing was added. The days of a file lie among those of others.
        inputs = try inOrder(
          try await SnapshotInputs.expanded(inputs, found, options, execution), options)
      }
    }
  }

  private enum Prepared: Sendable {
    case ready(PreparedSnapshot, path: String, Diagnostics, of: Diagnostic?)
    case failed(JobError)
  }

  private func add(
    _ inputs: [SnapshotInput], _ options: SnapshotReader.Options, to target: AddingTarget,
    _ execution: Execution, _ begun: ArchiveAddResult
  ) async throws -> ArchiveAddResult {
    var result = begun
    let writer = target.writer
    do {
      execution.progress?.begin(total: inputs.count)
      defer { execution.progress?.end() }
      // So many at a time are held in memory, measured and encoded.
      let batch = 32 * execution.threads
      for start in stride(from: 0, to: inputs.count, by: batch) {
        let indices = start..<min(start + batch, inputs.count)
        for prepared in try await prepare(inputs, indices, options, target, execution) {
          try add(prepared, to: target, &result)
        }
      }
      if result.counts.isEmpty { throw SnapshotInputs.nothingReadable(result.diagnostics) }
      try renamed { try writer.commit() }
    } catch {
      writer.rollBack()
      throw error
    }
    return result
  }

  /// In the order of their dates, the second the tie-breaker.
  private func inOrder(
    _ inputs: [SnapshotInput], _ options: SnapshotReader.Options
  ) throws -> [SnapshotInput] {
    let reader = try SnapshotReader.reprojecting(options)
    let dated = inputs.flatMap { self.dated($0, options, reader) }
    let byPath = Dictionary(dated.map { ($0.entry.path, $0.input) }) { first, _ in first }
    let series = SnapshotSeries(dated.map(\.entry)).entries.filter { entry in
      // What can't be dated fails when its turn comes.
      entry.date == .latest || ((range.since ?? .earliest)...(range.until ?? .latest)).contains(entry.date)
    }
    if series.isEmpty {
      throw JobError(
        .badData, "none of the \(dated.count) snapshots is of these days: widen \(.since) and \(.until)")
    }
    return series.compactMap { byPath[$0.path] }
  }

  /// The maps in an input, each with its date; what has none before it is read is read.
  private func dated(
    _ input: SnapshotInput, _ options: SnapshotReader.Options, _ reader: SnapshotReader
  ) -> [(entry: SnapshotSeries.Entry, input: SnapshotInput)] {
    func entry(_ input: SnapshotInput, _ date: CalendarDate?, _ instant: Instant?) -> SnapshotSeries.Entry {
      SnapshotSeries.Entry(path: input.path, date: date ?? .latest, instant: instant)
    }
    var input = input
    do {
      // Standard input is gone when it has been read.
      input = try input.held(options)
      if let date = input.named.date { return [(entry(input, date, input.named.instant), input)] }
      let snapshot = try input.read(with: reader, digest: true).snapshot
      return [(entry(input, snapshot.date, snapshot.publishedAt), input)]
    } catch let several as SeveralDays {
      return several.inputs.map { (entry($0, $0.named.date, $0.named.instant), $0) }
    } catch {
      // What can't be read is reported when its turn comes.
      return [(entry(input, nil, nil), input)]
    }
  }

  private func prepare(
    _ inputs: [SnapshotInput], _ indices: Range<Int>, _ options: SnapshotReader.Options,
    _ target: AddingTarget, _ execution: Execution
  ) async throws -> [Prepared] {
    let (keepsGoing, progress) = (keepsGoing, execution.progress)
    let (known, isDatabase, document) = (target.writer.known, target.isDatabase, target.document)
    return try await execution.mapInChunks(count: indices.count, isTold: false) {
      (
        reader: try SnapshotReader.reprojecting(options),
        preparer: try SnapshotPreparer(
          known: known, measuring: isDatabase ? .all : .repeatable, keepsPatches: isDatabase),
        last: Int?.none
      )
    } _: { worker, number in
      defer { progress?.advance() }
      if Interruption.isPending { throw CancellationError() }
      let index = indices.lowerBound + number
      do {
        if worker.last != index - 1 {
          // After the nearest that can be read.
          var before: Snapshot?
          for input in inputs[..<index].reversed() where before == nil {
            before = try? input.read(with: worker.reader, digest: false).snapshot
          }
          worker.preparer.start(after: before)
        }
        worker.last = index
        let loaded = try inputs[index].read(with: worker.reader, digest: true)
        var prepared = try worker.preparer.prepare(loaded.snapshot, sha256: loaded.file.sha256 ?? "")
        if isDatabase { prepared.note = SnapshotNote(of: prepared, loaded, document) }
        return .ready(prepared, path: loaded.file.path, loaded.diagnostics, of: loaded.noticeOfFile)
      } catch {
        guard keepsGoing, !(error is SeveralDays) else { throw error }
        return .failed(JobError(error))
      }
    }
  }

  private func add(_ prepared: Prepared, to target: AddingTarget, _ result: inout ArchiveAddResult) throws {
    if Interruption.isPending { throw CancellationError() }
    switch prepared {
    case .failed(let failure): result.diagnostics.leaveOut(failure)
    case .ready(let map, let path, let diagnostics, let noticeOfFile):
      let outcome = try renamed { try target.writer.add(map) }
      result.count(outcome)
      if let noticeOfFile { result.diagnostics.addOnce(noticeOfFile) }
      if outcome != .unchanged { result.diagnostics.add(diagnostics) }
      switch outcome {
      case .added, .unchanged: break
      case .revised(let number):
        result.diagnostics.add(
          Diagnostic(
            .revision, path: path,
            message: "differs from what the \(target.isDatabase ? "database" : "archive") has of \(map.date)",
            advice: "kept as revision \(number), which counts from now on",
            values: ["revision": .integer(Int64(number))]))
      case .restored(let number):
        result.diagnostics.add(
          Diagnostic(
            .revision, severity: .notice, path: path,
            message: "is revision \(number) of \(map.date), which counts again",
            values: ["revision": .integer(Int64(number))]))
      }
    }
  }

  /// An archive that is being made is spoken of by the name that it will have.
  private func renamed<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch var error as ArchiveError {
      if error.path == archive { error.path = shownAs }
      throw error
    }
  }
}

extension Diagnostic.Code {
  /// A map differs from what an archive has of its day.
  public static let revision = Self("revision")
}

/// What became of snapshots that were to be added.
public struct ArchiveAddResult: Sendable {
  /// What is to be known.
  public internal(set) var diagnostics = Diagnostics()
  fileprivate(set) var counts: [ArchiveOutcome: Int] = [:]

  /// The number of maps that were added.
  public var addedCount: Int { counts[.added] ?? 0 }
  mutating func count(_ outcome: ArchiveOutcome) { counts[outcome.kind, default: 0] += 1 }

  /// Kept as revisions of days that the archive has.
  public var revisedCount: Int { counts[.revised(0)] ?? 0 }
  /// Earlier revisions that count again.
  public var restoredCount: Int { counts[.restored(0)] ?? 0 }
  /// There already.
  public var unchangedCount: Int { counts[.unchanged] ?? 0 }
}

extension ArchiveOutcome {
  /// The outcome without its number.
  fileprivate var kind: ArchiveOutcome {
    switch self {
    case .added, .unchanged: self
    case .revised: .revised(0)
    case .restored: .restored(0)
    }
  }
}
