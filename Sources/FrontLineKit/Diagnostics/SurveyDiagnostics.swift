import FrontLine
import GeoJSON
import Measurement

extension Diagnostic.Code {
  /// A polygon was invalid, and was made valid.
  public static let repair = Self("repair")
  /// Polygons of one feature overlap.
  public static let overlap = Self("overlap")
  /// Rounding makes land vanish from what is written.
  public static let roundingLoss = Self("roundingLoss")
  /// A source drew its border anew where no land changed hands.
  public static let redrawn = Self("redrawn")
}

extension Diagnostic {
  /// Creates a warning that a polygon was repaired before it was measured.
  init(_ repair: FeatureRepair, path: String) {
    let changed = repair.repair.changedSquareMeters / 1e6
    self.init(
      .repair, path: path, message: "invalid polygon: \(repair.repair.reason.lowercased())",
      location: GeoJSONLocation(
        feature: repair.featureIndex, featureName: repair.featureName, polygon: repair.polygon),
      coordinate: repair.repair.location,
      advice:
        "repaired by \(repair.repair.method), which changed its area by \(signedDecimal(changed, 6)) km²",
      values: ["method": .string(repair.repair.method), "changed_km2": .number(changed)])
  }

  init(_ overlap: FeatureOverlap, path: String) {
    self.init(
      .overlap, path: path, message: "polygons of one feature overlap",
      location: GeoJSONLocation(feature: overlap.featureIndex, featureName: overlap.featureName),
      advice: "\(decimal(overlap.squareKilometers, 6)) km² are counted once",
      values: ["km2": .number(overlap.squareKilometers)])
  }

  /// Creates a notice that statuses of a territory overlap on a map, since transitions count this land under each of
  /// them; nil where they overlap by less than a transition shows.
  init?(overlapOfStatuses statuses: Double, in land: Land, of file: Provenance.File) {
    let kilometers = (statuses - land.squareMeters) / 1e6
    guard kilometers >= 0.0005 else { return nil }
    self.init(
      .overlap, severity: .notice, path: file.path,
      message:
        "\(decimal(kilometers, 3)) km² have several statuses of the territory: transitions count this land under "
        + "each of them, all other figures once", values: ["km2": .number(kilometers)])
  }

  /// Creates a notice of the maps on which a source drew its border anew; nil if there are none.
  init?(redrawn changes: [(date: CalendarDate?, figures: ChangeFigures)]) {
    let redrawn = changes.filter(\.figures.isRedrawn)
    guard !redrawn.isEmpty else { return nil }
    let named = redrawn.prefix(5).map { change in
      (change.date.map { "\($0) " } ?? "")
        + "(\(change.figures.redrawnEdgeCount) of \(change.figures.changedEdgeCount) changed edges)"
    }
    let more = redrawn.count > named.count ? ["\(redrawn.count - named.count) more"] : []
    self.init(
      .redrawn, severity: .notice, path: nil,
      message: "the source drew its border anew where no land changed hands: "
        + "\((named + more).joined(separator: ", "))",
      values: [
        "days": .array(redrawn.map { .string($0.date?.description ?? "") }),
        "redrawn_edges": .array(redrawn.map { .integer(Int64($0.figures.redrawnEdgeCount)) }),
      ])
  }

  /// Creates a warning that polygons or holes vanish by rounding; nil if too little vanishes to matter.
  ///
  /// - Parameter decimals: The decimals of coordinates; nil if coordinates are written unrounded.
  public init?(_ loss: RoundingLoss, decimals: Int?) {
    guard let decimals, loss.isWorthSaying else { return nil }
    let what = [(loss.polygons, "polygon"), (loss.holes, "hole")].filter { $0.0 > 0 }
      .map { count, noun in "\(count) \(noun)\(count == 1 ? "" : "s")" }.joined(separator: " and ")
    let area = loss.squareMeters / 1e6
    self.init(
      .roundingLoss, path: nil,
      message: "rounding to \(decimals) decimals removes \(what) of \(decimal(area, 6)) km² from the output",
      advice: "keep more decimals with \(.precision)",
      values: [
        "decimals": .integer(Int64(decimals)), "polygons": .integer(Int64(loss.polygons)),
        "holes": .integer(Int64(loss.holes)), "km2": .number(area),
      ])
  }
}
