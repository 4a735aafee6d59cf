import EdgeChains
import GeoTypes
import Synchronization

/// A piece of land: a simple boundary, and the area in it.
///
/// Pieces are remembered and shared between the snapshots that have them in common; equal pieces of two
/// snapshots are one object and cancel without a look at their edges.
package final class Piece: Sendable {
  /// The border, with the land on its left. Complexity: O(*n*) when it is first asked for, where a polygon gave it.
  package var boundary: EdgeChain {
    border.withLock { border in
      switch border {
      case .chain(let chain): return chain
      case .polygon(let polygon):
        let chain = EdgeChain(simpleBoundaryOf: polygon)
        border = .chain(chain)
        return chain
      case .sum(let pieces, let added):
        let chain = EdgeChain(sumOf: pieces.map(\.boundary) + [added])
        border = .chain(chain)
        return chain
      }
    }
  }
  private let border: Mutex<Border>
  package let box: Box
  package let squareMeters: Double
  /// A number that no other piece has; it orders nothing and shows nowhere.
  package let identity: UInt64
  /// The piece that this one came from by a small difference, where that is known.
  let origin: Origin?
  /// No less than what lies in the lenses of its long edges (``EdgeTerms/longLenses(of:)``); nil where it is not known.
  let longLensesAtMost: Double?

  package struct Origin: Sendable {
    package let identity: UInt64
    /// What this piece's boundary is more than that one's.
    let difference: EdgeChain
    /// For each edge its place in that boundary, -1 where it has none; empty where the places are not known.
    let places: [Int32]
    /// Holds all land in which the two differ.
    let box: Box

    package init(identity: UInt64, difference: EdgeChain, places: [Int32]) {
      self.identity = identity
      self.difference = difference
      self.places = places
      box = difference.box
    }
  }

  /// A series of maps whose differences are known needs few of their borders, and makes no others.
  private enum Border {
    case chain(EdgeChain)
    case polygon(Polygon)
    /// Those of pieces, and what is added to them.
    case sum([Piece], EdgeChain)
  }

  private static let lastIdentity = Atomic<UInt64>(0)

  convenience init(boundary: EdgeChain, squareMeters: Double) {
    self.init(.chain(boundary), boundary.box, squareMeters: squareMeters, origin: nil)
  }

  /// The land of a polygon that was found to bound it as it stands.
  convenience init(
    simple polygon: Polygon, boundary: EdgeChain, squareMeters: Double, origin: Origin?,
    longLensesAtMost: Double
  ) {
    self.init(
      .chain(boundary), polygon.box, squareMeters: squareMeters, origin: origin,
      longLensesAtMost: longLensesAtMost)
  }

  /// The land of a polygon that is known to bound it as it stands.
  convenience init(simple polygon: Polygon, squareMeters: Double, origin: Origin?) {
    self.init(.polygon(polygon), polygon.box, squareMeters: squareMeters, origin: origin)
  }

  /// Pieces as one, with the land between them that a chain adds.
  package convenience init(
    uniting pieces: [Piece], with added: EdgeChain, squareMeters: Double, origin: Origin?
  ) {
    var sum = CompensatedSum()
    for piece in pieces { sum += piece.squareMeters }
    sum += squareMeters
    self.init(
      .sum(pieces, added), pieces.reduce(added.box) { $0.union($1.box) }, squareMeters: sum.value,
      origin: origin)
  }

  private init(
    _ border: Border, _ box: Box, squareMeters: Double, origin: Origin?, longLensesAtMost: Double? = nil
  ) {
    self.longLensesAtMost = longLensesAtMost
    self.border = Mutex(border)
    self.box = box
    self.squareMeters = squareMeters
    self.origin = origin
    identity = Self.lastIdentity.wrappingAdd(1, ordering: .relaxed).newValue
  }
}
