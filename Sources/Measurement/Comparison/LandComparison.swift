public import EdgeChains

/// A comparison of two lands of one day: what both have, and what only one of them has.
public struct LandComparison: Sendable {
  /// The area of all that A has.
  public let aSquareKilometers: Double
  /// The area of all that B has.
  public let bSquareKilometers: Double
  /// The border of what only A has, with that land on its left.
  public let onlyA: EdgeChain
  /// The border of what only B has, with that land on its left.
  public let onlyB: EdgeChain
  /// The area of what only A has.
  public let onlyASquareKilometers: Double
  /// The area of what only B has.
  public let onlyBSquareKilometers: Double
  /// The comparison with edges that are straight on the map, where gained is what only A has; nil if no edge is so
  /// long that it matters.
  public var straight: StraightLineChange?
  /// The border of what both have, with that land on its left.
  public let agreed: EdgeChain
  /// The area in that border. It is measured, not what the other areas leave.
  ///
  /// Under a model with geodesic edges the sum of this area and of what only A has differs from A's area by up to
  /// some thousand square metres: the overlay splits edges, and a part of a straight edge is not a part of a
  /// geodesic.
  public let agreedSquareKilometers: Double
}

extension Surveyor {
  /// Compares two lands. If the two are exchanged, the two sides are exchanged to the last bit.
  ///
  /// Complexity: an arrangement of both borders, without pieces that are one and the same object.
  ///
  /// Throws as ``change(from:to:)`` does, and an ``ImpossibleFigure`` if the parts don't add up to each side.
  public func comparison(of a: Land, with b: Land) throws -> LandComparison {
    func comparison(_ change: LandChange, _ agreed: EdgeChain) throws -> LandComparison {
      LandComparison(
        aSquareKilometers: a.squareKilometers, bSquareKilometers: b.squareKilometers, onlyA: change.gained,
        onlyB: change.lost, onlyASquareKilometers: change.gainedSquareKilometers,
        onlyBSquareKilometers: change.lostSquareKilometers, straight: change.straight, agreed: agreed,
        agreedSquareKilometers: try terms.area(of: agreed) / 1e6)
    }
    func quick() throws -> LandComparison {
      let change = try change(from: b, to: a)
      let pieces = ComparedPieces(a, b)
      // Long edges matter, and yet no point of the map is in both: lands that at most touch share nothing, whatever
      // lines their edges mean.
      if change.straight != nil, try pieces.areDisjoint {
        return LandComparison(of: pieces, a, b)
      }
      let bound = EdgeTerms.toleratedGap(of: change.gainedSquareMeters + change.lostSquareMeters)
      return try comparison(change, agreed(pieces, within: bound))
    }
    return try FigureGuard.checked(terms, quick: quick()) {
      let arrangement = try LayeredArrangement([terms.densified(a.boundary), terms.densified(b.boundary)])
      return try comparison(
        changeAnew(from: b, to: a, edges: EdgeChain()), arrangement.boundary { $0.count == 2 })
    } edges: {
      a.boundary.edges + b.boundary.edges
    } _: { found, check in
      let (inA, inB, agreed) = (a.squareMeters, b.squareMeters, found.agreedSquareKilometers * 1e6)
      let size = inA + inB
      check.require(.agreed, agreed, within: 0...max(0, min(inA, inB)), ofSize: size)
      check.requireZero(.comparisonSum, agreed + found.onlyASquareKilometers * 1e6 - inA, ofSize: size)
      check.requireZero(.comparisonSum, agreed + found.onlyBSquareKilometers * 1e6 - inB, ofSize: size)
    }
  }

  /// Returns the border of the land that both have.
  ///
  /// - Parameter bound: by how much the parts may miss the whole before long edges are densified, in square metres.
  private func agreed(_ pieces: ComparedPieces, within bound: Double) throws -> EdgeChain {
    var whole = CompensatedSum()
    for piece in pieces.onlyInA + pieces.onlyInB { whole += piece.squareMeters }
    let agreed = try terms.lands(
      in: pieces.sum, where: [{ $0 > 1 }, { $0 > 0 }], addingUpTo: whole.value, within: bound)[0]
    return EdgeChain(sumOf: pieces.common.map(\.boundary) + [agreed])
  }

  /// Cuts the land inside a border in two: what lies in another land, and the rest.
  ///
  /// - Parameter densifies: whether the long edges of the land are densified first, as those of the border are.
  func cut(
    _ border: EdgeChain, by land: Land, densifying densifies: Bool
  ) throws -> (inside: EdgeChain, outside: EdgeChain) {
    let box = border.box
    let near = try land.pieces.filter { $0.box.intersects(box) }.map {
      densifies ? try terms.densified($0.boundary) : $0.boundary
    }
    if border.isEmpty || near.isEmpty { return (EdgeChain(), border) }
    // The land is added twice, so that the winding number tells all cases apart: 1 border, 2 land, 3 both.
    let sum = EdgeChain(sumOf: [border] + near + near)
    let whole = try terms.area(of: border)
    let lands = try terms.lands(
      in: sum, where: [{ $0 == 3 }, { $0 == 1 }], addingUpTo: whole, within: EdgeTerms.toleratedGap(of: whole)
    )
    return (lands[0], lands[1])
  }
}

/// The pieces of two lands, by which land has them. A piece that both have overlaps no other piece of either.
private struct ComparedPieces {
  let common: [Piece]
  let onlyInA: [Piece]
  let onlyInB: [Piece]

  init(_ a: Land, _ b: Land) {
    let identities = Set(a.pieces.map(\.identity)).intersection(b.pieces.map(\.identity))
    common = a.pieces.filter { identities.contains($0.identity) }
    onlyInA = a.pieces.filter { !identities.contains($0.identity) }
    onlyInB = b.pieces.filter { !identities.contains($0.identity) }
  }

  /// The sum of the borders of the pieces that are not common.
  var sum: EdgeChain { EdgeChain(sumOf: (onlyInA + onlyInB).map(\.boundary)) }

  /// Whether no point of the map, on which edges are straight, is both in a piece of A and in another piece of B.
  var areDisjoint: Bool {
    get throws { try Arrangement(sum).boundary { $0 > 1 }.isEmpty }
  }
}

extension LandComparison {
  /// Makes the comparison of lands that share their common pieces and nothing else.
  fileprivate init(of pieces: ComparedPieces, _ a: Land, _ b: Land) {
    func border(_ pieces: [Piece]) -> EdgeChain { EdgeChain(sumOf: pieces.map(\.boundary)) }
    func squareKilometers(_ pieces: [Piece]) -> Double {
      var sum = CompensatedSum()
      for piece in pieces { sum += piece.squareMeters }
      return sum.value / 1e6
    }
    self.init(
      aSquareKilometers: a.squareKilometers, bSquareKilometers: b.squareKilometers,
      onlyA: border(pieces.onlyInA), onlyB: border(pieces.onlyInB),
      onlyASquareKilometers: squareKilometers(pieces.onlyInA),
      onlyBSquareKilometers: squareKilometers(pieces.onlyInB), straight: nil, agreed: border(pieces.common),
      agreedSquareKilometers: squareKilometers(pieces.common))
  }
}
