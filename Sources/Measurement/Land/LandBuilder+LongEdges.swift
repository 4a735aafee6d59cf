import EdgeChains

/// Unions of pieces with edges so long that it matters what line they mean.
extension LandBuilder {
  /// Below this it is the rounding of cut short edges.
  private static let toleranceSquareMeters = 1_000.0

  /// The land that the pieces cover together, as one piece.
  ///
  /// An overlay cuts edges in the plane, and a part of a straight edge is not a part of the line that the earth model
  /// means (``EdgeTerms/densified(_:_:)``). Where that can move the area by more than a thousandth
  /// (``EdgeTerms/partingShare``), or made the union smaller than one of the pieces or larger than all, long edges are
  /// laid out along that line first.
  ///
  /// Complexity: that of an arrangement of all pieces, of two where long edges are laid out.
  func union(of pieces: [Piece]) throws -> Piece {
    let plain = try piece(overlay(of: pieces, laysOutLongEdges: false))
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
      if lenses <= EdgeTerms.partingShare * sum.value { return plain }
      // Edges that the union has whole are measured whole.
      let cut = EdgeChain(sumOf: pieces.map(\.boundary), less: [plain.boundary])
      if terms.longLenses(of: cut.edges) <= EdgeTerms.partingShare * sum.value { return plain }
    }
    let laidOut = try piece(overlay(of: pieces, laysOutLongEdges: true))
    let moved = (laidOut.squareMeters - plain.squareMeters).magnitude
    return isPossible && moved <= EdgeTerms.partingShare * plain.squareMeters ? plain : laidOut
  }

  private func piece(_ boundary: EdgeChain) throws -> Piece {
    Piece(boundary: boundary, squareMeters: try terms.area(of: boundary))
  }
}
