public import EdgeChains

/// Two lands of one day side by side: what both have, and what only one of them has.
public struct LandComparison: Sendable {
  public let aSquareKilometers: Double
  public let bSquareKilometers: Double
  /// The border of what only A has, with it on the left.
  public let onlyA: EdgeChain
  public let onlyB: EdgeChain
  public let onlyASquareKilometers: Double
  public let onlyBSquareKilometers: Double

  /// The land of A less what only A has.
  ///
  /// Under a model with geodesic edges the land of B less what only B has differs from it by up to some
  /// thousand square metres: the overlay splits edges, and a part of a straight edge is not a part of a
  /// geodesic.
  public var agreedSquareKilometers: Double { aSquareKilometers - onlyASquareKilometers }
}

extension Surveyor {
  /// Compares two lands. With the two exchanged, the two sides are exchanged to the last bit.
  ///
  /// Throws as ``change(from:to:)`` does.
  public func comparison(of a: Land, with b: Land) throws -> LandComparison {
    let change = try change(from: b, to: a)
    return LandComparison(
      aSquareKilometers: a.squareKilometers, bSquareKilometers: b.squareKilometers, onlyA: change.gained,
      onlyB: change.lost, onlyASquareKilometers: change.gainedSquareKilometers,
      onlyBSquareKilometers: change.lostSquareKilometers)
  }

  /// The border of the land that both hold.
  ///
  /// Complexity: an arrangement of both borders, the whole map.
  ///
  /// Throws a ``NodingError`` where they still cross after many rounds.
  public func agreed(_ a: Land, _ b: Land) throws -> EdgeChain {
    try Arrangement(EdgeChain(sumOf: [a.boundary, b.boundary])).boundary { $0 > 1 }
  }

  /// Cuts the land inside a border in two: what another land holds of it, and the rest.
  func cut(_ border: EdgeChain, by land: Land) throws -> (inside: EdgeChain, outside: EdgeChain) {
    let box = border.box
    let near = land.pieces.filter { $0.box.intersects(box) }.map(\.boundary)
    if border.isEmpty || near.isEmpty { return (EdgeChain(), border) }
    // The land counts twice, so that the winding number tells all four cases apart: 1 border, 2 land, 3 both.
    let arrangement = try Arrangement(EdgeChain(sumOf: [border] + near + near))
    return (arrangement.boundary { $0 == 3 }, arrangement.boundary { $0 == 1 })
  }
}
