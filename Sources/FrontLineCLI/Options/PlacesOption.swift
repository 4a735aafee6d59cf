import ArgumentParser
import FrontLineKit

/// The places that a command knows by name.
struct PlacesOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Know the places of a file, points with names, instead of the built-in ones; +FILE adds them.",
      valueName: "FILE"), completion: .file())
  var places: String?

  var input: PlacesInput? { places.map { PlacesInput($0) } }

  func validate() throws {
    if let input, input.path.isEmpty { throw ValidationError("--places names no file: give FILE or +FILE") }
  }
}
