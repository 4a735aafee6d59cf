public import FrontLine

/// What became of the land of each status, from one snapshot to another.
///
/// Rows and columns are the statuses that occur but `foreign`, and free land, which has none. The rows of a
/// status add up to its area before, the columns to its area after; free land has no border of its own, so its
/// row and column hold only what came from it and what went to it.
///
/// **Land with two statuses.** Features of a source overlap here and there. Each status counts there for itself:
/// one that holds the place before and after stays, and of the others those that end and those that begin are
/// paired in the order of ``ControlStatus``; what is left over goes to or comes from `free`. So the margins are
/// the areas of the statuses, whatever overlaps.
///
/// **Edges.** Where the borders of two snapshots cross, an edge is cut. A geodesic in two pieces encloses a
/// little more or less than the whole; the difference is shared out among the pieces by their length, so that
/// the pieces count together as the whole edge does and the margins hold for every earth model. Where an edge
/// was drawn anew with vertices on it, the sliver between the geodesics comes from or goes to `free`.
public struct TransitionMatrix: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    /// Nil for free land.
    public let from: ControlStatus?
    public let to: ControlStatus?
    public let squareMeters: Double

    public var squareKilometers: Double { squareMeters / 1e6 }
  }

  /// By the status before, then by the one after, free land last; without what is 0.
  public let entries: [Entry]
  /// What occurs before or after.
  public let statuses: [ControlStatus]

  /// The sum of a row: the area of the status before.
  public func squareMeters(from status: ControlStatus) -> Double { sum { $0.from == status } }

  /// The sum of a column: the area of the status after.
  public func squareMeters(to status: ControlStatus) -> Double { sum { $0.to == status } }

  public func squareMeters(from: ControlStatus?, to: ControlStatus?) -> Double {
    sum { $0.from == from && $0.to == to }
  }

  private func sum(_ passes: (Entry) -> Bool) -> Double {
    var sum = CompensatedSum()
    for entry in entries where passes(entry) { sum += entry.squareMeters }
    return sum.value
  }
}
