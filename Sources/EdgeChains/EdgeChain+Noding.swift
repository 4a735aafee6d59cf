public import GeoTypes

/// The error that noding did not come to an end (rounded intersection points kept making new crossings), or
/// that edges cross too often.
public struct NodingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A location where edges still cross.
  public let location: Coordinate
  /// Whether edges cross too often for the work to be done, rather than without end.
  public var isTooMuch = false

  public var description: String {
    if isTooMuch {
      return
        "the edges cross more than \(EdgeChain.mostMeetings) times (first at \(location)), which no real border "
        + "does: correct the polygons, or split them into several files"
    }
    return "edges still cross at \(location) after \(EdgeChain.maximumNodingRounds) rounds"
  }
}

extension EdgeChain {
  static let maximumNodingRounds = 12

  /// The number of meetings above which edges are refused, where it is also more than four times the number
  /// of edges. Such edges are no borders, but for example two combs of some thousand teeth that lie across
  /// one another. Time and memory grow with the meetings, which can be a quarter of the square of the edges.
  /// They are counted, not timed, so that the same maps are refused on every machine.
  public static let mostMeetings = 500_000

  /// Returns the same chain with edges that meet only at common ends.
  ///
  /// Edges that cross are split at the crossing, rounded to doubles (or to an end that lies within some
  /// roundings of it). An edge on which another ends is split there. Where edges lie on one another, the
  /// common stretch becomes one edge with the sum of the weights, and is dropped if that is 0.
  ///
  /// A rounded crossing moves its edges by a rounding error, so new crossings can arise. The work is repeated
  /// on the edges that moved until there are none. From the fourth round on, edges are led through ends that
  /// are within some roundings of them, and such ends are merged.
  ///
  /// Throws ``NodingError`` where crossings remain after `maximumNodingRounds`, or where there are more
  /// than ``mostMeetings``.
  ///
  /// Complexity: O(*n* + *k*) for edges spread evenly, *k* the pairs whose boxes meet; O(*n*²) at worst.
  public func noded() throws(NodingError) -> EdgeChain {
    var current = self
    var fresh: [Bool]?
    for round in 0..<Self.maximumNodingRounds {
      let near = MergedEnds(of: current.edges, inRound: round)
      if !near.isEmpty { (current, fresh) = (current.merged(near), nil) }
      let splits = try Self.splits(of: current.edges, fresh: fresh, round: round)
      if splits.isEmpty { return current }
      (current, fresh) = current.split(at: splits)
    }
    let splits = try Self.splits(of: current.edges, fresh: fresh, round: Self.maximumNodingRounds)
    guard let location = splits.firstLocation else { return current }
    throw NodingError(location: location)
  }

  /// Finds where edges must be split: all edges, or those that meet a `fresh` one.
  ///
  /// Throws where there are too many splits.
  static func splits(of edges: [Edge], fresh: [Bool]?, round: Int) throws(NodingError) -> EdgeSplits {
    var splits = EdgeSplits()
    let reach = snappingReach(inRound: round)
    // A crossing splits both edges.
    let most = max(2 * mostMeetings, 8 * edges.count)
    edges.withUnsafeBufferPointer { edges in
      EdgeIndex(edges).forEachPair(in: edges, fresh: fresh) {
        splits.count > most
      } _: { i, j in
        func split(_ isFirst: Bool, _ coordinate: Coordinate) { splits.add(coordinate, to: isFirst ? i : j) }
        if reach > 0, meetNearly(edges[i], edges[j], reach: reach, split) { return }
        meet(edges[i], edges[j], split)
      }
    }
    if splits.count > most, let location = splits.firstLocation {
      var error = NodingError(location: location)
      error.isTooMuch = true
      throw error
    }
    return splits
  }

  private func split(at splits: EdgeSplits) -> (EdgeChain, fresh: [Bool]) {
    var table = EdgeTable(minimumCapacity: edges.count + edges.count / 2)
    var isFresh: [Bool] = []
    splits.forEachPart(of: edges) { _, part, isNew in
      let index = table.add(part).index
      if index == isFresh.count { isFresh.append(isNew) } else if isNew { isFresh[index] = true }
    }
    var kept: [Edge] = []
    kept.reserveCapacity(table.edges.count)
    var fresh: [Bool] = []
    fresh.reserveCapacity(table.edges.count)
    for (edge, isFresh) in zip(table.edges, isFresh) where edge.weight != 0 {
      kept.append(edge)
      fresh.append(isFresh)
    }
    return (EdgeChain(edges: kept), fresh)
  }
}

