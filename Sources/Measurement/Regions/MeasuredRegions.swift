import EdgeChains

/// Regions on one earth: what dividing areas among them needs of the regions alone, prepared once and shared by all
/// threads.
public struct MeasuredRegions: Sendable {
  /// The regions, with long edges densified if they have any that matter.
  public let map: RegionMap
  /// The area of each region in square metres; nil if the earth model can't measure one of its edges.
  private let areas: [Double?]
  /// The terms of the borders, by their index in the arrangement; NaN if the earth model can't measure one of them.
  let borderTerms: [Double]

  /// Measures the regions.
  ///
  /// Throws if long edges can't be densified. An edge that can't be measured is an error where its figure is asked for.
  ///
  /// Complexity: O(*n*) in the borders.
  public init(_ map: RegionMap, surveyor: Surveyor) throws {
    let terms = surveyor.terms
    let map = try map.densified(by: terms)
    self.map = map
    areas = Self.areas(of: map.boundaries, terms)
    let borders = map.arrangement.edges
    borderTerms = (try? terms.squareMeters(of: borders)) ?? Array(repeating: .nan, count: borders.count)
  }

  /// Returns the area inside each boundary, or nil if one of its edges can't be measured.
  private static func areas(of boundaries: [EdgeChain], _ terms: EdgeTerms) -> [Double?] {
    // All edges at once are shared out among threads.
    guard let values = try? terms.squareMeters(of: boundaries.flatMap(\.edges)) else {
      return boundaries.map { try? terms.area(of: $0) }
    }
    var rest = values[...]
    return boundaries.map { boundary in
      defer { rest.removeFirst(boundary.edges.count) }
      return boundary.area(rest.prefix(boundary.edges.count))
    }
  }

  /// The area that bounds that of land in a region, in square metres; infinite if the earth model can't tell.
  func mostSquareMeters(ofRegion region: Int) -> Double { areas[region] ?? .infinity }

  /// Returns the area inside the border of a region, in square metres.
  ///
  /// Throws if the earth model can't measure an edge: one of 180° or more, or one that PROJ can't project.
  func squareMeters(ofRegion region: Int, _ terms: EdgeTerms) throws -> Double {
    // Measuring again says which edge it is.
    try areas[region] ?? terms.area(of: map.boundaries[region])
  }

  /// Returns the land that more than one region holds, by the regions that hold it.
  ///
  /// Throws as ``squareMeters(ofRegion:_:)`` does.
  func overlaps(_ terms: EdgeTerms) throws -> [RegionOverlap] {
    let cells = map.holders.indices.filter { map.holders[$0].count > 1 }
    if cells.isEmpty { return [] }
    var sums = CellSums(cellCount: map.holders.count)
    let isMeasured = borderTerms.first.map { !$0.isNaN } ?? true
    map.arrangement.sums(of: isMeasured ? borderTerms : try terms.squareMeters(of: map.arrangement.edges)) {
      sums.add($1, to: $0)
    }
    return cells.map { RegionOverlap(regions: map.holders[$0], squareMeters: sums.sums[$0].value) }
  }
}

/// Land that several regions hold.
public struct RegionOverlap: Hashable, Sendable {
  /// Indices in ``RegionMap/regions``.
  public let regions: [Int]
  /// The area that the regions share.
  public let squareMeters: Double
}
