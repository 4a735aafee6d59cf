public import GeoTypes

extension EdgeChain {
  /// Returns the polygons that the chain bounds, with the land on the left of its edges.
  ///
  /// The chain must be a boundary as ``Arrangement/boundary(where:)`` returns it: closed, edges meeting only
  /// at common ends, every weight 1 or −1. The polygons are valid in the sense of OGC Simple Features: where
  /// land touches itself in a single point, the rings are parted there. Exteriors run counter-clockwise and
  /// start at their lowest coordinate; the polygons are sorted by that coordinate.
  ///
  /// Complexity: O(*n* log *n* + *h* · *n*), *h* the number of holes.
  public func polygons() -> [Polygon] {
    let rings = RingTracer(self).rings()
    var exteriors: [(ring: Ring, box: Box, area: Double, holes: [Ring])] = []
    var holes: [Ring] = []
    for ring in rings {
      let area = ring.doubledSignedArea
      if area > 0 { exteriors.append((ring, ring.box, area, [])) } else { holes.append(ring) }
    }
    exteriors.sort { $0.ring.coordinates[0] < $1.ring.coordinates[0] }
    for hole in holes {
      let box = hole.box
      var owner: Int?
      for (index, exterior) in exteriors.enumerated() where exterior.box.contains(box) {
        if let owner, exteriors[owner].area <= exterior.area { continue }
        if exterior.ring.surrounds(hole) { owner = index }
      }
      if let owner { exteriors[owner].holes.append(hole) }
    }
    return exteriors.map { exterior in
      Polygon(
        exterior: exterior.ring, holes: exterior.holes.sorted { $0.coordinates[0] < $1.coordinates[0] })
    }
  }
}

extension Ring {
  /// Whether the other ring lies inside this one. The two must not cross.
  fileprivate func surrounds(_ other: Ring) -> Bool {
    // Rings may touch in single points: so the midpoint of an edge is tested, not an end.
    var edges = zip(other.coordinates, other.coordinates.dropFirst()).makeIterator()
    guard let (start, end) = edges.next() else { return false }
    var isInside = false
    for (a, b) in zip(coordinates, coordinates.dropFirst()) {
      let aIsBelow = Orientation.compareMean(start.y, end.y, to: a.y) >= 0
      let bIsBelow = Orientation.compareMean(start.y, end.y, to: b.y) >= 0
      guard aIsBelow != bIsBelow else { continue }
      let side = Orientation.signOfMidpoint(a, b, of: start, end)
      if aIsBelow ? side > 0 : side < 0 { isInside.toggle() }
    }
    return isInside
  }
}

/// Traces rings by following the edges of a boundary from end to end.
private struct RingTracer {
  private let starts: [Coordinate]
  private let ends: [Coordinate]
  /// The indices of the edges that leave each coordinate.
  private var leaving: [Coordinate: [Int]] = [:]

  init(_ chain: EdgeChain) {
    starts = chain.edges.map { $0.weight > 0 ? $0.low : $0.high }
    ends = chain.edges.map { $0.weight > 0 ? $0.high : $0.low }
    leaving.reserveCapacity(starts.count)
    for (index, start) in starts.enumerated() { leaving[start, default: []].append(index) }
  }

  /// Returns all rings, each starting at its lowest coordinate.
  func rings() -> [Ring] {
    var used = [Bool](repeating: false, count: starts.count)
    var rings: [Ring] = []
    for first in starts.indices where !used[first] {
      var path: [Coordinate] = []
      var edge = first
      repeat {
        used[edge] = true
        path.append(starts[edge])
        guard let next = edgeFollowing(edge, unused: used, orBackTo: first) else { break }
        edge = next
      } while edge != first
      rings += Self.partedAtRepeatedCoordinates(path)
    }
    return rings
  }

  /// Returns, of the edges that leave where this one ends, the first one clockwise from it, which bounds the
  /// same piece of land.
  private func edgeFollowing(_ edge: Int, unused used: [Bool], orBackTo first: Int) -> Int? {
    let candidates = leaving[ends[edge], default: []].filter { !used[$0] || $0 == first }
    guard candidates.count > 1 else { return candidates.first }
    return candidates.min { isFirstClockwise(ends[$0], ends[$1], around: ends[edge], from: starts[edge]) }
  }

  /// Whether the direction to `a` comes before that to `b`, turning clockwise around `center` from `origin`.
  private func isFirstClockwise(
    _ a: Coordinate, _ b: Coordinate, around center: Coordinate, from origin: Coordinate
  ) -> Bool {
    let sideOfA = Orientation.sign(origin, center, a)
    let sideOfB = Orientation.sign(origin, center, b)
    // Turning clockwise from the direction back to `origin`, one first sweeps the left side of the incoming
    // edge.
    func rank(_ side: Int) -> Int { side > 0 ? 0 : side == 0 ? 1 : 2 }
    if rank(sideOfA) != rank(sideOfB) { return rank(sideOfA) < rank(sideOfB) }
    return Orientation.sign(center, a, b) < 0
  }

  /// Cuts loops out of a path that returns to a coordinate, so that each ring is simple.
  private static func partedAtRepeatedCoordinates(_ path: [Coordinate]) -> [Ring] {
    var rings: [Ring] = []
    var open: [Coordinate] = []
    var openIndices: [Coordinate: Int] = [:]
    for coordinate in path {
      if let index = openIndices[coordinate] {
        rings.append(closed(open[index...]))
        for dropped in open[(index + 1)...] { openIndices[dropped] = nil }
        open.removeSubrange((index + 1)...)
      } else {
        openIndices[coordinate] = open.count
        open.append(coordinate)
      }
    }
    rings.append(closed(open[...]))
    return rings.filter { $0.coordinates.count >= 4 }
  }

  private static func closed(_ path: ArraySlice<Coordinate>) -> Ring {
    guard let lowest = path.min(), let start = path.firstIndex(of: lowest) else { return Ring([]) }
    return Ring(Array(path[start...]) + Array(path[..<start]) + [lowest])
  }
}
