import ArgumentParser
import FrontLine
import FrontLineAnalysis
import FrontLineArchive
import FrontLineReport
import Interruptions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Adds the snapshots that arguments name to an archive, in one transaction.
struct ArchiveAddition {
  let archive: String
  /// The name under which messages speak of it.
  let shownAs: String
  let reading: SnapshotReader.Options
  let options: AddingOptions
  let now: Instant

  /// What came of it.
  struct Summary {
    var messages = Messages()
    var counts: [ArchiveOutcome: Int] = [:]
  }

  private enum Prepared: Sendable {
    case ready(PreparedSnapshot, path: String, Messages)
    case failed(Failure)
  }

  func add(_ paths: [String]) async throws -> Summary {
    var summary = Summary()
    let inputs = try inOrder(paths, &summary.messages)
    let writer = try renamed {
      try ArchiveWriter(path: archive, now: now, tool: Tool.name) { Interruption.isPending }
    }
    // What is told to stop rolls back: else a journal would be left, and whoever opens the archive next had to do it.
    return try await Interruption.deferring { [summary] in try await add(inputs, to: writer, summary) }
  }

  private func add(
    _ inputs: [SnapshotInput], to writer: ArchiveWriter, _ begun: Summary
  ) async throws -> Summary {
    var summary = begun
    do {
      let progress = options.progress.bar(total: inputs.count, quiet: options.messages.quiet)
      defer { progress?.finish() }
      // So many at a time are held in memory, measured and encoded.
      let batch = 32 * options.jobs.count
      for start in stride(from: 0, to: inputs.count, by: batch) {
        let places = start..<min(start + batch, inputs.count)
        for prepared in try await prepare(inputs, places, writer.known, progress) {
          try add(prepared, to: writer, &summary)
        }
      }
      if summary.counts.isEmpty { throw SnapshotInputs.nothingReadable(summary.messages) }
      try renamed { try writer.commit() }
    } catch {
      writer.rollBack()
      throw error
    }
    return summary
  }

  /// In the order of their dates, the second the tie-breaker; what has no date before it is read is read.
  private func inOrder(_ paths: [String], _ messages: inout Messages) throws -> [SnapshotInput] {
    let (inputs, notices) = try SnapshotInputs.resolve(paths, reading, keepsGoing: options.keepGoing)
    messages.add(notices)
    if inputs.count == 1 { return inputs }
    let reader = try SnapshotReader.reprojecting(reading)
    var dated: [(entry: SnapshotSeries.Entry, input: SnapshotInput)] = []
    for input in inputs {
      let input = try input.held()
      var (date, instant) = input.named
      if date == nil {
        // What can't be read is reported when its turn comes.
        let snapshot = try? input.read(with: reader, digest: false).snapshot
        (date, instant) = (snapshot?.date, snapshot?.publishedAt)
      }
      dated.append((SnapshotSeries.Entry(path: input.path, date: date ?? .latest, instant: instant), input))
    }
    let byPath = Dictionary(dated.map { ($0.entry.path, $0.input) }) { first, _ in first }
    return SnapshotSeries(dated.map(\.entry)).entries.compactMap { byPath[$0.path] }
  }

  private func prepare(
    _ inputs: [SnapshotInput], _ places: Range<Int>, _ known: KnownMaps, _ progress: ProgressBar?
  ) async throws -> [Prepared] {
    let (reading, keepsGoing) = (reading, options.keepGoing)
    return try await mapInStretches(count: places.count, jobs: options.jobs.count) {
      (
        reader: try SnapshotReader.reprojecting(reading), preparer: try SnapshotPreparer(known: known),
        last: Int?.none
      )
    } _: { worker, number in
      defer { progress?.advance() }
      if Interruption.isPending { throw CancellationError() }
      let place = places.lowerBound + number
      do {
        if worker.last != place - 1 {
          // After the nearest that can be read.
          var before: Snapshot?
          for input in inputs[..<place].reversed() where before == nil {
            before = try? input.read(with: worker.reader, digest: false).snapshot
          }
          worker.preparer.start(after: before)
        }
        worker.last = place
        let loaded = try inputs[place].read(with: worker.reader, digest: true)
        let prepared = try worker.preparer.prepare(loaded.snapshot, sha256: loaded.file.sha256 ?? "")
        return .ready(prepared, path: loaded.file.path, loaded.messages)
      } catch {
        guard keepsGoing else { throw error }
        return .failed(Failure(error))
      }
    }
  }

  private func add(_ prepared: Prepared, to writer: ArchiveWriter, _ summary: inout Summary) throws {
    if Interruption.isPending { throw CancellationError() }
    switch prepared {
    case .failed(let failure): summary.messages.leaveOut(failure)
    case .ready(let map, let path, let messages):
      let outcome = try renamed { try writer.add(map) }
      summary.counts[outcome.kind, default: 0] += 1
      if outcome != .unchanged { summary.messages.add(messages) }
      switch outcome {
      case .added, .unchanged: break
      case .revised(let number):
        summary.messages.warnings.append(
          "\(displayName(ofPath: path)): differs from what the archive has of \(map.date): kept as revision \(number), "
            + "which counts from now on")
      case .restored(let number):
        summary.messages.notices.append(
          "\(displayName(ofPath: path)): is revision \(number) of \(map.date), which counts again")
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

extension ArchiveAddition {
  /// The time that is noted: that of `SOURCE_DATE_EPOCH` where it is set, so that the same bytes can be made again.
  static func now() throws -> Instant {
    let given = getenv("SOURCE_DATE_EPOCH").flatMap { Int64(String(cString: $0)) }
    guard let instant = Instant(unixSeconds: given ?? Int64(time(nil))) else {
      throw Failure.usage("the clock or SOURCE_DATE_EPOCH is outside the years 0 to 9999: set it right")
    }
    return instant
  }
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

extension ArchiveAddition.Summary {
  /// Says what came of it, and ends with status 2 where there were warnings and the user is strict.
  func report(_ archive: String, _ options: AddingOptions) throws {
    func count(_ outcome: ArchiveOutcome) -> Int { counts[outcome] ?? 0 }
    var parts = ["\(count(.added)) added"]
    if count(.revised(0)) > 0 { parts.append("\(count(.revised(0))) kept as revisions") }
    if count(.restored(0)) > 0 { parts.append("\(count(.restored(0))) count again") }
    parts.append("\(count(.unchanged)) there already")
    options.messages.report(messages)
    options.messages.report(notice: "\(displayName(ofPath: archive)): \(parts.joined(separator: ", "))")
    try options.messages.finish(messages)
  }
}
