public import FrontLine

/// The findings of a survey about a polygon that needed no repair; proofs are made of them.
public struct ExaminedPolygon: Sendable {
  /// The identity of its piece, which no other piece in this process has.
  public let identity: UInt64
  /// The area in square metres, by the surveyor's earth model.
  public let squareMeters: Double
  /// The piece of the last snapshot that this one came from, with the difference: the added edges, and the removed
  /// ones reversed. Nil if no such piece is known.
  public let origin: (identity: UInt64, difference: [PolygonProof.DirectedEdge])?

  init?(_ polygon: CheckedPolygon) {
    guard polygon.repair == nil, let piece = polygon.piece else { return nil }
    identity = piece.identity
    squareMeters = piece.squareMeters
    origin = piece.origin.flatMap { origin in
      let edges = origin.difference.edges
      // In a simple boundary every edge occurs once; a direction can't express another multiplicity.
      guard edges.allSatisfy({ $0.weight.magnitude == 1 }) else { return nil }
      return (origin.identity, edges.map { PolygonProof.DirectedEdge(start: $0.start, end: $0.end) })
    }
  }
}

extension Survey {
  /// The findings about the polygons of each feature, in their order; nil for a polygon that had to be repaired.
  public var examinedPolygons: [[ExaminedPolygon?]] { features.map { $0.polygons.map(ExaminedPolygon.init) } }
}
