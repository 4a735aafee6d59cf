public import FrontLine

/// The figures of one snapshot by region, and of the change if it is compared with another.
public struct RegionReport: Sendable {
  /// The land of one status by region.
  public struct StatusArea: Sendable {
    /// The status.
    public let status: ControlStatus
    /// The area by region.
    public let area: DividedArea
  }

  /// The regions, in the order of their file.
  public let regions: [Region]
  /// The areas of the regions themselves, in their order.
  public let regionSquareKilometers: [Double]
  /// The regions that overlap one another.
  public let overlaps: [RegionOverlap]
  /// The territory by region.
  public let territory: DividedArea
  /// Land of each status but `foreign`, in the order of `ControlStatus`.
  public let statuses: [StatusArea]
  /// Land of any status but `foreign`, overlaps counted once.
  let covered: DividedArea
  /// The land that was gained, by region; nil where there is no map before.
  public let gained: DividedArea?
  /// The land that was lost, by region; nil where there is no map before.
  public let lost: DividedArea?

  /// Returns the area of a region less the territory in it, in square kilometres: what a newspaper calls the land that
  /// Ukraine still holds there, whatever its status.
  public func heldSquareKilometers(ofRegion region: Int) -> Double {
    max(0, regionSquareKilometers[region] - territory.squareKilometers(ofRegion: region))
  }

  /// Whether the map has land of statuses that are not in the territory, which is held and not free.
  public var hasOtherStatuses: Bool { covered.wholeSquareMeters - territory.wholeSquareMeters > 1 }

  /// Returns the area of a region that no status covers.
  public func freeSquareKilometers(ofRegion region: Int) -> Double {
    max(0, regionSquareKilometers[region] - covered.squareKilometers(ofRegion: region))
  }

  /// Returns an area as a percentage of a region.
  public func percent(_ squareKilometers: Double, ofRegion region: Int) -> Double {
    let whole = regionSquareKilometers[region]
    return whole > 0 ? squareKilometers / whole * 100 : 0
  }

  /// The divided figures with their names, to show whether they add up.
  public var parts: [(name: String, area: DividedArea)] {
    [("occupied", territory)]
      + [("gained", gained), ("lost", lost)].compactMap { name, area in
        area.map { (name, $0) }
      }
  }
}

extension Survey {
  /// Divides the snapshot's areas among regions, and a change to it if there is one.
  ///
  /// The divider must belong to the survey's surveyor. Throws if the source can't tell the territory from other land.
  public func regionReport(
    territory: Territory, change: LandChange? = nil, divider: RegionDivider
  ) throws -> RegionReport {
    try ImpossibleFigure.inFile(snapshot.path) {
      try measuredRegionReport(territory: territory, change: change, divider: divider)
    }
  }

  private func measuredRegionReport(
    territory: Territory, change: LandChange?, divider: RegionDivider
  ) throws -> RegionReport {
    let present = Set(features.map(\.status)).subtracting([.foreign]).sorted()
    let areas = try divider.divide(
      [land(of: territory), land { $0.status != .foreign }] + present.map { try land(of: $0) })
    return RegionReport(
      regions: divider.map.regions,
      regionSquareKilometers: try divider.map.regions.indices.map {
        try divider.squareMeters(ofRegion: $0) / 1e6
      },
      overlaps: try divider.overlaps(), territory: areas[0],
      statuses: zip(present, areas[2...]).map { RegionReport.StatusArea(status: $0, area: $1) },
      covered: areas[1],
      gained: try change.map { try divider.divide($0.gained, squareMeters: $0.gainedSquareMeters) },
      lost: try change.map { try divider.divide($0.lost, squareMeters: $0.lostSquareMeters) })
  }
}
