import ArgumentParser

/// How exactly coordinates are written as GeoJSON.
struct PrecisionOption: ParsableArguments {
  @Option(
    name: .customLong("precision"),
    help: ArgumentHelp("Decimals of coordinates in GeoJSON.", valueName: "N"))
  var decimals = 7

  func validate() throws {
    if !(0...15).contains(decimals) {
      throw ValidationError("--precision \(decimals) is not between 0 and 15")
    }
  }
}
