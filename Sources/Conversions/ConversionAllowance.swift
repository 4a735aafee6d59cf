/// What the conversion of one input may cost, however many files there are in it.
public struct ConversionAllowance: Sendable {
  let timeLimit: Duration
  let deadline: ContinuousClock.Instant
  let maximumBytes: Int
  private(set) var bytesLeft: Int
  let maximumProcesses: Int
  private(set) var processesLeft: Int

  /// - Parameters:
  ///   - maximumBytes: the most GeoJSON that is made of it.
  ///   - maximumProcesses: how many programs may be run for it, one after the other.
  init(timeLimit: Duration, maximumBytes: Int, maximumProcesses: Int) {
    self.timeLimit = timeLimit
    deadline = .now + timeLimit
    self.maximumBytes = maximumBytes
    bytesLeft = maximumBytes
    self.maximumProcesses = maximumProcesses
    processesLeft = maximumProcesses
  }

  /// Takes a program off what is left.
  mutating func takeProcess(place: String) throws(ConversionError) {
    guard processesLeft > 0 else {
      throw ConversionError(
        .badData, operation: "ogr2ogr",
        message: "there is more in it to convert than \(maximumProcesses) runs of GDAL do", place: place,
        advice: "split it, or convert it by hand and give the GeoJSON")
    }
    processesLeft -= 1
  }

  /// Takes what a program gave off what is left.
  mutating func takeBytes(_ count: Int) { bytesLeft -= count }
}
