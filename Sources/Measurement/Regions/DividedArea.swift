/// An area by region.
public struct DividedArea: Hashable, Sendable {
  /// The whole, measured without the regions.
  public internal(set) var wholeSquareMeters: Double
  /// The part in each region, in the order of the regions. Land that several regions hold counts in each.
  public internal(set) var regionSquareMeters: [Double]
  /// The part in no region.
  public internal(set) var outsideSquareMeters: Double
  /// The area that the sum of the regions counts too often: land that several regions hold, once for each region
  /// after the first.
  public internal(set) var repeatedSquareMeters: Double

  /// By how much the parts may fail to add up because edges were cut, in square metres.
  var sliverSquareMeters = 0.0

  static func none(regionCount: Int) -> DividedArea {
    DividedArea(
      wholeSquareMeters: 0, regionSquareMeters: Array(repeating: 0, count: regionCount),
      outsideSquareMeters: 0, repeatedSquareMeters: 0)
  }

  /// The whole in km².
  public var wholeSquareKilometers: Double { wholeSquareMeters / 1e6 }
  /// The part in no region, in km².
  public var outsideSquareKilometers: Double { outsideSquareMeters / 1e6 }
  /// What the sum of the regions counts too often, in km².
  public var repeatedSquareKilometers: Double { repeatedSquareMeters / 1e6 }

  /// Returns the part in a region, in km².
  public func squareKilometers(ofRegion region: Int) -> Double { regionSquareMeters[region] / 1e6 }

  /// The sum of the regions and the land outside, less what it counts too often, less the whole: by how much the
  /// parts fail to add up.
  ///
  /// It is zero but for rounding if a part of an edge lies on the same line (straight edges). If edges are geodesics,
  /// cutting one at a border bends it, and this is the sum of those slivers.
  public var residualSquareMeters: Double {
    var sum = CompensatedSum()
    for part in regionSquareMeters where part != 0 { sum += part }
    sum += outsideSquareMeters
    sum += -repeatedSquareMeters
    sum += -wholeSquareMeters
    return sum.value
  }
  /// By how much the parts fail to add up, in km².
  public var residualSquareKilometers: Double { residualSquareMeters / 1e6 }
}

/// Sums by cell of a region map, which become sums by region.
struct CellSums {
  private(set) var sums: [CompensatedSum]
  /// The sums of slivers that several regions hold although the map has no cell of exactly these regions.
  private(set) var others: [[Int]: CompensatedSum] = [:]
  /// How much the terms of the parts of cut edges may differ from those of the whole edges.
  var slivers = 0.0

  init(cellCount: Int) { sums = Array(repeating: CompensatedSum(), count: cellCount) }

  mutating func add(_ value: Double, to cell: Int) { sums[cell] += value }

  mutating func add(_ value: Double, toNoCellOf regions: [Int]) {
    others[regions, default: CompensatedSum()] += value
  }

  mutating func add(_ parts: PartSums) {
    for (cell, value) in parts.cells { sums[cell] += value }
    for (regions, value) in parts.others { add(value, toNoCellOf: regions) }
    slivers += parts.slivers
  }

  func divided(_ map: RegionMap, whole: Double) -> DividedArea {
    var regions = Array(repeating: CompensatedSum(), count: map.regions.count)
    var repeated = CompensatedSum()
    func add(_ value: Double, _ holders: [Int]) {
      for region in holders { regions[region] += value }
      for _ in holders.dropFirst() { repeated += value }
    }
    // Most cells have no land, and adding nothing changes no bit.
    for (cell, sum) in sums.enumerated() where sum.value != 0 { add(sum.value, map.holders[cell]) }
    for (holders, sum) in others.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      add(sum.value, holders)
    }
    return DividedArea(
      wholeSquareMeters: whole, regionSquareMeters: regions.map(\.value),
      outsideSquareMeters: sums[0].value, repeatedSquareMeters: repeated.value,
      sliverSquareMeters: slivers)
  }
}

/// The sums of one piece of land, without those that are 0.
struct PartSums {
  let cells: [(cell: Int, squareMeters: Double)]
  let others: [(regions: [Int], squareMeters: Double)]
  let slivers: Double

  /// Creates the sums of no land.
  init() { (cells, others, slivers) = ([], [], 0) }

  init(_ sums: CellSums) {
    cells = sums.sums.enumerated().compactMap { cell, sum in sum.value == 0 ? nil : (cell, sum.value) }
    slivers = sums.slivers
    others = sums.others.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0, $1.value) }
  }
}
