import FrontLine

/// The snapshots that a walk goes through: as they are named, or a series in the order of its days.
struct WalkedInputs: Sendable {
  let all: [SnapshotInput]
  /// The index of the first that counts; the one before it, if any, is there to be compared with.
  let first: Int
  /// Where they are a series.
  private let dated: DatedInputs?
  private let needsPredecessor: Bool

  /// As they are named.
  init(_ inputs: [SnapshotInput], first: Int = 0) {
    (all, self.first, dated, needsPredecessor) = (inputs, first, nil, false)
  }

  /// A series.
  ///
  /// - Parameter needsPredecessor: what has none before it does not count.
  init(_ dated: DatedInputs, needsPredecessor: Bool = false) {
    all = dated.inputs
    first = needsPredecessor ? max(1, dated.first) : dated.first
    self.dated = dated
    self.needsPredecessor = needsPredecessor
  }

  /// Throws where maps that are compared were not named one by one and are of several sources.
  func requireOneSource(among files: [Provenance.File]) throws(JobError) {
    try dated?.requireOneSource(among: files)
  }

  /// Those that count.
  var counted: ArraySlice<SnapshotInput> { all[min(first, all.count)...] }
}

extension WalkedInputs: OrderedInputs {
  func expanded(
    _ found: SeveralDays, _ options: SnapshotReader.Options, _ execution: Execution
  ) async throws -> WalkedInputs {
    if let dated {
      return WalkedInputs(
        try await dated.expanded(found, options, execution), needsPredecessor: needsPredecessor)
    }
    return WalkedInputs(try await SnapshotInputs.expanded(all, found, options, execution), first: first)
  }

  func corrected(
    by found: [DatedInputs.Time?], with options: SnapshotReader.Options
  ) throws -> WalkedInputs? {
    guard let dated else { return nil }
    // Nobody has read those before.
    let unread = [DatedInputs.Time?](repeating: nil, count: all.count - found.count)
    return try dated.corrected(by: unread + found, with: options).map {
      WalkedInputs($0, needsPredecessor: needsPredecessor)
    }
  }
}
