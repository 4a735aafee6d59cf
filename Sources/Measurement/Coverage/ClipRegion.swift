public import EdgeChains
public import GeoTypes

/// The land that a map is clipped to.
public struct ClipRegion: Sendable {
  package let boundary: EdgeChain

  /// A rectangle of longitudes and latitudes.
  public init(_ box: Box) {
    let corners = [
      Coordinate(x: box.minX, y: box.minY), Coordinate(x: box.maxX, y: box.minY),
      Coordinate(x: box.maxX, y: box.maxY), Coordinate(x: box.minX, y: box.maxY),
      Coordinate(x: box.minX, y: box.minY),
    ]
    boundary = EdgeChain(boundariesOf: CollectionOfOne(Polygon(exterior: Ring(corners))))
  }

  /// Any land.
  public init(_ land: Land) { boundary = land.boundary }

  private init(boundary: EdgeChain) { self.boundary = boundary }

  /// Whether the region holds no land.
  public var isEmpty: Bool { boundary.isEmpty }

  /// Returns the land that lies in both regions.
  ///
  /// Throws if their borders still cross after many rounds of noding.
  public func intersection(_ other: ClipRegion) throws(NodingError) -> ClipRegion {
    let arrangement = try LayeredArrangement([boundary, other.boundary])
    return ClipRegion(
      boundary: arrangement.boundary { $0.count == 2 && $0.allSatisfy { $0.number > 0 } })
  }

  /// Returns the boundary of what lies inside both a boundary and the region.
  ///
  /// Throws if their borders still cross after many rounds of noding.
  package func clipping(_ boundary: EdgeChain) throws(NodingError) -> EdgeChain {
    try intersection(ClipRegion(boundary: boundary)).boundary
  }

  /// Returns the parts of the lines that lie inside the region, each in the direction of its line. A part that runs
  /// along the border counts as inside.
  ///
  /// Complexity: that of an arrangement of the lines and the border.
  func clipping(_ lines: [LineString]) throws(NodingError) -> [LineString] {
    var edges: [Edge] = []
    for line in lines {
      for (a, b) in zip(line.coordinates, line.coordinates.dropFirst()) where a != b {
        edges.append(Edge(from: a, to: b).weighted(1))
      }
    }
    // Lines bound no land, so the windings of their layer mean nothing. They are packed in higher digits than the
    // windings of the region, which alone are read.
    let arrangement = try LayeredArrangement([boundary, EdgeChain(noded: Array(Set(edges)))])
    let isInside = arrangement.labels.map { $0.contains { $0.layer == 0 && $0.number > 0 } }
    var pieces: [Edge: [Edge]] = [:]
    for (index, edge) in arrangement.edges.enumerated() {
      guard isInside[arrangement.leftLabels[index]] || isInside[arrangement.rightLabels[index]] else {
        continue
      }
      for source in arrangement.sourcesOfEdges[index] {
        pieces[arrangement.sources[source].weighted(1), default: []].append(edge)
      }
    }
    return lines.flatMap { line in
      var joiner = RunJoiner()
      for (a, b) in zip(line.coordinates, line.coordinates.dropFirst()) where a != b {
        let inside = (pieces[Edge(from: a, to: b).weighted(1)] ?? []).map { ($0.low, $0.high) }
        joiner.append(inside, from: a, to: b)
      }
      return joiner.lines
    }
  }
}

/// Joins consecutive pieces of edges into lines.
private struct RunJoiner {
  private var runs: [[Coordinate]] = []

  mutating func append(_ pieces: [(Coordinate, Coordinate)], from a: Coordinate, to b: Coordinate) {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    func along(_ c: Coordinate) -> Double { (c.x - a.x) * dx + (c.y - a.y) * dy }
    let directed = pieces.map { along($0.0) <= along($0.1) ? $0 : ($0.1, $0.0) }
    for (start, end) in directed.sorted(by: { along($0.0) < along($1.0) }) {
      if runs.last?.last == start {
        runs[runs.count - 1].append(end)
      } else {
        runs.append([start, end])
      }
    }
  }

  /// The runs as lines. If the line is closed and starts inside the region, its last run is joined to its first.
  var lines: [LineString] {
    var runs = runs
    if runs.count > 1, let first = runs.first, let last = runs.last, last.last == first.first {
      runs[0] = last + first.dropFirst()
      runs.removeLast()
    }
    return runs.map { LineString($0) }
  }
}
