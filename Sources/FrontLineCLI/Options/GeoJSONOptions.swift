import ArgumentParser
import GeoJSON

/// The decimals of coordinates in GeoJSON.
struct PrecisionOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Decimals of coordinates in GeoJSON, 0 to 15, or full for unrounded ones. (default: 7)",
      valueName: "N|full"))
  var precision: Precision?

  /// Nil: coordinates are not rounded.
  var decimals: Int? { precision.map(\.decimals) ?? 7 }

  /// The decimals as the writer of GeoJSON takes them.
  var ofWriter: Int { decimals ?? GeoJSONWriter.Options.fullPrecision }
}

/// The decimals that coordinates are written with.
enum Precision: ExpressibleByArgument {
  case decimals(Int)
  case full

  init?(argument: String) {
    if argument == "full" {
      self = .full
    } else if let count = Int(argument), (0...15).contains(count) {
      self = .decimals(count)
    } else {
      return nil
    }
  }

  /// Nil: coordinates are not rounded.
  var decimals: Int? { if case .decimals(let count) = self { count } else { nil } }
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
