import EdgeChains
import GeoTypes
import Synchronization

/// A piece of land: a simple boundary and the area inside it.
///
/// Snapshots that have a piece in common share it: equal pieces of two snapshots are one object, and cancel without a
/// look at their edges.
package final class Piece: Sendable {
  /// The border, with the land on its left. Complexity: O(*n*) on first use, unless the piece was made from a chain.
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
  /// A number that no other piece has. It appears in no output.
  package let identity: UInt64
  /// The piece that this one came from by a small difference, where that is known.
  let origin: Origin?
  /// An upper bound of the area in the lenses of long edges (``EdgeTerms/longLenses(of:)``), in square metres; nil if
  /// it is not known.
  let longLensesAtMost: Double?

  /// The piece that another one came from, and the difference between them.
  package struct Origin: Sendable {
    package let identity: UInt64
    /// The boundary of this piece less that of the origin.
    let difference: EdgeChain
    /// For each edge its index in the boundary of the origin, -1 if it has none; empty if the indices are not known.
    let indices: [Int32]
    /// The box of the difference: it holds all land in which the two pieces differ.
    let box: Box

    package init(identity: UInt64, difference: EdgeChain, indices: [Int32]) {
      self.identity = identity
      self.difference = difference
      self.indices = indices
      box = difference.box
    }
  }

  /// A border that is built on first use: a series of maps whose differences are known needs few of them.
  private enum Border {
    case chain(EdgeChain)
    case polygon(Polygon)
    /// The borders of pieces, and a chain that is added to them.
    case sum([Piece], EdgeChain)
  }

  private static let lastIdentity = Atomic<UInt64>(0)

  convenience init(boundary: EdgeChain, squareMeters: Double) {
    self.init(.chain(boundary), boundary.box, squareMeters: squareMeters, origin: nil)
  }

  /// Makes the piece of a polygon that was found to be simple.
  convenience init(
    simple polygon: Polygon, boundary: EdgeChain, squareMeters: Double, origin: Origin?,
    longLensesAtMost: Double
  ) {
    self.init(
      .chain(boundary), polygon.box, squareMeters: squareMeters, origin: origin,
      longLensesAtMost: longLensesAtMost)
  }

  /// Makes the piece of a polygon that is known to be simple; its boundary is not built yet.
  convenience init(simple polygon: Polygon, squareMeters: Double, origin: Origin?) {
    self.init(.polygon(polygon), polygon.box, squareMeters: squareMeters, origin: origin)
  }

  /// Makes one piece of several and the land between them.
  ///
  /// - Parameters:
  ///   - added: what the boundary of the whole has more than the boundaries of the pieces.
  ///   - squareMeters: the area of the land between them.
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
