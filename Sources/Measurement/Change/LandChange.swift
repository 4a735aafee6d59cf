public import EdgeChains

/// The land by which two lands differ: what was gained and what was lost.
///
/// It is computed from the edges that do not cancel, so it costs the change and not the map.
public struct LandChange: Sendable {
  /// The number of edges in which the two borders differ.
  public let changedEdgeCount: Int
  /// The number of those edges that bound no land that changed hands: the source drew its border anew there.
  public let redrawnEdgeCount: Int
  /// The border of the gained land, with that land on its left.
  public let gained: EdgeChain
  /// The border of the lost land, with that land on its left.
  public let lost: EdgeChain
  /// The land that was gained.
  public let gainedSquareMeters: Double
  /// The land that was lost.
  public let lostSquareMeters: Double
  /// The sum over the edges that do not cancel: area after less area before.
  public let netSquareMeters: Double
  /// The change with edges that are straight on the map; nil if no edge is so long that it matters.
  public var straight: StraightLineChange?

  /// The land that was gained, in km².
  public var gainedSquareKilometers: Double { gainedSquareMeters / 1e6 }
  /// The land that was lost, in km².
  public var lostSquareKilometers: Double { lostSquareMeters / 1e6 }
  /// The area after less the area before, in km².
  public var netSquareKilometers: Double { netSquareMeters / 1e6 }

  /// The change between a land and itself.
  public static let none = LandChange(
    changedEdgeCount: 0, redrawnEdgeCount: 0, gained: EdgeChain(), lost: EdgeChain(), gainedSquareMeters: 0,
    lostSquareMeters: 0,
    netSquareMeters: 0)
}

extension Surveyor {
  /// Compares two lands. If the two are exchanged, gained and lost are exchanged to the last bit.
  ///
  /// Complexity: O(*n*) to find the edges that differ, and their arrangement.
  ///
  /// Throws a `NodingError` if borders still cross after many rounds, and throws if the earth model can't measure
  /// an edge. Throws an ``ImpossibleFigure`` if the figures exceed their bounds however they are measured.
  public func change(from before: Land, to after: Land) throws -> LandChange {
    let difference = after.difference(from: before)
    if difference.isEmpty { return .none }
    let sides = try ChangedSides(of: difference, terms)
    let change = LandChange(
      changedEdgeCount: difference.edges.count,
      redrawnEdgeCount: sides.redrawnEdgeCount,
      gained: sides.gained.border, lost: sides.lost.border,
      gainedSquareMeters: sides.gained.squareMeters, lostSquareMeters: sides.lost.squareMeters,
      netSquareMeters: sides.netSquareMeters, straight: sides.straight)
    return try checked(change, difference, from: before, to: after)
  }
}
