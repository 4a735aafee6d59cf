import ArgumentParser
import FrontLineKit

/// The regions that figures are divided among.
struct RegionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Also give figures by region: a file of polygons with names.", valueName: "REGIONS"),
    completion: .file())
  var by: String?

  @Option(
    help: ArgumentHelp(
      "The property with the names of regions. (default: detected)", valueName: "PROPERTY"))
  var regionName: String?

  @Option(
    name: .customLong("region-id"),
    help: ArgumentHelp(
      "The property with the codes of regions. (default: detected)", valueName: "PROPERTY"))
  var regionID: String?

  func validate() throws {
    if by == nil, regionName != nil || regionID != nil {
      throw ValidationError("--region-name and --region-id say how regions are read: name the file with --by")
    }
  }

  /// The regions; nil if none are asked for.
  var input: RegionsInput? {
    by.map { RegionsInput(path: $0, nameProperty: regionName, idProperty: regionID) }
  }
}
