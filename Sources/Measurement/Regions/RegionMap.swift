import EdgeChains
public import FrontLine
import GeoTypes

/// Checked regions, and the cells into which they divide the plane: prepared once, used for every day.
///
/// A border that neighbours share is one edge with a region on either side. Where regions overlap, the common land is
/// a cell of its own that belongs to both.
public struct RegionMap: Sendable {
  /// The regions, in the order of their file.
  public let regions: [Region]
  /// The repaired polygons, in the order of the regions.
  public let repairs: [RegionRepair]
  /// The border of each region, simple, with the region on its left.
  let boundaries: [EdgeChain]
  /// The borders of all regions together; its layers are the regions.
  let arrangement: LayeredArrangement
  /// The arrangement, indexed for cutting edges.
  let cells: CellMap
  /// For each label of the arrangement the regions that hold the cell.
  let holders: [[Int]]
  /// The cells by their holders. Complexity: O(*n*) in the cells.
  var cellsOfHolders: [[Int]: Int] {
    Dictionary(holders.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Checks and repairs the borders, and arranges them.
  ///
  /// A polygon whose rings don't bound it (a hole outside its shell, shell and hole exchanged, a border that crosses
  /// itself) is read by the even-odd rule, which does not ask which ring is the shell; the repair is reported.
  /// Polygons of one region that overlap are united.
  ///
  /// Throws a `NodingError` if borders still cross after many rounds.
  ///
  /// Complexity: that of noding all borders together.
  ///
  /// - Parameter threads: how many threads may share the work.
  public init(_ regions: [Region], threads: Int = 1) throws {
    var boundaries: [EdgeChain] = []
    var repairs: [RegionRepair] = []
    let simple = regions.map(onThreads: threads) {
    } _: { _, region in
      region.polygons.map { SimpleBoundary(of: $0)?.chain }
    }
    for (index, region) in regions.enumerated() {
      let cleaned = try zip(region.polygons, simple[index]).map { polygon, simple in
        if let simple { return simple }
        let rings = EdgeChain(boundariesOf: polygon.rings.map { Polygon(exterior: $0) })
        let repair = RegionRepair(
          region: index, asWritten: EdgeChain(boundariesOf: CollectionOfOne(polygon)),
          repaired: try Arrangement(rings).boundary { !$0.isMultiple(of: 2) },
          hasHolesOutside: rings.isSimpleBoundary)
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
  }

  /// Returns the regions with long edges densified if in some region their lenses exceed a thousandth of its area
  /// (``EdgeTerms/toleratedShare``), else the map itself. The area of a densified border does not depend on where
  /// land cuts it. A border that crosses itself on the line that its edges mean is read by the even-odd rule there
  /// too.
  ///
  /// Complexity: O(*n*) with a tiny factor if no region has such edges; published ones have none.
  func densified(by terms: EdgeTerms) throws -> RegionMap {
    let straight = try EdgeTerms(.wgs84Straight)
    var densified = boundaries
    var isChanged = false
    for (region, boundary) in boundaries.enumerated() {
      let lenses = terms.longLenses(of: boundary.edges)
      guard lenses > 0, try lenses > EdgeTerms.toleratedShare * straight.area(of: boundary) else { continue }
      densified[region] = try Arrangement(terms.densified(boundary)).boundary { !$0.isMultiple(of: 2) }
      isChanged = true
    }
    // All regions are densified, so that neighbours still share their common edges.
    if !isChanged { return self }
    for region in densified.indices { densified[region] = try terms.densified(densified[region]) }
    return try RegionMap(regions, repairs: repairs, boundaries: densified)
  }
}

/// A polygon of a region that was read by the even-odd rule.
public struct RegionRepair: Hashable, Sendable {
  /// The index of the region in ``RegionMap/regions``.
  public let region: Int
  /// The sum of the rings as written, the first as the shell.
  let asWritten: EdgeChain
  let repaired: EdgeChain
  /// Whether each ring bounds land by itself, apart from the others: the holes lie outside the shell, and all rings are
  /// land.
  public let hasHolesOutside: Bool

  /// Whether the rings have no area: they run back along themselves.
  public var hasNoArea: Bool { repaired.isEmpty }
}

extension RegionDivider {
  /// Returns how a repair changed the area, in square metres: the area by the even-odd rule less that of the rings as
  /// written.
  ///
  /// Throws if the earth model can't measure an edge: one of 180° or more, or one that PROJ can't project.
  public func changedSquareMeters(by repair: RegionRepair) throws -> Double {
    try terms.area(of: repair.repaired) - terms.area(of: repair.asWritten)
  }
}
