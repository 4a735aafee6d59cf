import FrontLine

/// Inputs whose number and order are known for certain only when they have been read.
protocol OrderedInputs: Sendable {
  /// The inputs with the maps of files that turned out to hold several days.
  ///
  /// - Parameter found: The first of these files.
  func expanded(
    _ found: SeveralDays, _ options: SnapshotReader.Options, _ execution: Execution
  ) async throws -> Self

  /// The inputs in the order of the days that they say themselves; nil where that is the order at hand.
  ///
  /// - Parameter found: when each was made by its content, or each of the last of them where the first were not read;
  ///   nil of what can't be read.
  func corrected(by found: [DatedInputs.Time?], with options: SnapshotReader.Options) throws -> Self?
}

extension OrderedInputs {
  /// Goes through the inputs, and once more where it turns out that there are more of them, or in another order.
  ///
  /// Names are nearly always right, and reading all files before they are gone through would take half of the time.
  ///
  /// - Parameters:
  ///   - pass: Goes through all inputs once; whether progress is told: what is gone through again is not.
  ///   - time: When an input was made by its content.
  func walked<Outcome: Sendable>(
    _ options: SnapshotReader.Options, _ execution: Execution,
    pass: (Self, _ isTold: Bool) async throws -> [Outcome], time: (Outcome) -> DatedInputs.Time?
  ) async throws -> (inputs: Self, outcomes: [Outcome]) {
    var (inputs, isTold) = (self, true)
    while true {
      do {
        let outcomes = try await pass(inputs, isTold)
        guard let corrected = try inputs.corrected(by: outcomes.map(time), with: options) else {
          return (inputs, outcomes)
        }
        (inputs, isTold) = (corrected, false)
      } catch let found as SeveralDays {
        inputs = try await inputs.expanded(found, options, execution)
      }
    }
  }
}
