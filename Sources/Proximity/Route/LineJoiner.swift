import GeoTypes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Joins lines in an order in which they meet.
struct LineJoiner {
  private let lines: [[Coordinate]]
  private var isUsed: [Bool]
  /// The lines that end at a coordinate, without closed ones.
  private var ends: [Coordinate: [Int]] = [:]
  /// The closed lines that pass a coordinate.
  private var rings: [Coordinate: [Int]] = [:]
  private let isRing: [Bool]
  /// The coordinates of the joined lines, and of the rings that they follow.
  private var visited: Set<Coordinate> = []
  /// The lines that were not joined because both of their ends lie on joined ones.
  private(set) var sideWays: [[Coordinate]] = []
  /// The parts of rings that were not followed.
  private(set) var restsOfRings: [[Coordinate]] = []

  /// - Parameter lines: None of them empty.
  init(_ lines: [[Coordinate]]) {
    self.lines = lines
    isUsed = [Bool](repeating: false, count: lines.count)
    isRing = lines.map { $0.count > 3 && $0.first == $0.last }
    for (index, line) in lines.enumerated() {
      if isRing[index] {
        for coordinate in Set(line) { rings[coordinate, default: []].append(index) }
      } else {
        for end in Set([line[0], line[line.count - 1]]) { ends[end, default: []].append(index) }
      }
    }
  }

  /// Returns runs of lines that meet, in order.
  mutating func joined() -> [[Coordinate]] {
    guard !lines.isEmpty else { return [] }
    var runs: [[Coordinate]] = []
    // Begins with an open line: a ring is followed when a line leads to it.
    var next: (index: Int, isReversed: Bool)? = (isRing.firstIndex(of: false) ?? 0, false)
    while let (index, isReversed) = next {
      isUsed[index] = true
      var run = isReversed ? lines[index].reversed() : lines[index]
      visited.formUnion(run)
      extend(&run, isBackward: false)
      if runs.isEmpty {
        // Lines that lead up to the start of the first one come before it.
        run.reverse()
        extend(&run, isBackward: true)
        run.reverse()
      }
      if let last = runs.last?.last, Self.touches(last, run[0]) {
        run[0] = last
      }
      runs.append(run)
      leaveOutSideWays()
      next = nearest(to: run[run.count - 1])
    }
    return runs
  }

  /// - Parameter isBackward: whether the run is followed against the direction of the route.
  private mutating func extend(_ run: inout [Coordinate], isBackward: Bool) {
    while let tail = run.last {
      let open = ends[tail]?.filter { !isUsed[$0] } ?? []
      let ring = rings[tail]?.first { !isUsed[$0] }
      // First a line that leads on, then a roundabout, and last a line that leads back.
      if let index = open.first(where: { !leadsBack($0, from: tail) }) ?? (ring == nil ? open.first : nil) {
        isUsed[index] = true
        let line = lines[index]
        let onward = line[0] == tail ? line.dropFirst() : line.reversed().dropFirst()
        visited.formUnion(onward)
        run += onward
      } else if let ring {
        goAround(ring, &run, isBackward: isBackward)
      } else {
        return
      }
    }
  }

  private func leadsBack(_ index: Int, from tail: Coordinate) -> Bool {
    let line = lines[index]
    return visited.contains(line[0] == tail ? line[line.count - 1] : line[0])
  }

  /// Follows a ring to the first coordinate where a line leads away, or once around if none does.
  private mutating func goAround(_ ring: Int, _ run: inout [Coordinate], isBackward: Bool) {
    isUsed[ring] = true
    let coordinates = isBackward ? lines[ring].reversed() : lines[ring]
    let corners = Array(coordinates.dropLast())
    guard let tail = run.last, let entrance = corners.firstIndex(of: tail) else { return }
    let way = Array(corners[(entrance + 1)...] + corners[...entrance])
    visited.formUnion(way)
    let exit = way.dropLast().firstIndex { coordinate in
      let open = ends[coordinate]?.filter { !isUsed[$0] } ?? []
      return open.contains { !leadsBack($0, from: coordinate) }
        || rings[coordinate]?.contains { !isUsed[$0] } ?? false
    }
    guard let exit else {
      run += way
      return
    }
    run += way[...exit]
    restsOfRings.append(Array(way[exit...]))
  }

  private mutating func leaveOutSideWays() {
    for (index, line) in lines.enumerated() where !isUsed[index] && !isRing[index] {
      guard visited.contains(line[0]), visited.contains(line[line.count - 1]) else { continue }
      isUsed[index] = true
      sideWays.append(line)
    }
  }

  private func nearest(to tail: Coordinate) -> (Int, Bool)? {
    var best: (square: Double, index: Int, isReversed: Bool)?
    let scale = cos(tail.y * .pi / 180)
    for (index, line) in lines.enumerated() where !isUsed[index] {
      for (end, isReversed) in [(line[0], false), (line[line.count - 1], true)] {
        let (dx, dy) = ((end.x - tail.x) * scale, end.y - tail.y)
        let square = dx * dx + dy * dy
        if best.map({ square < $0.square }) ?? true { best = (square, index, isReversed) }
      }
    }
    return best.map { ($0.index, $0.isReversed) }
  }

  /// Returns whether two ends lie within a centimetre: the rounding of coordinates to seven decimals.
  private static func touches(_ a: Coordinate, _ b: Coordinate) -> Bool {
    (a.x - b.x).magnitude <= 1e-7 && (a.y - b.y).magnitude <= 1e-7
  }
}
