public import FrontLine

/// The areas of one snapshot: by status and for the territory.
public struct AreaReport: Hashable, Sendable {
  /// The area of a status, or of a named part of it.
  public struct StatusArea: Hashable, Sendable {
    /// The status.
    public let status: ControlStatus
    /// Nil for the whole status.
    public let part: StatusPart?
    /// The area of the land that the features cover together, overlaps counted once.
    public let squareKilometers: Double
    /// The sum of the areas of the features as written: land that two features share counts twice.
    public let sumOfFeaturesSquareKilometers: Double
    /// The number of features that have the status.
    public let featureCount: Int
  }

  /// The statuses that occur, in the order of `ControlStatus`, each whole status before its parts.
  public let statuses: [StatusArea]
  /// The statuses that count together.
  public let territory: Territory
  /// The area of the territory, overlaps counted once.
  public let territorySquareKilometers: Double
  /// The polygons that were repaired before they were measured.
  public let repairs: [FeatureRepair]
  /// The features whose own polygons overlap.
  public let overlaps: [FeatureOverlap]
}

/// An overlap among the polygons of one feature.
public struct FeatureOverlap: Hashable, Sendable {
  /// The index of the feature in its file.
  public let featureIndex: Int
  /// The label of the feature.
  public let featureName: String?
  /// The area that a sum of the polygons would count in excess.
  public let squareKilometers: Double
}

extension Survey {
  /// Measures the snapshot. Throws if the source can't tell the territory from other land.
  public func areaReport(territory: Territory = .allOccupied) throws -> AreaReport {
    var statuses: [AreaReport.StatusArea] = []
    for status in Set(features.map(\.status)).sorted() {
      statuses.append(try statusArea(status, part: nil))
      for part in Set(features.filter { $0.status == status }.compactMap(\.part)).sorted() {
        statuses.append(try statusArea(status, part: part))
      }
    }
    return AreaReport(
      statuses: statuses, territory: territory,
      territorySquareKilometers: try land(of: territory).squareKilometers, repairs: repairs,
      overlaps: try overlapsWithinFeatures())
  }

  private func statusArea(_ status: ControlStatus, part: StatusPart?) throws -> AreaReport.StatusArea {
    let members = features.filter { $0.status == status && (part == nil || $0.part == part) }
    var sum = CompensatedSum()
    for feature in members { sum += feature.squareMetersAsWritten }
    return AreaReport.StatusArea(
      status: status, part: part,
      squareKilometers: try land(of: status, part: part).squareKilometers,
      sumOfFeaturesSquareKilometers: sum.value / 1e6, featureCount: members.count)
  }

  /// Returns the features whose own polygons overlap. RFC 7946 leaves that open; OGC Simple Features forbids it.
  ///
  /// Throws if the polygons can't be united: see ``land(of:part:)``.
  public func overlapsWithinFeatures() throws -> [FeatureOverlap] {
    try features.compactMap { feature in
      guard feature.pieces.count > 1 else { return nil }
      let land = try CrossingsError.naming(snapshot.path) { try surveyor.builder.unite(feature.pieces) }
      // A union keeps pieces unless they interact or are equal, so an equal count means no overlap.
      if land.pieces.count == feature.pieces.count { return nil }
      var sum = CompensatedSum()
      for piece in feature.pieces { sum += piece.squareMeters }
      let surplus = sum.value - land.squareMeters
      // Polygons that only touch differ by the rounding of split edges.
      guard surplus > 1e-9 * sum.value else { return nil }
      return FeatureOverlap(
        featureIndex: feature.index, featureName: feature.name, squareKilometers: surplus / 1e6)
    }
  }
}
