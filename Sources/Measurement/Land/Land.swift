public import EdgeChains
public import GeoTypes

/// Land as pieces that don't overlap.
public struct Land: Sendable {
  package let pieces: [Piece]
  /// The sum of the areas of the pieces. Borders that two pieces share cancel in it.
  public let squareMeters: Double

  package init(pieces: [Piece]) {
    self.pieces = pieces
    var sum = CompensatedSum()
    for piece in pieces { sum += piece.squareMeters }
    squareMeters = sum.value
  }

  /// The land without extent.
  public static let none = Land(pieces: [])

  /// The area in km².
  public var squareKilometers: Double { squareMeters / 1e6 }

  /// Whether the land is without extent.
  public var isEmpty: Bool { pieces.isEmpty }

  /// The border, with the land on its left.
  public var boundary: EdgeChain { EdgeChain(sumOf: pieces.map(\.boundary)) }

  /// The land as valid polygons.
  public var polygons: [Polygon] { boundary.polygons() }

  /// Returns the boundary of the change from an earlier land: the edges of both borders that do not cancel. Its
  /// winding number is 1 where land was gained and −1 where it was lost.
  ///
  /// Complexity: O(*p*) in the pieces, O(*r* log *r*) in the edges that differ, and O(*n*) in the edges of pieces
  /// whose origin is not known.
  public func difference(from before: Land) -> EdgeChain {
    let own = Set(pieces.map(\.identity))
    var gone = Dictionary(
      before.pieces.filter { !own.contains($0.identity) }.map { ($0.identity, $0) },
      uniquingKeysWith: { first, _ in first })
    let kept = Set(before.pieces.map(\.identity))
    var added: [EdgeChain] = []
    for piece in pieces where !kept.contains(piece.identity) {
      if let origin = piece.origin, gone.removeValue(forKey: origin.identity) != nil {
        added.append(origin.difference)
      } else {
        added.append(piece.boundary)
      }
    }
    return EdgeChain(sumOf: added, less: gone.values.map(\.boundary)).sortedByPosition()
  }
}
