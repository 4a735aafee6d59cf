import FrontLine
import Measurement
import Proximity

/// Goes through snapshots on all cores and asks something of the land of each.
struct LandWalk: Sendable {
  var inputs: WalkedInputs
  let reading: SnapshotReader.Options
  let territory: Territory
  let earth: EarthModel
  /// Gaps of the territory narrower than this are closed.
  let gapMeters: Double
  let execution: Execution

  /// Which of the snapshots is asked about.
  struct Turn {
    let index: Int
    /// The number of snapshots.
    let count: Int

    var isOnly: Bool { count == 1 }
    var isLast: Bool { index == count - 1 }
  }

  /// What was asked, and what is to be said about the file.
  struct Answer<Value: Sendable>: Sendable {
    let value: Value
    let file: MeasuredFile
    fileprivate let time: DatedInputs.Time?
    /// What was closed in the map, without its places.
    let closedGaps: (count: Int, squareKilometers: Double)
  }

  /// The snapshots that the arguments name: one as it is, several by date.
  static func inputs(
    _ paths: [String], _ range: DateRange, _ options: SnapshotReader.Options,
    _ diagnostics: inout Diagnostics
  ) throws -> WalkedInputs {
    if range.isOpen {
      let (inputs, notices) = try SnapshotInputs.resolve(paths, options)
      if inputs.count == 1 {
        diagnostics.add(notices)
        return WalkedInputs(inputs)
      }
    }
    return WalkedInputs(try DatedInputs(paths, range, options, &diagnostics))
  }

  func answers<State, Value: Sendable>(
    _ makeState: @Sendable @escaping () throws -> State,
    _ ask: @Sendable @escaping (inout State, Survey, ClosedLand, Turn) throws -> Value
  ) async throws -> [Answer<Value>] {
    try await inputs.walked(reading, execution) { inputs, isTold in
      let counted = Array(inputs.counted)
      return try await execution.mapInChunks(count: counted.count, isTold: isTold) {
        (
          reader: try SnapshotReader.reprojecting(reading), surveyor: try Surveyor(earth: earth),
          closer: GapCloser(limitMeters: gapMeters), state: try makeState()
        )
      } _: { worker, index in
        let loaded = try counted[index].read(with: worker.reader, digest: execution.wantsDigest)
        let survey = try worker.surveyor.survey(loaded.snapshot)
        let land = try worker.closer.close(survey.land(of: territory), path: loaded.file.path)
        return Answer(
          value: try ask(&worker.state, survey, land, Turn(index: index, count: counted.count)),
          file: try MeasuredFile(loaded, survey),
          time: DatedInputs.Time(loaded, of: counted[index]),
          closedGaps: (land.gaps.count, land.squareKilometers))
      }
    } time: {
      $0.time
    }.outcomes
  }

  /// The diagnostics about the files, and the repairs as provenance has them.
  static func repairs<Value>(
    of answers: [Answer<Value>], _ diagnostics: inout Diagnostics
  ) -> [Provenance.Repair] {
    if let mixed = Diagnostic(mixedSourcesOf: answers.map(\.file.file)) { diagnostics.add(mixed) }
    for answer in answers { diagnostics.add(answer.file) }
    return answers.flatMap(\.file.repairs)
  }

  /// What was closed in all maps together.
  func gaps<Value>(of answers: [Answer<Value>]) -> Provenance.Gaps {
    var gaps = Provenance.Gaps(belowMeters: gapMeters)
    for answer in answers {
      gaps.add(count: answer.closedGaps.count, squareKilometers: answer.closedGaps.squareKilometers)
    }
    return gaps
  }
}
