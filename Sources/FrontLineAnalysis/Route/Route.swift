public import GeoTypes
import PROJ

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lines joined end to end, with the length from the start (the chainage) of every place on them.
public struct Route: Sendable {
  struct Edge: Sendable {
    var path: EdgePath
    /// The length of the route up to here.
    var startMeters: Double

    var endMeters: Double { startMeters + path.meters }
  }

  /// Where two parts of the route don't meet. The way between them is not part of the length.
  public struct Gap: Hashable, Sendable {
    public var chainageMeters: Double
    /// The length of the geodesic across the gap.
    public var meters: Double
    public var from: Coordinate
    public var to: Coordinate
  }

  public let model: EdgeModel
  let edges: [Edge]
  public let meters: Double
  public let gaps: [Gap]

  /// Joins the lines: the first as it stands, each other one, turned round if need be, where its end meets an
  /// end of what is joined. Where none does, the nearest follows and the gap is noted.
  ///
  /// Throws where there is no line with a length. Complexity: O(*n*), and O(*k*²) for *k* lines that don't meet.
  public init(_ lines: [LineString], model: EdgeModel) throws(DistanceError) {
    if lines.contains(where: { $0.coordinates.count == 1 }) { throw .singlePosition }
    var joiner = LineJoiner(lines.map(\.coordinates).filter { !$0.isEmpty })
    var edges: [Edge] = []
    var gaps: [Gap] = []
    var length = CompensatedSum()
    for stretch in joiner.joined() {
      if let last = edges.last?.path.end, let next = stretch.first, last != next {
        gaps.append(
          Gap(
            chainageMeters: length.value, meters: Geodesic.wgs84.distance(from: last, to: next), from: last,
            to: next))
      }
      for (start, end) in zip(stretch, stretch.dropFirst()) where start != end {
        let path = EdgePath(model, from: start, to: end)
        edges.append(Edge(path: path, startMeters: length.value))
        length += path.meters
      }
    }
    if edges.isEmpty { throw lines.isEmpty ? .emptyTarget : .singlePosition }
    self.model = model
    self.edges = edges
    self.gaps = gaps
    meters = length.value
  }

  /// The place at a length from the start.
  public func coordinate(atMeters chainage: Double) -> Coordinate {
    let edge = edges[edgeIndex(atMeters: chainage)]
    return edge.path.place(at: edge.path.share(atMeters: chainage - edge.startMeters)).coordinate
  }

  func edgeIndex(atMeters chainage: Double) -> Int {
    var (low, high) = (0, edges.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if edges[middle].startMeters <= chainage { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The line between two chainages: their places and the corners between them.
  ///
  /// A line across a gap has several parts.
  public func lines(fromMeters start: Double, toMeters end: Double) -> [LineString] {
    var lines: [[Coordinate]] = []
    for edge in edges[edgeIndex(atMeters: start)...edgeIndex(atMeters: end)] {
      if edge.endMeters <= start || edge.startMeters >= end { continue }
      let first = edge.startMeters >= start ? edge.path.start : coordinate(on: edge, start)
      let last = edge.endMeters <= end ? edge.path.end : coordinate(on: edge, end)
      if lines.last?.last == first {
        lines[lines.count - 1].append(last)
      } else {
        lines.append([first, last])
      }
    }
    return lines.map(LineString.init)
  }

  private func coordinate(on edge: Edge, _ chainage: Double) -> Coordinate {
    edge.path.place(at: edge.path.share(atMeters: chainage - edge.startMeters)).coordinate
  }

  public var box: Box {
    edges.reduce(Box.empty) { $0.union(Box($1.path.start, $1.path.end)) }
  }
}

/// Puts lines in an order in which they meet.
private struct LineJoiner {
  private let lines: [[Coordinate]]
  private var isUsed: [Bool]
  private var ends: [Coordinate: [Int]] = [:]

  init(_ lines: [[Coordinate]]) {
    self.lines = lines
    isUsed = [Bool](repeating: false, count: lines.count)
    for (index, line) in lines.enumerated() {
      for end in Set([line[0], line[line.count - 1]]) { ends[end, default: []].append(index) }
    }
  }

  /// The stretches that hang together, in order.
  mutating func joined() -> [[Coordinate]] {
    guard !lines.isEmpty else { return [] }
    var stretches: [[Coordinate]] = []
    var next: (index: Int, isReversed: Bool)? = (0, false)
    while let (index, isReversed) = next {
      isUsed[index] = true
      var stretch = isReversed ? lines[index].reversed() : lines[index]
      extend(&stretch)
      if stretches.isEmpty {
        // What leads up to the start of the first line comes before it.
        stretch.reverse()
        extend(&stretch)
        stretch.reverse()
      }
      if let last = stretches.last?.last, Self.touches(last, stretch[0]) {
        stretch[0] = last
      }
      stretches.append(stretch)
      next = nearest(to: stretch[stretch.count - 1])
    }
    return stretches
  }

  private mutating func extend(_ stretch: inout [Coordinate]) {
    while let tail = stretch.last, let index = ends[tail]?.first(where: { !isUsed[$0] }) {
      isUsed[index] = true
      let line = lines[index]
      stretch += line[0] == tail ? line.dropFirst() : line.reversed().dropFirst()
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
