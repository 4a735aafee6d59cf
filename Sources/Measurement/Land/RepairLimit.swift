import EdgeChains

/// The limit of repairs: how often the edges of a polygon may meet.
///
/// A repair handles every point where edges meet. Time and memory grow with their number, which can be half the
/// square of the number of vertices. The points are counted before the repair, so that every machine refuses the same
/// file.
public enum RepairLimit {
  /// The most meetings. A polygon with so many takes a quarter of a minute and a gigabyte; published ones have a
  /// dozen.
  public static let meetings = 500_000

  /// Throws ``Exceeded`` if the edges meet too often. Complexity: O(*n* + *k*), *k* the pairs whose boxes meet.
  package static func check(_ edges: [Edge]) throws(Exceeded) {
    if EdgeMeeting.isCount(among: edges, above: meetings) { throw Exceeded() }
  }

  /// The error for a polygon that is not repaired because its edges meet too often.
  public struct Exceeded: Error, Hashable, Sendable, CustomStringConvertible {
    public var description: String {
      "the polygon's edges cross more than \(RepairLimit.meetings) times, which no real border does: "
        + "correct it, or take it out of the file"
    }
  }
}
