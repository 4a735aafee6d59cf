import EdgeChains
public import FrontLine
import GeoTypes

/// Regions made sure of, and the plane cut into the cells that they make: prepared once, used for every day.
///
/// Borders that neighbours share are one edge with a region on either side. Where regions overlap the common
/// land is a cell of its own, that belongs to both.
public struct RegionMap: Sendable {
  public let regions: [Region]
  /// What had to be repaired, in the order of the regions.
  public let repairs: [RegionRepair]
  /// The border of each region, simple, with the region on its left.
  let boundaries: [EdgeChain]
  /// The borders of all regions together; its layers are the regions.
  let arrangement: LayeredArrangement
  /// The same, ready to be asked about edges.
  let cells: CellMap
  /// For each label of the arrangement the regions that hold the cell.
  let holders: [[Int]]
  /// The cells by their holders.
  let cellsOfHolders: [[Int]: Int]

  /// Cleans the borders and arranges them.
  ///
  /// A polygon whose rings don't bound it as they stand (a hole outside its shell, shell and hole exchanged, a
  /// border that crosses itself) is read by the even-odd rule, which asks no ring what it is; the repair is
  /// reported. Polygons of one region that overlap are united.
  ///
  /// Throws a ``NodingError`` where borders still cross after many rounds.
  ///
  /// Complexity: that of noding all borders together.
  public init(_ regions: [Region]) throws {
    var boundaries: [EdgeChain] = []
    var repairs: [RegionRepair] = []
    for (place, region) in regions.enumerated() {
      let cleaned = try region.polygons.map { polygon in
        if let simple = SimpleBoundary(of: polygon) { return simple.chain }
        let repair = RegionRepair(
          region: place, asWritten: EdgeChain(boundariesOf: CollectionOfOne(polygon)),
          repaired: try Self.evenOdd(polygon))
        repairs.append(repair)
        return repair.repaired
      }
      let sum = EdgeChain(sumOf: cleaned)
      let isApart = cleaned.count == 1 || sum.isSimpleBoundary
      boundaries.append(isApart ? sum : try Arrangement(sum).boundary { $0 > 0 })
    }
    try self.init(regions, repairs: repairs, boundaries: boundaries)
  }

  private init(_ regions: [Region], repairs: [RegionRepair], boundaries: [EdgeChain]) throws {
    self.regions = regions
    self.repairs = repairs
    self.boundaries = boundaries
    arrangement = try LayeredArrangement(boundaries)
    cells = CellMap(arrangement)
    holders = arrangement.labels.map { $0.map(\.layer) }
    cellsOfHolders = Dictionary(
      holders.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The same with long edges laid out, where a region has such as are worth more than a stated share of it: what its
  /// border is then worth is no matter of where land cuts it, and a border that crosses itself on the line that is
  /// meant is read by the even-odd rule there too.
  ///
  /// Complexity: O(*n*) with a tiny factor where no region has any, as those that are published.
  func laidOut(by terms: EdgeTerms) throws -> RegionMap {
    let straight = try EdgeTerms(.wgs84Straight)
    var laidOut = boundaries
    var isOther = false
    for (region, boundary) in boundaries.enumerated() {
      let lenses = terms.longLenses(of: boundary.edges)
      guard lenses > 0, try lenses > EdgeTerms.partingShare * straight.area(of: boundary) else { continue }
      laidOut[region] = try Arrangement(terms.densified(boundary)).boundary { !$0.isMultiple(of: 2) }
      isOther = true
    }
    // Neighbours have their common edges in common still.
    if !isOther { return self }
    for region in laidOut.indices { laidOut[region] = try terms.densified(laidOut[region]) }
    return try RegionMap(regions, repairs: repairs, boundaries: laidOut)
  }

  /// The land that an odd number of rings surround.
  private static func evenOdd(_ polygon: Polygon) throws -> EdgeChain {
    let rings = EdgeChain(boundariesOf: polygon.rings.map { Polygon(exterior: $0) })
    return try Arrangement(rings).boundary { !$0.isMultiple(of: 2) }
  }
}

/// A polygon of a region that was read by the even-odd rule.
public struct RegionRepair: Hashable, Sendable {
  /// The place of the region in ``RegionMap/regions``.
  public let region: Int
  /// The sum of the rings as they are written, the first as the shell.
  let asWritten: EdgeChain
  let repaired: EdgeChain
}

extension RegionDivider {
  /// What a repair changed, in square metres: the area by the even-odd rule less that of the rings as written.
  ///
  /// Throws where the earth model can't measure an edge: one of 180° or more, or one that PROJ can't project.
  public func changedSquareMeters(by repair: RegionRepair) throws -> Double {
    try terms.area(of: repair.repaired) - terms.area(of: repair.asWritten)
  }
}
