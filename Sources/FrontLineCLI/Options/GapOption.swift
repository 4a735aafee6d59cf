import ArgumentParser
import FrontLine
import FrontLineAnalysis

/// Below which width a gap between two parts of the territory is no front.
struct GapOption: ParsableArguments {
  @Option(
    name: .customLong("gap"),
    help: ArgumentHelp(
      "Close gaps in the territory narrower than this, as between polygons drawn side by side, before its front is "
        + "looked at; 0 closes none.",
      valueName: "METERS"))
  var meters = GapCloser.defaultMeters

  func validate() throws {
    if !(0...10_000).contains(meters) {
      throw ValidationError("--gap \(meters) is not between 0 and 10000 metres")
    }
  }

  var closer: GapCloser { GapCloser(limitMeters: meters) }
}

extension GapCloser {
  /// Closes the gaps of a file's land. Throws a ``Failure`` that names the file where they are too many.
  func close(_ land: Land, path: String) throws -> ClosedLand {
    do {
      return try close(land)
    } catch is GapLimitExceeded {
      throw Failure(
        message:
          "\(displayName(ofPath: path)): too many borders of the territory lie within \(limitMeters) m of one "
          + "another to close the gaps between them: look for hatching in the file, or give --gap 0",
        status: Failure.badData)
    }
  }
}
