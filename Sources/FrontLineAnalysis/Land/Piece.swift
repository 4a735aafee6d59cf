public import EdgeChains
public import GeoTypes

/// A piece of land: a simple boundary, and the area in it.
///
/// Pieces are remembered and shared between the snapshots that have them in common; equal pieces of two
/// snapshots are one object and cancel without a look at their edges.
final class Piece: Sendable {
  let boundary: EdgeChain
  let box: Box
  let squareMeters: Double

  init(boundary: EdgeChain, squareMeters: Double) {
    self.boundary = boundary
    self.box = boundary.box
    self.squareMeters = squareMeters
  }
}

/// Land as pieces that don't overlap.
public struct Land: Sendable {
  let pieces: [Piece]
  /// The sum of the pieces. Borders that two pieces share cancel in it.
  public let squareMeters: Double

  init(pieces: [Piece]) {
    self.pieces = pieces
    var sum = CompensatedSum()
    for piece in pieces { sum += piece.squareMeters }
    squareMeters = sum.value
  }

  public static let none = Land(pieces: [])

  public var squareKilometers: Double { squareMeters / 1e6 }

  /// The border, with the land on its left.
  public var boundary: EdgeChain { EdgeChain(sumOf: pieces.map(\.boundary)) }

  /// The land as valid polygons.
  public var polygons: [Polygon] { boundary.polygons() }

  /// What does not cancel of this land's border less that of the land before: winding number 1 where land was
  /// gained, −1 where it was lost.
  ///
  /// Complexity: O(*n*) in the edges of the pieces that differ.
  public func difference(from before: Land) -> EdgeChain {
    let shared = Set(pieces.map(ObjectIdentifier.init)).intersection(before.pieces.map(ObjectIdentifier.init))
    func own(_ pieces: [Piece]) -> [EdgeChain] {
      pieces.filter { !shared.contains(ObjectIdentifier($0)) }.map(\.boundary)
    }
    return EdgeChain(sumOf: own(pieces), less: own(before.pieces))
  }
}
