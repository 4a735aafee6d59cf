public import EdgeChains

/// What one land is more and less than another.
///
/// Made of the edges that do not cancel, so it costs the change and not the map.
public struct LandChange: Sendable {
  /// The number of edges in which the two borders differ.
  public let changedEdgeCount: Int
  /// The border of what was gained, with it on the left.
  public let gained: EdgeChain
  /// The border of what was lost, with it on the left.
  public let lost: EdgeChain
  public let gainedSquareMeters: Double
  public let lostSquareMeters: Double
  /// The sum over the edges that do not cancel: area after less area before.
  public let netSquareMeters: Double
  /// What lines straight on the map would make of it; nil where no edge is so long that it matters.
  public var straight: StraightLineChange?

  public var gainedSquareKilometers: Double { gainedSquareMeters / 1e6 }
  public var lostSquareKilometers: Double { lostSquareMeters / 1e6 }
  public var netSquareKilometers: Double { netSquareMeters / 1e6 }

  public static let none = LandChange(
    changedEdgeCount: 0, gained: EdgeChain(), lost: EdgeChain(), gainedSquareMeters: 0, lostSquareMeters: 0,
    netSquareMeters: 0)
}

extension Surveyor {
  /// Compares two lands. With the two exchanged, gained and lost are exchanged to the last bit.
  ///
  /// Complexity: O(*n*) to find the edges that differ, and their arrangement.
  ///
  /// Throws a ``NodingError`` where borders still cross after many rounds, and where the earth model can't measure an edge.
  public func change(from before: Land, to after: Land) throws -> LandChange {
    let difference = after.difference(from: before)
    if difference.isEmpty { return .none }
    let sides = try ChangedSides(of: difference, terms)
    let change = LandChange(
      changedEdgeCount: difference.edges.count, gained: sides.gained.border, lost: sides.lost.border,
      gainedSquareMeters: sides.gained.squareMeters, lostSquareMeters: sides.lost.squareMeters,
      netSquareMeters: sides.netSquareMeters, straight: sides.straight)
    return try checked(change, difference, from: before, to: after)
  }
}
