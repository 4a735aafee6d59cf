public import GeoTypes

extension EdgeChain {
  /// Returns the polygons that the chain bounds, with the land on the left of its edges.
  ///
  /// The chain must be a boundary as ``Arrangement/boundary(where:)`` returns it: closed, edges meeting only
  /// at common ends, every weight 1 or −1. The polygons are valid in the sense of OGC Simple Features: where
  /// land touches itself in a single point, the rings are parted there. Exteriors run counter-clockwise and
  /// start at their lowest coordinate; the polygons are sorted by that coordinate.
  ///
  /// Complexity: O(*n* log *n*), and for each hole a search among the exteriors whose boxes hold it.
  public func polygons() -> [Polygon] {
    let rings = RingTracer(self).rings()
    var exteriors: [Exterior] = []
    var holes: [Ring] = []
    for ring in rings {
      let area = ring.doubledSignedArea
      if area > 0 { exteriors.append(Exterior(ring, doubledArea: area)) } else { holes.append(ring) }
    }
    exteriors.sort { $0.ring.coordinates[0] < $1.ring.coordinates[0] }
    let tree = BoxTree(holes.isEmpty ? [] : exteriors.map(\.box))
    for hole in holes {
      let box = hole.box
      var candidates: [Int] = []
      tree.forEach(where: { $0.contains(box) }) { candidates.append($0) }
      // The smallest that surrounds the hole; of equals the first.
      candidates.sort { (exteriors[$0].doubledArea, $0) < (exteriors[$1].doubledArea, $1) }
      if let owner = candidates.first(where: { exteriors[$0].surrounds(hole) }) {
        exteriors[owner].holes.append(hole)
      }
    }
    return exteriors.map { exterior in
      Polygon(
        exterior: exterior.ring, holes: exterior.holes.sorted { $0.coordinates[0] < $1.coordinates[0] })
    }
  }
}

/// The exterior of a polygon, with the holes that were found to be its own.
private struct Exterior {
  let ring: Ring
  let box: Box
  let doubledArea: Double
  var holes: [Ring] = []
  /// The edges of the ring; its index is built at the first hole whose box it holds.
  private lazy var chain = IndexedChain(EdgeChain(simpleBoundaryOf: Polygon(exterior: ring)))

  init(_ ring: Ring, doubledArea: Double) {
    (self.ring, box, self.doubledArea) = (ring, ring.box, doubledArea)
  }

  /// Whether a ring that does not cross the exterior lies inside it.
  mutating func surrounds(_ other: Ring) -> Bool {
    // Rings may touch in single points: so the midpoint of an edge is tested, not an end.
    var edges = zip(other.coordinates, other.coordinates.dropFirst()).makeIterator()
    guard let (start, end) = edges.next() else { return false }
    return chain.windings(beside: Edge(from: start, to: end)).left != 0
  }
}

/// Traces rings by following the edges of a boundary from end to end.
private struct RingTracer {
  private let starts: [Coordinate]
  private let ends: [Coordinate]
  /// The numbers of the coordinates at which edges start and end.
  private let endNumbers: [Int]
  /// `leaving[firstLeaving[c]..<firstLeaving[c + 1]]` are the indices of the edges that leave coordinate `c`.
  private let firstLeaving: [Int]
  private let leaving: [Int]

  init(_ chain: EdgeChain) {
    starts = chain.edges.map { $0.weight > 0 ? $0.low : $0.high }
    ends = chain.edges.map { $0.weight > 0 ? $0.high : $0.low }
    var table = CoordinateTable(minimumCapacity: starts.count)
    let startNumbers = starts.map { table.insert($0) }
    endNumbers = ends.map { table.insert($0) }
    var first = [Int](repeating: 0, count: table.coordinates.count + 1)
    for number in startNumbers { first[number + 1] += 1 }
    for number in 1..<first.count { first[number] += first[number - 1] }
    var next = first
    var leaving = [Int](repeating: 0, count: starts.count)
    for (index, number) in startNumbers.enumerated() {
      leaving[next[number]] = index
      next[number] += 1
    }
    (firstLeaving, self.leaving) = (first, leaving)
  }

  /// The edges that leave where this one ends.
  private func edgesLeaving(endOf edge: Int) -> ArraySlice<Int> {
    leaving[firstLeaving[endNumbers[edge]]..<firstLeaving[endNumbers[edge] + 1]]
  }

  /// Returns all rings, each starting at its lowest coordinate.
  func rings() -> [Ring] {
    var used = [Bool](repeating: false, count: starts.count)
    var rings: [Ring] = []
    for first in starts.indices where !used[first] {
      var path: [Coordinate] = []
      var edge = first
      var branches = false
      repeat {
        used[edge] = true
        path.append(starts[edge])
        let candidates = edgesLeaving(endOf: edge)
        if candidates.count > 1 { branches = true }
        guard let next = edgeFollowing(edge, candidates, unused: used, orBackTo: first) else { break }
        edge = next
      } while edge != first
      if branches {
        rings += Self.partedAtRepeatedCoordinates(path)
      } else if path.count > 2 {
        rings.append(Self.closed(path[...]))
      }
    }
    return rings
  }

  /// Returns, of the edges that leave where this one ends, the first one clockwise from it, which bounds the
  /// same piece of land.
  private func edgeFollowing(
    _ edge: Int, _ leaving: ArraySlice<Int>, unused used: [Bool], orBackTo first: Int
  ) -> Int? {
    if leaving.count == 1, let only = leaving.first { return !used[only] || only == first ? only : nil }
    let candidates = leaving.filter { !used[$0] || $0 == first }
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
