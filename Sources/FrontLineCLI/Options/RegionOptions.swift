import ArgumentParser
import FrontLineKit

/// Figures by region: which regions, and how they are called.
struct RegionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Also by region: a file of polygons with a name each.", valueName: "REGIONS"))
  var by: String?

  @Option(help: ArgumentHelp("The property that names the regions. (default: found)", valueName: "PROPERTY"))
  var regionName: String?

  @Option(
    name: .customLong("region-id"),
    help: ArgumentHelp("The property that holds their codes. (default: found)", valueName: "PROPERTY"))
  var regionID: String?

  func validate() throws {
    if by == nil, regionName != nil || regionID != nil {
      throw ValidationError("--region-name and --region-id say how regions are read: name the file with --by")
    }
  }

  /// Nil where none are asked for.
  var input: RegionsInput? {
    by.map { RegionsInput(path: $0, nameProperty: regionName, idProperty: regionID) }
  }
}
