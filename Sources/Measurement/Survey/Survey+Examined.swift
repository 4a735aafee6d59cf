public import FrontLine

/// What a survey found out about a polygon that bounds its land as it stands: what a proof is made of.
public struct ExaminedPolygon: Sendable {
  /// The number of its piece, which is that of no other piece in this process.
  public let identity: UInt64
  /// The area in square metres, by the surveyor's earth model.
  public let squareMeters: Double
  /// The piece of the last snapshot that it came from, with the edges that it has more, and reversed those that
  /// it has less; nil where no such piece is known.
  public let origin: (identity: UInt64, difference: [PolygonProof.DirectedEdge])?

  init?(_ polygon: CheckedPolygon) {
    guard polygon.repair == nil, let piece = polygon.piece else { return nil }
    identity = piece.identity
    squareMeters = piece.squareMeters
    origin = piece.origin.flatMap { origin in
      let edges = origin.difference.edges
      // Of a simple boundary every edge is taken once; another multiplicity could not be told by direction.
      guard edges.allSatisfy({ $0.weight.magnitude == 1 }) else { return nil }
      return (origin.identity, edges.map { PolygonProof.DirectedEdge(start: $0.start, end: $0.end) })
    }
  }
}

extension Survey {
  /// The polygons of each feature in their order; nil for one that had to be repaired.
  public var examinedPolygons: [[ExaminedPolygon?]] { features.map { $0.polygons.map(ExaminedPolygon.init) } }
}
