import EdgeChains
public import GeoTypes

/// How lands are changed before they are written: clipped, simplified and rounded, in that order.
public struct Shaping: Sendable {
  /// The region that the lands are clipped to; nil for no clipping.
  public var clip: ClipRegion?
  /// The tolerance of simplification: no removed vertex lies farther than this from the border that is kept. 0 keeps
  /// all.
  public var toleranceMeters: Double
  /// The decimals of coordinates; nil leaves them unchanged.
  public var decimals: Int?

  /// Creates a shaping; without arguments, one that changes nothing.
  public init(clip: ClipRegion? = nil, toleranceMeters: Double = 0, decimals: Int? = nil) {
    self.clip = clip
    self.toleranceMeters = toleranceMeters
    self.decimals = decimals
  }

  var changesBorders: Bool { clip != nil || toleranceMeters > 0 }

  /// Returns the parts of the lines that lie in the clip region.
  package func clipped(_ lines: [LineString]) throws -> [LineString] {
    guard let clip, !lines.isEmpty else { return lines }
    return try clip.clipping(lines)
  }

  /// Returns the lines with rounded coordinates, without those that shrink to a point.
  package func rounded(_ lines: [LineString]) -> [LineString] {
    guard let decimals else { return lines }
    return lines.compactMap(CoordinateGrid(decimals: decimals).snapped)
  }
}

/// A land after shaping, ready to be written.
public struct ShapedLand: Sendable {
  /// Valid polygons; none if nothing is left of the land.
  public let polygons: [Polygon]
  /// The area after clipping, before simplifying and rounding.
  public let squareMeters: Double
  /// The polygons and holes that vanish by rounding.
  public let loss: RoundingLoss

  /// The area in km².
  public var squareKilometers: Double { squareMeters / 1e6 }
}

extension Surveyor {
  /// Shapes lands together: a border that two of them share stays the same in both.
  ///
  /// Complexity: O(*n*) if no change is asked for, else that of a few arrangements of all borders.
  ///
  /// Throws a `NodingError` if borders still cross after many rounds, and throws if the earth model can't measure
  /// an edge.
  public func shaped(_ lands: [Land], _ shaping: Shaping) throws -> [ShapedLand] {
    try shaped(lands.map { ($0.boundary, $0.squareMeters) }, shaping, keepsSpecks: shaping.decimals == nil)
  }

  /// Shapes the patches of a change together. Nothing is left of a speck.
  ///
  /// Throws as ``shaped(_:_:)`` of lands does.
  public func shaped(_ patches: [Patch], _ shaping: Shaping) throws -> [ShapedLand] {
    try shaped(
      patches.map { (EdgeChain(boundariesOf: CollectionOfOne($0.polygon)), $0.squareKilometers * 1e6) },
      shaping, keepsSpecks: false)
  }

  private func shaped(
    _ lands: [(boundary: EdgeChain, squareMeters: Double)], _ shaping: Shaping, keepsSpecks: Bool
  ) throws -> [ShapedLand] {
    var boundaries = lands.map(\.boundary)
    var areas = lands.map(\.squareMeters)
    if shaping.changesBorders {
      let coverage = try Coverage(boundaries, clip: shaping.clip?.boundary)
      if shaping.clip != nil {
        boundaries = coverage.boundaries
        areas = try boundaries.map(terms.area)
      }
      if shaping.toleranceMeters > 0 {
        boundaries = try coverage.simplified(toleranceMeters: shaping.toleranceMeters).boundaries
      }
    }
    var losses = [RoundingLoss](repeating: RoundingLoss(), count: boundaries.count)
    if let decimals = shaping.decimals {
      if decimals < 7 { losses = try boundaries.map { try loss(of: $0.polygons(), roundedTo: decimals) } }
      boundaries = try CoordinateGrid(decimals: decimals).snapped(boundaries)
    }
    return boundaries.indices.map { index in
      let polygons = boundaries[index].polygons()
      return ShapedLand(
        polygons: keepsSpecks ? polygons : polygons.withoutSpecks, squareMeters: areas[index],
        loss: losses[index])
    }
  }
}

extension [EdgeChain] {
  /// Returns lands, given by their boundaries, simplified together: a border that two of them share stays the same in
  /// both.
  ///
  /// Throws a ``NodingError`` if borders still cross after many rounds.
  package func simplified(toleranceMeters: Double) throws(NodingError) -> [[Polygon]] {
    try Coverage(self).simplified(toleranceMeters: toleranceMeters).boundaries.map { $0.polygons() }
  }
}

extension Land {
  /// Returns the land with a simplified border, for lines along it. Its area is not measured and is 0.
  ///
  /// Throws a ``NodingError`` if borders still cross after many rounds.
  package func simplifiedOutline(toleranceMeters: Double) throws -> Land {
    let coverage = try Coverage([boundary]).simplified(toleranceMeters: toleranceMeters)
    return Land(pieces: coverage.boundaries.map { Piece(boundary: $0, squareMeters: 0) })
  }
}
