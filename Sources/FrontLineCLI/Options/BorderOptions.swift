import ArgumentParser
import FrontLineKit
import Proximity

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

  /// Nil where none is named.
  var border: BorderInput? { path.map { BorderInput(path: $0, toleranceMeters: toleranceMeters) } }

  /// A tolerance without a border does nothing, and is refused all the same where it is none.
  func validate() throws {
    if !(10...50_000).contains(toleranceMeters) {
      throw ValidationError("--border-tolerance \(toleranceMeters) is not between 10 and 50000 metres")
    }
  }
}
