import ArgumentParser

/// The properties of places that are carried into the output.
struct CarryOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Carry properties of the places along: names of the file of --places, or katottg, geonames, near, region_uk of built-in places.",
      valueName: "a,b"))
  var carry: String?

  var properties: [String] { carry?.split(separator: ",").map(String.init) ?? [] }

  func validate() throws {
    if let carry, properties.isEmpty || Set(properties).count < properties.count {
      throw ValidationError("--carry \(carry): name each property once, with commas between them")
    }
  }
}
