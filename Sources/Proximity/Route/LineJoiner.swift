import GeoTypes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Puts lines in an order in which they meet.
struct LineJoiner {
  private let lines: [[Coordinate]]
  private var isUsed: [Bool]
  /// The lines that end at a place, closed ones left out.
  private var ends: [Coordinate: [Int]] = [:]
  /// The closed lines that pass a place.
  private var rings: [Coordinate: [Int]] = [:]
  private let isRing: [Bool]
  /// What has been joined, and the rings that it goes along.
  private var visited: Set<Coordinate> = []
  /// Lines that were not joined since both of their ends lie on what is.
  private(set) var sideWays: [[Coordinate]] = []
  /// The parts of rings that were not gone along.
  private(set) var restsOfRings: [[Coordinate]] = []

  /// - Parameter lines: None of them empty.
  init(_ lines: [[Coordinate]]) {
    self.lines = lines
    isUsed = [Bool](repeating: false, count: lines.count)
    isRing = lines.map { $0.count > 3 && $0.first == $0.last }
    for (index, line) in lines.enumerated() {
      if isRing[index] {
        for place in Set(line) { rings[place, default: []].append(index) }
      } else {
        for end in Set([line[0], line[line.count - 1]]) { ends[end, default: []].append(index) }
      }
    }
  }

  /// The stretches that hang together, in order.
  mutating func joined() -> [[Coordinate]] {
    guard !lines.isEmpty else { return [] }
    var stretches: [[Coordinate]] = []
    // A ring is gone along by what leads to it.
    var next: (index: Int, isReversed: Bool)? = (isRing.firstIndex(of: false) ?? 0, false)
    while let (index, isReversed) = next {
      isUsed[index] = true
      var stretch = isReversed ? lines[index].reversed() : lines[index]
      visited.formUnion(stretch)
      extend(&stretch, isBackward: false)
      if stretches.isEmpty {
        // What leads up to the start of the first line comes before it.
        stretch.reverse()
        extend(&stretch, isBackward: true)
        stretch.reverse()
      }
      if let last = stretches.last?.last, Self.touches(last, stretch[0]) {
        stretch[0] = last
      }
      stretches.append(stretch)
      leaveOutSideWays()
      next = nearest(to: stretch[stretch.count - 1])
    }
    return stretches
  }

  /// - Parameter isBackward: whether the stretch is followed against the direction of the route.
  private mutating func extend(_ stretch: inout [Coordinate], isBackward: Bool) {
    while let tail = stretch.last {
      let open = ends[tail]?.filter { !isUsed[$0] } ?? []
      let ring = rings[tail]?.first { !isUsed[$0] }
      // One that leads on, then a roundabout, and only then what leads back.
      if let index = open.first(where: { !leadsBack($0, from: tail) }) ?? (ring == nil ? open.first : nil) {
        isUsed[index] = true
        let line = lines[index]
        let onward = line[0] == tail ? line.dropFirst() : line.reversed().dropFirst()
        visited.formUnion(onward)
        stretch += onward
      } else if let ring {
        goAround(ring, &stretch, isBackward: isBackward)
      } else {
        return
      }
    }
  }

  private func leadsBack(_ index: Int, from tail: Coordinate) -> Bool {
    let line = lines[index]
    return visited.contains(line[0] == tail ? line[line.count - 1] : line[0])
  }

  /// Along a ring to the first place where a line leads away; once around where none does.
  private mutating func goAround(_ ring: Int, _ stretch: inout [Coordinate], isBackward: Bool) {
    isUsed[ring] = true
    let places = isBackward ? lines[ring].reversed() : lines[ring]
    let corners = Array(places.dropLast())
    guard let tail = stretch.last, let entrance = corners.firstIndex(of: tail) else { return }
    let way = Array(corners[(entrance + 1)...] + corners[...entrance])
    visited.formUnion(way)
    let exit = way.dropLast().firstIndex { place in
      let open = ends[place]?.filter { !isUsed[$0] } ?? []
      return open.contains { !leadsBack($0, from: place) } || rings[place]?.contains { !isUsed[$0] } ?? false
    }
    guard let exit else {
      stretch += way
      return
    }
    stretch += way[...exit]
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

  /// Within a centimetre: the rounding of coordinates to seven decimals.
  private static func touches(_ a: Coordinate, _ b: Coordinate) -> Bool {
    (a.x - b.x).magnitude <= 1e-7 && (a.y - b.y).magnitude <= 1e-7
  }
}
