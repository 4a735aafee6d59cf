import ArgumentParser
import GeoJSON

/// Which way the rings of polygons run where they are written as GeoJSON.
struct WindingOption: ParsableArguments {
  enum Winding: String, ExpressibleByArgument, CaseIterable { case counterclockwise, clockwise }

  @Option(help: "Which way the exteriors of polygons run in GeoJSON: clockwise for D3.")
  var winding = Winding.counterclockwise

  /// The same for the writer.
  var ofWriter: GeoJSONWriter.Winding { winding == .clockwise ? .clockwise : .counterClockwise }

  /// Throws where it is asked for in another format, which has its own rule, or no rings.
  func check(isGeoJSON: Bool, format: String) throws {
    if winding == .clockwise, !isGeoJSON {
      throw ValidationError(
        "--winding is of GeoJSON, and the format is \(format): leave it out, or add --format geojson")
    }
  }
}
