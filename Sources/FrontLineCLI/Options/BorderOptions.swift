import ArgumentParser
import FrontLineAnalysis

/// What of the outline of a territory is no front: state border and coast.
struct BorderOptions: ParsableArguments {
  @Option(
    name: .customLong("border"),
    help: ArgumentHelp(
      "Leave out of the front line what runs along these lines or polygons of state border and coast.",
      valueName: "FILE"), completion: .file())
  var path: String?

  @Option(
    name: .customLong("border-tolerance"),
    help: ArgumentHelp("How far a line may run beside the border and still be it, in metres.", valueName: "M")
  )
  var toleranceMeters = StateBorder.defaultToleranceMeters

  func validate() throws {
    if !(10...50_000).contains(toleranceMeters) {
      throw ValidationError("--border-tolerance \(toleranceMeters) is not between 10 and 50000 metres")
    }
  }

  /// Reads the border; nil where none is named. Throws where the file can't be read.
  ///
  /// Between its own polygons gaps are closed in any case: borders between oblasts are no state border.
  func stateBorder(gapMeters: Double = 0, _ messages: inout Messages) throws -> StateBorder? {
    try GeometryFile.stateBorder(
      of: path, toleranceMeters: toleranceMeters, gapMeters: max(gapMeters, GapCloser.defaultMeters),
      &messages)
  }
}