/// Calls `split` with each location where one of two edges must be split so that they meet only at common
/// ends.
@inline(__always)
func meet(_ a: Edge, _ b: Edge, _ split: (_ first: Bool, _ at: Coordinate) -> Void) {
  if a.low == b.low {
    // Both run to the right from a common end: they meet again only if one lies on the other.
    guard Orientation.sign(a.low, a.high, b.high) == 0 else { return }
    if a.high < b.high { split(false, a.high) } else if b.high < a.high { split(true, b.high) }
    return
  }
  if a.high == b.high {
    guard Orientation.sign(a.low, a.high, b.low) == 0 else { return }
    if a.low > b.low { split(false, a.low) } else if b.low > a.low { split(true, b.low) }
    return
  }
  if a.low == b.high || a.high == b.low { return }

  let lowSide = Orientation.sign(a.low, a.high, b.low)
  let highSide = Orientation.sign(a.low, a.high, b.high)
  if lowSide * highSide > 0 { return }
  let lowSideOfB = Orientation.sign(b.low, b.high, a.low)
  let highSideOfB = Orientation.sign(b.low, b.high, a.high)
  if lowSideOfB * highSideOfB > 0 { return }

  if lowSide != 0, highSide != 0, lowSideOfB != 0, highSideOfB != 0 {
    let crossing = intersection(a, b)
    if crossing != a.low && crossing != a.high { split(true, crossing) }
    if crossing != b.low && crossing != b.high { split(false, crossing) }
    return
  }
  // An end lies on the line of the other edge; between that edge's ends it lies on the edge. Coordinates on
  // one line have the same order along it as in the plane, from left to right.
  if lowSide == 0, a.low < b.low, b.low < a.high { split(true, b.low) }
  if highSide == 0, a.low < b.high, b.high < a.high { split(true, b.high) }
  if lowSideOfB == 0, b.low < a.low, a.low < b.high { split(false, a.low) }
  if highSideOfB == 0, b.low < a.high, a.high < b.high { split(false, a.high) }
}

/// Returns the point in which two edges cross, rounded to doubles; the same in whichever order the edges are
/// given.
private func intersection(_ a: Edge, _ b: Edge) -> Coordinate {
  let (first, second) = a.low < b.low || (a.low == b.low && a.high < b.high) ? (a, b) : (b, a)
  let dx = first.high.x - first.low.x
  let dy = first.high.y - first.low.y
  let ex = second.high.x - second.low.x
  let ey = second.high.y - second.low.y
  let determinant = dx * ey - dy * ex
  let gapX = second.low.x - first.low.x
  let gapY = second.low.y - first.low.y
  let along = determinant == 0 ? 0.5 : (gapX * ey - gapY * ex) / determinant
  // Rounding may carry the point out of an edge's box, and then past its end: it is clamped to both boxes.
  let minX = max(first.low.x, second.low.x)
  let maxX = min(first.high.x, second.high.x)
  let minY = max(first.minY, second.minY)
  let maxY = min(first.maxY, second.maxY)
  let point = Coordinate(
    x: max(minX, min(maxX, first.low.x + along * dx)), y: max(minY, min(maxY, first.low.y + along * dy)))
  return nearestEnd(of: first, second, to: point) ?? point
}

/// Returns the nearest end of the edges within rounding error of the point, if there is one.
///
/// Ends that are some roundings apart make edges cross again just beside the point in which they were parted,
/// and so on like a zip. Taking the end itself stops that, and moves an edge by less than a micrometre.
private func nearestEnd(of first: Edge, _ second: Edge, to point: Coordinate) -> Coordinate? {
  // 2⁻⁴⁵ is 256 roundings: enough for the errors that some rounds of splitting add up.
  let reach = max(point.x.magnitude, point.y.magnitude) * 0x1p-45
  var nearest: (end: Coordinate, distance: Double)?
  for end in [first.low, first.high, second.low, second.high] {
    let distance = max((end.x - point.x).magnitude, (end.y - point.y).magnitude)
    if distance <= reach, distance < nearest?.distance ?? .infinity { nearest = (end, distance) }
  }
  return nearest?.end
}
