import EdgeChains

/// Divides areas among regions, on one earth.
///
/// Not `Sendable`: it goes with its surveyor, whose memory of terms it shares.
public final class RegionDivider {
  public let map: RegionMap
  let terms: TermMemory
  /// What borders do to the edges of land that were seen lately.
  let cuts: EdgeCuts
  /// The pieces of the last snapshot and this one that were divided already.
  private var divided = Generations<ObjectIdentifier, DividedPiece>()

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
  public func squareMeters(ofRegion region: Int) throws -> Double {
    try terms.area(of: map.boundaries[region])
  }

  /// The land that more than one region holds, by the regions that hold it, in square metres.
  public func overlaps() throws -> [RegionOverlap] {
    let cells = map.holders.indices.filter { map.holders[$0].count > 1 }
    if cells.isEmpty { return [] }
    var sums = CellSums(cellCount: map.holders.count)
    map.arrangement.sums(of: try terms.squareMeters(of: map.arrangement.edges)) { sums.add($1, to: $0) }
    return cells.map { RegionOverlap(regions: map.holders[$0], squareMeters: sums.sums[$0].value) }
  }

  /// The area of a piece of a change by region.
  public func divide(_ boundary: EdgeChain, squareMeters: Double) throws -> DividedArea {
    if boundary.isEmpty { return .none(regionCount: map.regions.count) }
    return try sums(of: boundary).divided(map, whole: squareMeters)
  }

  /// The area of land by region.
  ///
  /// Complexity: O(*n*) in the edges of pieces that were not in the last snapshot, and what crosses a border.
  public func divide(_ land: Land) throws -> DividedArea {
    var total = CellSums(cellCount: map.holders.count)
    for piece in land.pieces {
      let key = ObjectIdentifier(piece)
      let own: DividedPiece
      if let known = divided[key] {
        own = known
      } else {
        own = DividedPiece(piece: piece, squareMeters: try sums(of: piece.boundary).sums.map(\.value))
        divided[key] = own
      }
      for (cell, value) in own.squareMeters.enumerated() where value != 0 { total.add(value, to: cell) }
    }
    return total.divided(map, whole: land.squareMeters)
  }

  /// The area in a simple boundary by cell.
  private func sums(of boundary: EdgeChain) throws -> CellSums {
    try cuts.sums(of: boundary) ?? sumsByArrangement(of: boundary)
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

/// A piece of land by cell; the piece is kept alive so that its identity is not given to another.
private struct DividedPiece {
  let piece: Piece
  let squareMeters: [Double]
}
