/// An area by region.
public struct DividedArea: Hashable, Sendable {
  /// The whole, measured without the regions.
  public internal(set) var wholeSquareMeters: Double
  /// The part in each region, in the order of the regions. Land that several regions hold stands in each.
  public internal(set) var regionSquareMeters: [Double]
  /// The part in no region.
  public internal(set) var outsideSquareMeters: Double
  /// What the sum of the regions counts too often: land that several regions hold, once for each after the
  /// first.
  public internal(set) var repeatedSquareMeters: Double

  static func none(regionCount: Int) -> DividedArea {
    DividedArea(
      wholeSquareMeters: 0, regionSquareMeters: Array(repeating: 0, count: regionCount),
      outsideSquareMeters: 0, repeatedSquareMeters: 0)
  }

  public var wholeSquareKilometers: Double { wholeSquareMeters / 1e6 }
  public var outsideSquareKilometers: Double { outsideSquareMeters / 1e6 }
  public var repeatedSquareKilometers: Double { repeatedSquareMeters / 1e6 }

  public func squareKilometers(ofRegion region: Int) -> Double { regionSquareMeters[region] / 1e6 }

  /// Regions and outside, less what they count too often, less the whole: what the parts fail to add up by.
  ///
  /// Zero but for rounding where a part of an edge is a part of the same line (straight edges); where edges are
  /// geodesics, cutting one at a border bends it, and this is the sum of those slivers.
  public var residualSquareMeters: Double {
    var sum = CompensatedSum()
    for part in regionSquareMeters { sum += part }
    sum += outsideSquareMeters
    sum += -repeatedSquareMeters
    sum += -wholeSquareMeters
    return sum.value
  }
  public var residualSquareKilometers: Double { residualSquareMeters / 1e6 }
}

/// Sums by cell of a region map, turned into sums by region.
struct CellSums {
  var sums: [CompensatedSum]

  init(cellCount: Int) { sums = Array(repeating: CompensatedSum(), count: cellCount) }

  mutating func add(_ value: Double, to cell: Int) { sums[cell] += value }

  func divided(_ map: RegionMap, whole: Double) -> DividedArea {
    var regions = Array(repeating: CompensatedSum(), count: map.regions.count)
    var repeated = CompensatedSum()
    for (cell, sum) in sums.enumerated() {
      for region in map.holders[cell] { regions[region] += sum.value }
      for _ in map.holders[cell].dropFirst() { repeated += sum.value }
    }
    return DividedArea(
      wholeSquareMeters: whole, regionSquareMeters: regions.map(\.value),
      outsideSquareMeters: sums[0].value, repeatedSquareMeters: repeated.value)
  }
}
