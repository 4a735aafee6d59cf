import FrontLine
import GeoJSON
import Measurement

extension Diagnostic.Code {
  /// The rings of a region don't bound it without a repair.
  public static let regionRepair = Self("regionRepair")
  /// Borders of regions all but coincide.
  public static let regionHairs = Self("regionHairs")
  /// Regions overlap.
  public static let regionOverlap = Self("regionOverlap")
}

/// Regions that areas can be divided among, with diagnostics about their file.
struct LoadedRegions: Sendable {
  let measured: MeasuredRegions
  let source: RegionSource
  let diagnostics: Diagnostics

  var map: RegionMap { measured.map }

  /// Reads and prepares the regions; nil if none are asked for.
  ///
  /// Throws if the file can't be read or its regions can't be used.
  init?(_ input: RegionsInput?, earth: EarthModel, _ execution: Execution) throws {
    guard let input else { return nil }
    let read = try FileDocument(input.path, points: .skip, digest: execution.wantsDigest)
    let file = try RegionFile(
      read.document, path: input.path, nameProperty: input.nameProperty, idProperty: input.idProperty)
    let surveyor = try Surveyor(earth: earth, threads: execution.threads)
    measured = try MeasuredRegions(
      RegionMap(file.regions, threads: execution.threads), surveyor: surveyor)
    source = RegionSource(
      path: input.path, sha256: read.sha256, nameProperty: file.nameProperty, idProperty: file.idProperty)
    diagnostics = try Self.diagnostics(of: file, RegionDivider(measured, surveyor: surveyor))
  }

  /// Overlaps smaller than this come of borders that were drawn or rounded twice, not of regions that share land: a
  /// thousand square metres, as slivers of a change.
  private static let hairSquareMeters = 1000.0

  private static func diagnostics(
    of file: RegionFile, _ divider: RegionDivider
  ) throws -> Diagnostics {
    var diagnostics = Diagnostics(file.warnings)
    let map = divider.map
    func name(_ region: Int) -> String { "\"\(printable(map.regions[region].name))\"" }
    for repair in map.repairs {
      let changed = try divider.changedSquareMeters(by: repair) / 1e6
      let area = try divider.squareMeters(ofRegion: repair.region) / 1e6
      let (region, size) = (name(repair.region), "\(decimal(area, 0)) km²")
      let (message, advice) =
        if repair.hasNoArea {
          ("a polygon of region \(region) has no area", "no land is in it, and the region is \(size)")
        } else if repair.hasHolesOutside {
          (
            "holes of region \(region) lie outside its outline",
            "they are counted as land, and the region is \(size)"
          )
        } else {
          (
            "the rings of region \(region) cross, overlap or are exchanged",
            "land inside an odd number of rings counts, and the region is \(size), \(signedDecimal(changed, 3)) km² "
              + "compared with the rings as written"
          )
        }
      diagnostics.add(
        Diagnostic(
          .regionRepair, path: file.path, message: "\(message)", advice: "\(advice)",
          values: [
            "region": .string(map.regions[repair.region].name), "changed_km2": .number(changed),
            "km2": .number(area),
          ]))
    }
    let overlaps = try divider.overlaps()
    if let hair = Diagnostic(
      nearlyCommonBorders: overlaps.filter { $0.squareMeters < hairSquareMeters }, file.path)
    {
      diagnostics.add(hair)
    }
    for overlap in overlaps where overlap.squareMeters >= hairSquareMeters {
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

extension Diagnostic {
  /// Creates a notice of borders that all but coincide, for all of them together; nil if there are none.
  fileprivate init?(nearlyCommonBorders overlaps: [RegionOverlap], _ path: String) {
    guard !overlaps.isEmpty else { return nil }
    let area = overlaps.reduce(0) { $0 + $1.squareMeters } / 1e6
    self.init(
      .regionHairs, severity: .notice, path: path,
      message: "borders of regions all but coincide: \(counted(overlaps.count, "overlap")) below 0.001 km², "
        + "\(decimal(area, 6)) km² together",
      advice: "they count for each region, but only once in the sum",
      values: ["overlaps": .integer(Int64(overlaps.count)), "km2": .number(area)])
  }
}
