import EdgeChains

/// Unions of pieces with edges so long that it matters what line they mean.
extension LandBuilder {
  /// The part of the united area by which laying out long edges must move it to be done: a hundredth of a percent.
  /// Unions of published maps are moved by a thousandth of that, and stay what a planar overlay makes of them.
  private static let share = 1e-4
  /// Below this it is the rounding of cut short edges.
  private static let toleranceSquareMeters = 1_000.0

  /// The border of the land that the pieces cover together.
  ///
  /// An overlay cuts edges in the plane, and a part of a straight edge is not a part of the line that the earth model
  /// means (``EdgeTerms/densified(_:_:)``). Where that can move the area by more than a hundredth of a percent, or made
  /// the union smaller than one of the pieces or larger than all, long edges are laid out along that line first.
  ///
  /// Complexity: that of an arrangement of all pieces, of two where long edges are laid out.
  func border(of pieces: [Piece]) throws -> EdgeChain {
    let plain = try overlay(of: pieces, laysOutLongEdges: false)
    if terms.model == .wgs84Straight { return plain }
    var sum = CompensatedSum()
    var (largest, lenses) = (0.0, 0.0)
    for piece in pieces {
      sum += piece.squareMeters
      largest = max(largest, piece.squareMeters)
      lenses += terms.longLenses(of: piece.boundary.edges)
    }
    if lenses == 0 { return plain }
    let tolerance = Self.toleranceSquareMeters
    let area = try terms.area(of: plain)
    let isPossible = largest - tolerance <= area && area <= sum.value + tolerance
    if isPossible, lenses <= Self.share * sum.value { return plain }
    let laidOut = try overlay(of: pieces, laysOutLongEdges: true)
    let moved = try (terms.area(of: laidOut) - area).magnitude
    return isPossible && moved <= Self.share * area ? plain : laidOut
  }
}
