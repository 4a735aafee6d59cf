public import GeoTypes

/// Noding did not come to an end: rounded intersection points kept making new crossings.
public struct NodingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A place where edges still cross.
  public let place: Coordinate
  /// Whether edges cross too often to be worth the while, rather than without end.
  public var isTooMuch = false

  public var description: String {
    if isTooMuch {
      return
        "edges cross more than \(EdgeChain.mostMeetings) times (first at \(place)), which no border does: "
        + "correct them, or take the polygons apart"
    }
    return "edges still cross at \(place) after \(EdgeChain.maximumNodingRounds) rounds"
  }
}

extension EdgeChain {
  static let maximumNodingRounds = 12

  /// Edges that meet that often, and four times as often as there are edges, are no borders: two combs of some
  /// thousand teeth that lie across one another. Time and memory go with the meetings, which can be a quarter of the
  /// square of the edges; they are counted, not timed, so that the same maps are refused on every machine.
  public static let mostMeetings = 500_000

  /// The same chain with edges that meet only at common ends.
  ///
  /// Edges that cross are split at the crossing, rounded to doubles (or to an end that lies within some roundings
  /// of it); an edge on which another ends is split
  /// there; where edges lie on one another the common stretch becomes one edge with the sum of the weights,
  /// and goes if that is 0. Since a rounded crossing moves its edges by a rounding error, new crossings can
  /// arise, and the work is repeated on the edges that moved until there are none; from the fourth time on, edges are
  /// led through ends that they come nearer to than some roundings, and such ends are merged.
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
    guard let place = splits.firstPlace else { return current }
    throw NodingError(place: place)
  }

  /// Where edges must be split, all of them or those that meet a `fresh` one.
  ///
  /// Throws where there are too many.
  static func splits(of edges: [Edge], fresh: [Bool]?, round: Int) throws(NodingError) -> EdgeSplits {
    var splits = EdgeSplits()
    let reach = snappingReach(inRound: round)
    // A crossing splits both.
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
    if splits.count > most, let place = splits.firstPlace {
      var error = NodingError(place: place)
      error.isTooMuch = true
      throw error
    }
    return splits
  }

  private func split(at splits: EdgeSplits) -> (EdgeChain, fresh: [Bool]) {
    var table = EdgeTable(minimumCapacity: edges.count + edges.count / 2)
    var isFresh: [Bool] = []
    splits.forEachPart(of: edges) { _, part, isNew in
      let place = table.add(part).index
      if place == isFresh.count { isFresh.append(isNew) } else if isNew { isFresh[place] = true }
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

/// Reports where each of two edges must be split for them to meet only at common ends.
@inline(__always)
func meet(_ a: Edge, _ b: Edge, _ split: (_ first: Bool, _ at: Coordinate) -> Void) {
  if a.low == b.low {
    // Both run to the right from one end: they meet again only if one lies on the other.
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
  // An end on the line of the other edge; between its ends means on the edge. Coordinates on one line are in
  // the same order along it as in the plane, from left to right.
  if lowSide == 0, a.low < b.low, b.low < a.high { split(true, b.low) }
  if highSide == 0, a.low < b.high, b.high < a.high { split(true, b.high) }
  if lowSideOfB == 0, b.low < a.low, a.low < b.high { split(false, a.low) }
  if highSideOfB == 0, b.low < a.high, a.high < b.high { split(false, a.high) }
}

/// The point in which two edges cross, rounded to doubles; the same whichever edge is named first.
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
  // Rounding may carry the point out of an edge's box, and then past its end: back into both.
  let minX = max(first.low.x, second.low.x)
  let maxX = min(first.high.x, second.high.x)
  let minY = max(first.minY, second.minY)
  let maxY = min(first.maxY, second.maxY)
  let point = Coordinate(
    x: max(minX, min(maxX, first.low.x + along * dx)), y: max(minY, min(maxY, first.low.y + along * dy)))
  return nearestEnd(of: first, second, to: point) ?? point
}

/// The end of one of the edges that the point can't be told from, if there is one.
///
/// Ends some roundings apart make edges cross again just beside the point in which they were parted, and so on
/// like a zip. Taking the end itself stops that, and moves an edge by less than a micrometre.
private func nearestEnd(of first: Edge, _ second: Edge, to point: Coordinate) -> Coordinate? {
  // 2⁻⁴⁵ is 256 roundings: enough for what some rounds of splitting add up to.
  let reach = max(point.x.magnitude, point.y.magnitude) * 0x1p-45
  var nearest: (end: Coordinate, distance: Double)?
  for end in [first.low, first.high, second.low, second.high] {
    let distance = max((end.x - point.x).magnitude, (end.y - point.y).magnitude)
    if distance <= reach, distance < nearest?.distance ?? .infinity { nearest = (end, distance) }
  }
  return nearest?.end
}
