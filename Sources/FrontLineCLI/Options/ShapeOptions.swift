import ArgumentParser
import FrontLineReport
import GeoTypes
import Proximity

/// How geometries are cut, simplified and rounded before they are written.
struct ShapeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Decimals of coordinates, 0 to 15, or full for unrounded ones. (default: 7 in text, else full)",
      valueName: "N|full"))
  var precision: Precision?

  @Option(
    help: ArgumentHelp(
      "Leave out vertices that lie within this distance of the simplified border; shared borders stay shared. (default: 0)",
      valueName: "METERS"), transform: NumberUnit.meters.number)
  var simplify = 0.0

  @OptionGroup var winding: WindingOption

  @Option(help: ArgumentHelp("Cut to this box, in degrees.", valueName: "W,S,E,N"), transform: Box.degrees)
  var bbox: Box?

  @Option(
    help: ArgumentHelp("Cut to the polygons of a file.", valueName: "FILE"), completion: .file())
  var clip: String?

  @OptionGroup var border: BorderOptions
  @OptionGroup var gap: GapOption

  /// Whether nothing is cut, simplified or rounded.
  var isDefault: Bool {
    precision == nil && simplify == 0 && bbox == nil && clip == nil && border.border == nil
      && gap.meters == GapCloser.defaultMeters && winding.winding == .counterclockwise
  }

  func decimals(for format: ExportFormat) -> Int? {
    precision.map(\.decimals) ?? format.defaultDecimals
  }
}
