import EdgeChains
public import GeoTypes

/// What is done to lands before they are written: clipped, simplified, rounded, in that order.
public struct Shaping: Sendable {
  /// What lies outside is left out.
  public var clip: ClipRegion?
  /// No vertex that is left out lies farther than this from the border that is kept; 0 keeps all.
  public var toleranceMeters: Double
  /// The decimals of coordinates; nil leaves them as they are.
  public var decimals: Int?

  public init(clip: ClipRegion? = nil, toleranceMeters: Double = 0, decimals: Int? = nil) {
    self.clip = clip
    self.toleranceMeters = toleranceMeters
    self.decimals = decimals
  }

  var changesBorders: Bool { clip != nil || toleranceMeters > 0 }

  /// The parts of lines that lie in the clip region.
  package func clipped(_ lines: [LineString]) throws -> [LineString] {
    guard let clip, !lines.isEmpty else { return lines }
    return try clip.clipping(lines)
  }

  /// Lines with rounded coordinates, without those that shrink to a point.
  package func rounded(_ lines: [LineString]) -> [LineString] {
    guard let decimals else { return lines }
    return lines.compactMap(CoordinateGrid(decimals: decimals).snapped)
  }
}

/// A land as it is written.
public struct ShapedLand: Sendable {
  /// Valid polygons; none where nothing is left of the land.
  public let polygons: [Polygon]
  /// The area after clipping, before simplifying and rounding.
  public let squareMeters: Double
  /// What rounding makes vanish.
  public let loss: RoundingLoss

  public var squareKilometers: Double { squareMeters / 1e6 }
}

extension Surveyor {
  /// Shapes lands together: a border that two of them share stays the same in both.
  ///
  /// Complexity: O(*n*) where nothing is asked for, else that of some arrangements of all borders.
  ///
  /// Throws a ``NodingError`` where borders still cross after many rounds, and where the earth model can't measure an edge.
  public func shaped(_ lands: [Land], _ shaping: Shaping) throws -> [ShapedLand] {
    try shaped(lands.map { ($0.boundary, $0.squareMeters) }, shaping, keepsSpecks: shaping.decimals == nil)
  }

  /// Shapes the pieces of a change together. Nothing is left of a speck.
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
    return boundaries.indices.map { place in
      let polygons = boundaries[place].polygons()
      return ShapedLand(
        polygons: keepsSpecks ? polygons : polygons.withoutSpecks, squareMeters: areas[place],
        loss: losses[place])
    }
  }
}

extension Land {
  /// The land with a simplified border, for lines along it: its area is not measured, and 0.
  ///
  /// Throws a ``NodingError`` where borders still cross after many rounds.
  package func simplifiedOutline(toleranceMeters: Double) throws -> Land {
    let coverage = try Coverage([boundary]).simplified(toleranceMeters: toleranceMeters)
    return Land(pieces: coverage.boundaries.map { Piece(boundary: $0, squareMeters: 0) })
  }
}
