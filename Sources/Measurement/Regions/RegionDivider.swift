import EdgeChains

/// Divides areas among regions, on one earth.
///
/// Not `Sendable`: it goes with its surveyor.
public final class RegionDivider {
  /// With long edges laid out, where regions have such.
  public let map: RegionMap
  let terms: EdgeTerms
  /// What borders do to the edges of land that were seen lately.
  let cuts: EdgeCuts
  /// The pieces of the last snapshot and this one that were divided already, by their identity.
  private var divided = Generations<UInt64, DividedPiece>()
  /// The areas of the regions as bounds of what may lie in them; infinite where the earth model can't tell.
  private(set) lazy var mostSquareMeters = map.regions.indices.map { region in
    (try? squareMeters(ofRegion: region)) ?? .infinity
  }

  /// Throws where long edges of the regions can't be laid out.
  public init(_ map: RegionMap, surveyor: Surveyor) throws {
    let map = try map.laidOut(by: surveyor.terms)
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
  /// Throws a ``NodingError`` where it still crosses the borders after many rounds, where the earth model can't measure
  /// an edge, and an ``ImpossibleFigure`` where more than there is would lie in a region, or less than nothing.
  public func divide(_ boundary: EdgeChain, squareMeters: Double) throws -> DividedArea {
    if boundary.isEmpty { return .none(regionCount: map.regions.count) }
    return try checked(sums(of: boundary), whole: squareMeters) { boundary }
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
      total.add(own.sums)
    }
    return try checked(total, whole: land.squareMeters) { land.boundary }
  }

  /// The area of land by region with all borders noded together, and nothing remembered: slower, and the second
  /// opinion on ``divide(_:)``.
  ///
  /// Throws a ``NodingError`` where borders still cross after many rounds, and where the earth model can't measure an edge.
  public func divideAnew(_ land: Land) throws -> DividedArea {
    try divideAnew(land.boundary, squareMeters: land.squareMeters)
  }

  /// The area in a simple boundary by region, by the same way.
  func divideAnew(_ boundary: EdgeChain, squareMeters: Double) throws -> DividedArea {
    if boundary.isEmpty { return .none(regionCount: map.regions.count) }
    return try sumsByArrangement(of: boundary).divided(map, whole: squareMeters)
  }

  private func divide(_ piece: Piece) throws -> DividedPiece {
    let original = piece.origin.flatMap { origin in
      divided[origin.identity]?.cut.map { (cut: $0, origin: origin) }
    }
    if let cut = try CutBoundary(of: piece.boundary, using: cuts, original: original),
      let sums = cut.sums(of: piece.boundary, cellCount: map.holders.count)
    {
      return DividedPiece(cut: cut, sums: PartSums(sums))
    }
    return DividedPiece(cut: nil, sums: PartSums(try sumsByArrangement(of: piece.boundary)))
  }

  /// The area in a simple boundary by cell.
  private func sums(of boundary: EdgeChain) throws -> CellSums {
    if let cut = try CutBoundary(of: boundary, using: cuts),
      let sums = cut.sums(of: boundary, cellCount: map.holders.count)
    {
      return sums
    }
    return try sumsByArrangement(of: boundary)
  }

  /// The same with everything noded together: slower, and without conditions.
  ///
  /// Every edge has one face on either side, so whatever is rounded, the parts add up. Rounding can make slivers in
  /// which regions lie on one another that have no land in common: each counts for all of them.
  func sumsByArrangement(of boundary: EdgeChain) throws -> CellSums {
    var sums = CellSums(cellCount: map.holders.count)
    let box = boundary.box
    let near = map.boundaries.indices.filter { map.boundaries[$0].box.intersects(box) }
    let layers = try ([boundary] + near.map { map.boundaries[$0] }).map { try terms.densified($0) }
    let arrangement = try LayeredArrangement(layers)
    // The regions around a label with land, which is the first layer; nil where there is no land.
    let holdersOfLabels = arrangement.labels.map { label in
      label.first?.layer == 0 ? label.dropFirst().map { near[$0.layer - 1] } : nil
    }
    sums.slivers = try terms.slivers(of: boundary.edges)
    arrangement.sums(of: try terms.squareMeters(of: arrangement.edges)) { label, value in
      guard let holders = holdersOfLabels[label] else { return }
      if let cell = map.cellsOfHolders[holders] {
        sums.add(value, to: cell)
      } else {
        sums.add(value, toNoCellOf: holders)
      }
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
  let sums: PartSums
}
