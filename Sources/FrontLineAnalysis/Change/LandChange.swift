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
    return try checked(change(by: difference), difference, from: before, to: after)
  }

  private func change(by difference: EdgeChain) throws -> LandChange {
    let arrangement = try Arrangement(difference)
    // Borders and difference are made of the same edges: each is measured once.
    let values = try terms.squareMeters(of: arrangement.edges)
    func land(where inside: (Int) -> Bool) -> (border: EdgeChain, squareMeters: Double) {
      let places = arrangement.boundaryPlaces(where: inside)
      let border = EdgeChain(noded: places.map { arrangement.edges[$0.place].weighted($0.weight) })
      return (border, border.area(places.map { values[$0.place] }))
    }
    let (gained, lost) = (land { $0 > 0 }, land { $0 < 0 })
    return LandChange(
      changedEdgeCount: difference.edges.count, gained: gained.border, lost: lost.border,
      gainedSquareMeters: gained.squareMeters, lostSquareMeters: lost.squareMeters,
      netSquareMeters: arrangement.edges == difference.edges
        ? difference.area(values) : try terms.area(of: difference))
  }
}
