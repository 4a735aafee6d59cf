import EdgeChains

/// Unions of pieces with edges so long that the line which an edge means affects the area.
extension LandBuilder {
  /// Differences below this come from the rounding of short edges that were cut.
  private static let toleranceSquareMeters = 1_000.0

  /// Returns the land that the pieces cover together, as one piece.
  ///
  /// An overlay cuts edges in the plane, and a part of a straight edge is not a part of the line that the earth model
  /// means (``EdgeTerms/densified(_:_:)``). Long edges are densified along that line before the overlay where the
  /// cuts can move the area by more than a thousandth (``EdgeTerms/toleratedShare``), or made the union smaller than
  /// one of the pieces or larger than all together.
  ///
  /// Complexity: that of an arrangement of all pieces, of two if long edges are densified.
  func union(of pieces: [Piece]) throws -> Piece {
    let plain = try piece(overlay(of: pieces, densifiesLongEdges: false))
    if terms.model.line == .straightOnMap { return plain }
    var sum = CompensatedSum()
    var (largest, lenses) = (0.0, 0.0)
    for piece in pieces {
      sum += piece.squareMeters
      largest = max(largest, piece.squareMeters)
      lenses += piece.longLensesAtMost ?? terms.longLenses(of: piece.boundary.edges)
    }
    if lenses == 0 { return plain }
    let tolerance = Self.toleranceSquareMeters
    let isPossible =
      largest - tolerance <= plain.squareMeters && plain.squareMeters <= sum.value + tolerance
    if isPossible {
      if lenses <= EdgeTerms.toleratedShare * sum.value { return plain }
      // Edges that the union keeps whole are measured whole: only cut edges count.
      let cut = EdgeChain(sumOf: pieces.map(\.boundary), less: [plain.boundary])
      if terms.longLenses(of: cut.edges) <= EdgeTerms.toleratedShare * sum.value { return plain }
    }
    let densified = try piece(overlay(of: pieces, densifiesLongEdges: true))
    let moved = (densified.squareMeters - plain.squareMeters).magnitude
    return isPossible && moved <= EdgeTerms.toleratedShare * plain.squareMeters ? plain : densified
  }

  private func piece(_ boundary: EdgeChain) throws -> Piece {
    Piece(boundary: boundary, squareMeters: try terms.area(of: boundary))
  }
}
