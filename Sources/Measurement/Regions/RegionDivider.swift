import EdgeChains

/// Divides areas among regions, on one earth model.
///
/// Not `Sendable`: it shares the terms of its surveyor. What it needs of the regions alone can be shared.
public final class RegionDivider {
  let regions: MeasuredRegions
  let terms: EdgeTerms
  /// The cuts of the edges of land that were seen lately.
  let cuts: EdgeCuts
  /// The pieces of the last snapshot and this one that were divided already, by their identity.
  private var divided = Generations<UInt64, DividedPiece>()

  /// The regions, with long edges densified if they have any that matter.
  public var map: RegionMap { regions.map }

  /// Creates a divider of regions that were measured on the surveyor's earth.
  public init(_ regions: MeasuredRegions, surveyor: Surveyor) {
    self.regions = regions
    terms = surveyor.terms
    cuts = EdgeCuts(regions, surveyor.terms)
  }

  /// Measures regions and creates a divider of them. Throws if long edges of the regions can't be densified.
  public convenience init(_ map: RegionMap, surveyor: Surveyor) throws {
    self.init(try MeasuredRegions(map, surveyor: surveyor), surveyor: surveyor)
  }

  /// Returns the area inside the border of a region, in square metres.
  ///
  /// Throws if the earth model can't measure an edge: one of 180° or more, or one that PROJ can't project.
  public func squareMeters(ofRegion region: Int) throws -> Double {
    try regions.squareMeters(ofRegion: region, terms)
  }

  /// Returns the land that more than one region holds, by the regions that hold it.
  ///
  /// Throws as ``squareMeters(ofRegion:)`` does.
  public func overlaps() throws -> [RegionOverlap] { try regions.overlaps(terms) }

  /// Divides the land inside a simple boundary, such as that of a change, among the regions.
  ///
  /// Throws a `NodingError` if the boundary still crosses the borders after many rounds, and throws if the earth
  /// model can't measure an edge. Throws an ``ImpossibleFigure`` if the area in a region would be negative or more
  /// than there is.
  public func divide(_ boundary: EdgeChain, squareMeters: Double) throws -> DividedArea {
    if boundary.isEmpty { return .none(regionCount: map.regions.count) }
    return try checked(sums(of: boundary), whole: squareMeters) { boundary }
  }

  /// Divides the land of a map among the regions.
  ///
  /// Complexity: O(*n*) in the edges of pieces that were not on the last map, and in what crosses a border.
  ///
  /// Throws as ``divide(_:squareMeters:)`` does.
  public func divide(_ land: Land) throws -> DividedArea { try divide([land])[0] }

  /// Divides several lands of one map, such as those of its statuses.
  ///
  /// The pieces of this map and of the last one are remembered, which no figure depends on.
  ///
  /// Throws as ``divide(_:squareMeters:)`` does.
  public func divide(_ lands: [Land]) throws -> [DividedArea] {
    divided.advance()
    return try lands.map(divideRemembering)
  }

  private func divideRemembering(_ land: Land) throws -> DividedArea {
    var total = CellSums(cellCount: map.holders.count)
    for piece in land.pieces {
      let own = try divided[piece.identity] ?? divide(piece)
      divided[piece.identity] = own
      total.add(own.sums)
    }
    return try checked(total, whole: land.squareMeters) { land.boundary }
  }

  /// Divides land among the regions with all borders noded together, and nothing remembered. It is slower, and checks
  /// ``divide(_:)-(Land)``.
  ///
  /// Throws a `NodingError` if borders still cross after many rounds, and throws if the earth model can't measure
  /// an edge.
  public func divideAnew(_ land: Land) throws -> DividedArea {
    try divideAnew(land.boundary, squareMeters: land.squareMeters)
  }

  /// Divides the land inside a simple boundary in the same way.
  func divideAnew(_ boundary: EdgeChain, squareMeters: Double) throws -> DividedArea {
    if boundary.isEmpty { return .none(regionCount: map.regions.count) }
    return try sumsByArrangement(of: boundary).divided(map, whole: squareMeters)
  }

  private func divide(_ piece: Piece) throws -> DividedPiece {
    let original = piece.origin.flatMap { origin in
      divided[origin.identity]?.cut.map { (cut: $0, origin: origin) }
    }
    if let cut = try CutBoundary(of: piece.boundary, using: cuts, original: original) {
      return DividedPiece(cut: cut, sums: cut.sums)
    }
    return DividedPiece(cut: nil, sums: PartSums(try sumsByArrangement(of: piece.boundary)))
  }

  /// Returns the area in a simple boundary by cell.
  private func sums(of boundary: EdgeChain) throws -> CellSums {
    guard let cut = try CutBoundary(of: boundary, using: cuts) else {
      return try sumsByArrangement(of: boundary)
    }
    var sums = CellSums(cellCount: map.holders.count)
    sums.add(cut.sums)
    return sums
  }

  /// Returns the area in a simple boundary by cell, with everything noded together. It is slower, and always succeeds
  /// where noding does.
  ///
  /// Every edge has one face on either side, so the parts add up whatever is rounded. Rounding can make slivers in
  /// which regions overlap that have no land in common: each sliver counts for all of them.
  func sumsByArrangement(of boundary: EdgeChain) throws -> CellSums {
    var sums = CellSums(cellCount: map.holders.count)
    let box = boundary.box
    let near = map.boundaries.indices.filter { map.boundaries[$0].box.intersects(box) }
    let layers = try ([boundary] + near.map { map.boundaries[$0] }).map { try terms.densified($0) }
    let arrangement = try LayeredArrangement(layers)
    // The regions of each label with land, which is the first layer; nil if the label has no land.
    let holdersOfLabels = arrangement.labels.map { label in
      label.first?.layer == 0 ? label.dropFirst().map { near[$0.layer - 1] } : nil
    }
    let cellsOfHolders = map.cellsOfHolders
    sums.slivers = try terms.slivers(of: boundary.edges)
    arrangement.sums(of: try terms.squareMeters(of: arrangement.edges)) { label, value in
      guard let holders = holdersOfLabels[label] else { return }
      if let cell = cellsOfHolders[holders] {
        sums.add(value, to: cell)
      } else {
        sums.add(value, toNoCellOf: holders)
      }
    }
    return sums
  }
}

/// A piece of land by cell.
private struct DividedPiece {
  /// Nil if rounding left a cut unclear.
  let cut: CutBoundary?
  let sums: PartSums
}
