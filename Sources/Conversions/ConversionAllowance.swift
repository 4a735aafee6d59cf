/// The limits of time, output and processes for the conversion of one input, however many files it contains.
public struct ConversionAllowance: Sendable {
  let timeLimit: Duration
  let deadline: ContinuousClock.Instant
  let maximumBytes: Int
  private(set) var bytesLeft: Int
  let maximumProcesses: Int
  private(set) var processesLeft: Int

  /// - Parameters:
  ///   - maximumBytes: the limit for all GeoJSON that is produced from the input.
  ///   - maximumProcesses: how many programs may be run for it, one after another.
  init(timeLimit: Duration, maximumBytes: Int, maximumProcesses: Int) {
    self.timeLimit = timeLimit
    deadline = .now + timeLimit
    self.maximumBytes = maximumBytes
    bytesLeft = maximumBytes
    self.maximumProcesses = maximumProcesses
    processesLeft = maximumProcesses
  }

  /// Counts one run of a program. Throws where none is left.
  mutating func takeProcess(place: String) throws(ConversionError) {
    guard processesLeft > 0 else {
      throw ConversionError(
        .badData, operation: "ogr2ogr",
        message: "it has more layers than are converted: the limit is \(maximumProcesses) runs of GDAL",
        place: place,
        advice: "split it, or convert it by hand and give the GeoJSON")
    }
    processesLeft -= 1
  }

  /// Counts the output of a program.
  mutating func takeBytes(_ count: Int) { bytesLeft -= count }
}
