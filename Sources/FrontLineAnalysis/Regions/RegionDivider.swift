import EdgeChains

/// Divides areas among regions, on one earth.
///
/// Not `Sendable`: it goes with its surveyor.
public final class RegionDivider {
  public let map: RegionMap
  let terms: EdgeTerms
  /// What borders do to the edges of land that were seen lately.
  let cuts: EdgeCuts
  /// The pieces of the last snapshot and this one that were divided already, by their identity.
  private var divided = Generations<UInt64, DividedPiece>()

  public init(_ map: RegionMap, surveyor: Surveyor) {
    self.map = map
    terms = surveyor.terms
    cuts = EdgeCuts(map, surveyor.terms)
  }

  /// Forgets what the snapshot before the last one had. For series; no figure depends on it.
  public func beginSnapshot() { divided.advance() }

  /// The area of a region as its border stands, in square metres.
  ///
  /// Complexity: O(*n*) in the edges of the border.
  ///
  /// Throws where the earth model can't measure an edge: one of 180° or more, or one that PROJ can't project.
  public func squareMeters(ofRegion region: Int) throws -> Double {
    try terms.area(of: map.boundaries[region])
  }

  /// The land that more than one region holds, by the regions that hold it, in square metres.
  ///
  /// Throws as ``squareMeters(ofRegion:)`` does.
  public func overlaps() throws -> [RegionOverlap] {
    let cells = map.holders.indices.filter { map.holders[$0].count > 1 }
    if cells.isEmpty { return [] }
    var sums = CellSums(cellCount: map.holders.count)
    map.arrangement.sums(of: try terms.squareMeters(of: map.arrangement.edges)) { sums.add($1, to: $0) }
    return cells.map { RegionOverlap(regions: map.holders[$0], squareMeters: sums.sums[$0].value) }
  }

  /// The area of a piece of a change by region.
  ///
  /// Throws a ``NodingError`` where it still crosses the borders after many rounds, and where the earth model can't measure
  /// an edge.
  public func divide(_ boundary: EdgeChain, squareMeters: Double) throws -> DividedArea {
    if boundary.isEmpty { return .none(regionCount: map.regions.count) }
    return try sums(of: boundary).divided(map, whole: squareMeters)
  }

  /// The area of land by region.
  ///
  /// Complexity: O(*n*) in the edges of pieces that were not in the last snapshot, and what crosses a border.
  ///
  /// Throws as ``divide(_:squareMeters:)`` does.
  public func divide(_ land: Land) throws -> DividedArea {
    var total = CellSums(cellCount: map.holders.count)
    for piece in land.pieces {
      let own = try divided[piece.identity] ?? divide(piece)
      divided[piece.identity] = own
      for (cell, value) in own.squareMeters.enumerated() where value != 0 { total.add(value, to: cell) }
    }
    return total.divided(map, whole: land.squareMeters)
  }

  private func divide(_ piece: Piece) throws -> DividedPiece {
    let original = piece.origin.flatMap { origin in
      divided[origin.identity]?.cut.map { (cut: $0, origin: origin) }
    }
    if let cut = try CutBoundary(of: piece.boundary, using: cuts, original: original) {
      let sums = cut.sums(of: piece.boundary, cellCount: map.holders.count)
      return DividedPiece(cut: cut, squareMeters: sums.sums.map(\.value))
    }
    return DividedPiece(cut: nil, squareMeters: try sumsByArrangement(of: piece.boundary).sums.map(\.value))
  }

  /// The area in a simple boundary by cell.
  private func sums(of boundary: EdgeChain) throws -> CellSums {
    guard let cut = try CutBoundary(of: boundary, using: cuts) else {
      return try sumsByArrangement(of: boundary)
    }
    return cut.sums(of: boundary, cellCount: map.holders.count)
  }

  /// The same with everything noded together: slower, and without conditions.
  func sumsByArrangement(of boundary: EdgeChain) throws -> CellSums {
    var sums = CellSums(cellCount: map.holders.count)
    let box = boundary.box
    let near = map.boundaries.indices.filter { map.boundaries[$0].box.intersects(box) }
    let arrangement = try LayeredArrangement([boundary] + near.map { map.boundaries[$0] })
    var cells: [[Int]: Int] = [:]
    for (cell, holders) in map.holders.enumerated() { cells[holders] = cell }
    // A label with land and the regions around it; nil where there is no land. Rounding can make slivers that
    // are no cell of the map: they go to the first of their regions.
    let cellOfLabel = arrangement.labels.map { label -> Int? in
      guard label.first?.layer == 0 else { return nil }
      let holders = label.dropFirst().map { near[$0.layer - 1] }
      return cells[holders] ?? cells[Array(holders.prefix(1))] ?? 0
    }
    arrangement.sums(of: try terms.squareMeters(of: arrangement.edges)) { label, value in
      if let cell = cellOfLabel[label] { sums.add(value, to: cell) }
    }
    return sums
  }
}

/// Land that several regions hold.
public struct RegionOverlap: Hashable, Sendable {
  /// Places in ``RegionMap/regions``.
  public let regions: [Int]
  public let squareMeters: Double
}

/// A piece of land by cell.
private struct DividedPiece {
  /// Nil where rounding stood in the way of cutting edge by edge.
  let cut: CutBoundary?
  let squareMeters: [Double]
}
