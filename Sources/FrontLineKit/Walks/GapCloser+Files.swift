import FrontLine
import Measurement
import Proximity

extension GapCloser {
  /// Throws where it is no width of gaps to close.
  static func validate(_ meters: Double) throws(JobError) {
    if !(0...10_000).contains(meters) {
      throw .request("\(.gap) \(meters) is not between 0 and 10000 metres")
    }
  }

  /// Closes the gaps of a file's land. Throws a ``JobError`` that names the file where they are too many.
  func close(_ land: Land, path: String) throws -> ClosedLand {
    do {
      return try close(land)
    } catch is GapLimitExceeded {
      throw JobError(
        .badData,
        "\(displayName(ofPath: path)): too many borders of the territory lie within \(limitMeters) m of one another to "
          + "close the gaps between them: look for hatching in the file, or give \(.gap) 0")
    }
  }
}
