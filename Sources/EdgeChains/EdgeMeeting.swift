public import GeoTypes

/// A location where two edges meet other than in a common end.
public struct EdgeMeeting: Hashable, Sendable {
  /// How two edges meet.
  public enum Kind: Hashable, Sendable {
    /// Each crosses to the other side of the other.
    case crossing
    /// An end of one lies on the other.
    case touching
    /// They share a stretch.
    case overlapping
  }

  /// How they meet.
  public let kind: Kind
  /// The indices of the two edges in the list, the lower one first.
  public let first: Int
  /// The index of the second edge.
  public let second: Int
  /// The location where they meet, rounded to doubles; the first end of a shared stretch.
  public let location: Coordinate
}

extension EdgeMeeting {
  /// Returns the number of all meetings of some edges, and the first `limit` meetings in the order of the
  /// list.
  ///
  /// Equal edges meet along their whole length.
  ///
  /// Complexity: O(*n* + *k*), *k* the pairs whose boxes meet.
  public static func all(among edges: [Edge], limit: Int) -> (meetings: [EdgeMeeting], count: Int) {
    var meetings: [EdgeMeeting] = []
    var count = 0
    edges.withUnsafeBufferPointer { buffer in
      EdgeIndex(buffer).forEachPair(in: buffer, fresh: nil) { i, j in
        guard let (kind, location) = kind(edges[i], edges[j]) else { return }
        count += 1
        meetings.append(EdgeMeeting(kind: kind, first: min(i, j), second: max(i, j), location: location))
        if meetings.count >= 4 * limit + 1024 { meetings.keepFirst(limit) }
      }
    }
    meetings.keepFirst(limit)
    return (meetings, count)
  }

  /// Whether some edges meet more than `limit` times.
  ///
  /// Complexity: O(*n* + *k*), *k* the pairs whose boxes meet; the search stops once the limit is passed.
  public static func isCount(among edges: [Edge], above limit: Int) -> Bool {
    var count = 0
    return edges.withUnsafeBufferPointer { buffer in
      EdgeIndex(buffer).containsPair(in: buffer) { i, j in
        if kind(buffer[i], buffer[j]) != nil { count += 1 }
        return count > limit
      }
    }
  }

  private static func kind(_ a: Edge, _ b: Edge) -> (Kind, Coordinate)? {
    if a.low == b.low, a.high == b.high { return (.overlapping, a.low) }
    var (first, second) = (Coordinate?.none, Coordinate?.none)
    var isCommon = true
    meet(a, b) { _, location in
      if let first { isCommon = isCommon && first == location }
      (first, second) = (first ?? location, first == nil ? nil : location)
    }
    guard let first else { return nil }
    let sharesEnd = a.low == b.low || a.high == b.high
    if sharesEnd { return (.overlapping, a.low == b.low ? a.low : first) }
    guard let second else { return (.touching, first) }
    return isCommon ? (.crossing, first) : (.overlapping, min(first, second))
  }
}

extension [EdgeMeeting] {
  fileprivate mutating func keepFirst(_ limit: Int) {
    sort { ($0.first, $0.second) < ($1.first, $1.second) }
    if count > limit { removeLast(count - limit) }
  }
}
