public import FrontLine

/// What became of the land of each status, from one snapshot to another.
///
/// Rows and columns are the statuses that occur, without `foreign`, and free land, which has no status. The row of a
/// status adds up to its area before, the column to its area after. Free land has no border of its own, so its row
/// and column hold only what came from it and what went to it.
///
/// **Land with two statuses.** Features of a source overlap here and there. On such land each status counts for
/// itself: a status that holds it before and after stays. Of the others, those that end and those that begin are
/// paired in the order of `ControlStatus`; the rest goes to or comes from `free`. So the margins are the areas of
/// the statuses, whatever overlaps.
///
/// **Edges.** Where the borders of two snapshots cross, an edge is cut. A geodesic in two pieces encloses a little
/// more or less than the whole; the difference is shared out among the pieces by their length, so that the pieces
/// together count as the whole edge does and the margins hold for every earth model. Where an edge was redrawn with
/// vertices on it, the sliver between the geodesics comes from or goes to `free`.
public struct TransitionMatrix: Hashable, Sendable {
  /// Land with one status before and another after.
  public struct Entry: Hashable, Sendable {
    /// Nil for free land.
    public let from: ControlStatus?
    /// The status after; nil for land without one.
    public let to: ControlStatus?
    /// The area of the land.
    public let squareMeters: Double

    /// The area of the land in km².
    public var squareKilometers: Double { squareMeters / 1e6 }
  }

  /// The areas by the status before, then by the status after, free land last. Entries of 0 are left out.
  public let entries: [Entry]
  /// The statuses that occur before or after.
  public let statuses: [ControlStatus]

  /// Returns the sum of a row: the area of the status before.
  public func squareMeters(from status: ControlStatus) -> Double { sum { $0.from == status } }

  /// Returns the sum of a column: the area of the status after.
  public func squareMeters(to status: ControlStatus) -> Double { sum { $0.to == status } }

  /// Returns the area of the land that went from one status to another; nil stands for land without a status.
  public func squareMeters(from: ControlStatus?, to: ControlStatus?) -> Double {
    sum { $0.from == from && $0.to == to }
  }

  private func sum(_ passes: (Entry) -> Bool) -> Double {
    var sum = CompensatedSum()
    for entry in entries where passes(entry) { sum += entry.squareMeters }
    return sum.value
  }
}
