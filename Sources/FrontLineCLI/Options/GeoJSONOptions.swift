import ArgumentParser
import GeoJSON

/// The decimals of coordinates in GeoJSON.
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

/// The winding of polygons in GeoJSON.
struct WindingOption: ParsableArguments {
  enum Winding: String, ExpressibleByArgument, CaseIterable { case counterclockwise, clockwise }

  @Option(help: "The winding of the outer rings of polygons in GeoJSON; D3 needs clockwise.")
  var winding = Winding.counterclockwise

  /// The winding as the writer of GeoJSON names it.
  var ofWriter: GeoJSONWriter.Winding { winding == .clockwise ? .clockwise : .counterClockwise }

  /// Throws if clockwise rings are asked for in another format, which has its own rule or no rings.
  func check(isGeoJSON: Bool, format: String) throws {
    if winding == .clockwise, !isGeoJSON {
      throw ValidationError(
        "--winding works with GeoJSON only, and the format is \(format): leave it out, or add --format geojson"
      )
    }
  }
}
