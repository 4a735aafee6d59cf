import FrontLine
import GeoJSON
import Measurement

extension Diagnostic.Code {
  /// The rings of a region don't bound it without a repair.
  public static let regionRepair = Self("regionRepair")
  /// Regions overlap.
  public static let regionOverlap = Self("regionOverlap")
}

/// Regions that areas can be divided among, with diagnostics about their file.
struct LoadedRegions: Sendable {
  let map: RegionMap
  let source: RegionSource
  let diagnostics: Diagnostics

  /// Reads and prepares the regions; nil if none are asked for.
  ///
  /// Throws if the file can't be read or its regions can't be used.
  init?(_ input: RegionsInput?, earth: EarthModel, digest wantsDigest: Bool) throws {
    guard let input else { return nil }
    let read = try FileDocument(input.path, points: .skip, digest: wantsDigest)
    let file = try RegionFile(
      read.document, path: input.path, nameProperty: input.nameProperty, idProperty: input.idProperty)
    map = try RegionMap(file.regions)
    source = RegionSource(
      path: input.path, sha256: read.sha256, nameProperty: file.nameProperty, idProperty: file.idProperty)
    diagnostics = try Self.diagnostics(of: file, map, earth)
  }

  private static func diagnostics(
    of file: RegionFile, _ map: RegionMap, _ earth: EarthModel
  ) throws -> Diagnostics {
    var diagnostics = Diagnostics(file.warnings)
    let divider = try RegionDivider(map, surveyor: try Surveyor(earth: earth))
    func name(_ region: Int) -> String { "\"\(printable(map.regions[region].name))\"" }
    for repair in map.repairs {
      let changed = try divider.changedSquareMeters(by: repair) / 1e6
      let area = try divider.squareMeters(ofRegion: repair.region) / 1e6
      let (region, size) = (name(repair.region), "\(decimal(area, 0)) km²")
      diagnostics.add(
        Diagnostic(
          .regionRepair, path: file.path,
          message: repair.hasHolesOutside
            ? "holes of region \(region) lie outside its outline"
            : "the rings of region \(region) cross, overlap or are exchanged",
          advice: repair.hasHolesOutside
            ? "they are counted as land: the region is \(size)"
            : "land inside an odd number of rings counts: the region is \(size), \(signedDecimal(changed, 3)) km² "
              + "compared with the rings as written",
          values: [
            "region": .string(map.regions[repair.region].name), "changed_km2": .number(changed),
            "km2": .number(area),
          ]))
    }
    for overlap in try divider.overlaps() {
      let area = overlap.squareMeters / 1e6
      diagnostics.add(
        Diagnostic(
          .regionOverlap, path: file.path,
          message: "regions \(overlap.regions.map(name).joined(separator: ", ")) overlap",
          advice: "\(decimal(area, 6)) km² count for each of them, but only once in the sum",
          values: [
            "regions": .array(overlap.regions.map { .string(map.regions[$0].name) }), "km2": .number(area),
          ]))
    }
    return diagnostics
  }
}
