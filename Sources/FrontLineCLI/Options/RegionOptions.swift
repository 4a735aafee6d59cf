import ArgumentParser
import FrontLine
import FrontLineAnalysis
import FrontLineReport
import GeoJSON

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

  /// Reads and prepares the regions; nil where none are asked for.
  func load(digest wantsDigest: Bool, earth: EarthModel) throws -> LoadedRegions? {
    guard let by else { return nil }
    let read = try FileDocument(by, points: .skip, digest: wantsDigest)
    let file = try RegionFile(read.document, path: by, nameProperty: regionName, idProperty: regionID)
    let map = try RegionMap(file.regions)
    return LoadedRegions(
      map: map,
      source: RegionSource(
        path: by, sha256: read.sha256, nameProperty: file.nameProperty, idProperty: file.idProperty),
      messages: try Self.messages(about: file, map, earth))
  }

  private static func messages(
    about file: RegionFile, _ map: RegionMap, _ earth: EarthModel
  ) throws -> Messages {
    var messages = Messages()
    for warning in file.warnings {
      if warning.level == .notice {
        messages.notices.append(warning.description)
      } else {
        messages.warnings.append(warning.description)
      }
    }
    let divider = RegionDivider(map, surveyor: try Surveyor(earth: earth))
    let path = displayName(ofPath: file.path)
    func name(_ region: Int) -> String { "\"\(printable(map.regions[region].name))\"" }
    for repair in map.repairs {
      let changed = signedDecimal(try divider.changedSquareMeters(by: repair) / 1e6, 3)
      messages.warnings.append(
        "\(path): the rings of region \(name(repair.region)) don't bound it as they stand: read by the "
          + "even-odd rule, which changed its area by \(changed) km²")
    }
    for overlap in try divider.overlaps() {
      messages.warnings.append(
        "\(path): regions \(overlap.regions.map(name).joined(separator: ", ")) overlap: "
          + "\(decimal(overlap.squareMeters / 1e6, 6)) km² belong to each of them, and are counted once in "
          + "the sum")
    }
    return messages
  }
}

/// Regions ready to divide areas among, with what is to be said about their file.
struct LoadedRegions: Sendable {
  let map: RegionMap
  let source: RegionSource
  let messages: Messages
}
