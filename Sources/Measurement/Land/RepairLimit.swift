import EdgeChains

/// How much may be wrong with a polygon that is repaired.
///
/// A repair makes something of every place where edges meet: time and memory go with their number, which can be half
/// the square of that of the vertices. It is counted before, so that the same file is refused on every machine.
public enum RepairLimit {
  /// A polygon whose edges meet that often takes a quarter of a minute and a gigabyte; published ones do a dozen times.
  public static let meetings = 500_000

  /// Throws ``Exceeded`` where the edges meet too often. Complexity: O(*n* + *k*), *k* the pairs whose boxes meet.
  package static func check(_ edges: [Edge]) throws(Exceeded) {
    if EdgeMeeting.isCount(among: edges, above: meetings) { throw Exceeded() }
  }

  /// A polygon that is not repaired because too much is wrong with it.
  public struct Exceeded: Error, Hashable, Sendable, CustomStringConvertible {
    public var description: String {
      "the polygon's edges cross more than \(RepairLimit.meetings) times, which is no border: "
        + "correct it, or take it out of the file"
    }
  }
}
