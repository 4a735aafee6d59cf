import ArgumentParser
import FrontLine
import FrontLineKit
import Proximity

/// The parts of a territory's outline that are not front: state border and coast.
struct BorderOptions: ParsableArguments {
  @Option(
    name: .customLong("border"),
    help: ArgumentHelp(
      "Leave out of the front what runs along the state border and coast: a file of their lines or polygons.",
      valueName: "FILE"), completion: .file())
  var path: String?

  @Option(
    name: .customLong("border-tolerance"),
    help: ArgumentHelp(
      "How far from --border a line still counts as border, in metres. (default: "
        + "\(plainNumber(StateBorder.defaultToleranceMeters)))", valueName: "M"),
    transform: NumberUnit.meters.number)
  var toleranceMeters = StateBorder.defaultToleranceMeters

  /// The border; nil if none is named.
  var border: BorderInput? { path.map { BorderInput(path: $0, toleranceMeters: toleranceMeters) } }

  /// Refuses a tolerance outside 10 to 50,000 metres, even if no border is named and it does nothing.
  func validate() throws {
    if !(10...50_000).contains(toleranceMeters) {
      throw ValidationError("--border-tolerance \(toleranceMeters) is not between 10 and 50000 metres")
    }
  }
}

/// The width below which a gap in the territory is not front.
struct GapOption: ParsableArguments {
  @Option(
    name: .customLong("gap"),
    help: ArgumentHelp(
      "Close gaps in the territory that are narrower than this, such as those between polygons drawn side by side; 0 "
        + "closes none. (default: \(plainNumber(GapCloser.defaultMeters)))",
      valueName: "METERS"), transform: NumberUnit.meters.number)
  var meters = GapCloser.defaultMeters
}
