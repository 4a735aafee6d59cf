import EdgeChains
public import GeoTypes

/// The land that a map is cut down to.
public struct ClipRegion: Sendable {
  let boundary: EdgeChain

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

  public var isEmpty: Bool { boundary.isEmpty }

  /// What lies in both.
  ///
  /// Throws where their borders still cross after many rounds.
  public func intersection(_ other: ClipRegion) throws(NodingError) -> ClipRegion {
    let arrangement = try LayeredArrangement([boundary, other.boundary])
    return ClipRegion(
      boundary: arrangement.boundary { $0.count == 2 && $0.allSatisfy { $0.number > 0 } })
  }

  /// The parts of lines that lie inside, each running as its line does; what runs along the edge is inside.
  ///
  /// Complexity: that of an arrangement of the lines and the edge.
  func clipping(_ lines: [LineString]) throws(NodingError) -> [LineString] {
    var edges: [Edge] = []
    for line in lines {
      for (a, b) in zip(line.coordinates, line.coordinates.dropFirst()) where a != b {
        edges.append(Edge(from: a, to: b).weighted(1))
      }
    }
    // Lines bound nothing: the windings of their layer have no meaning, and stand in higher digits than those of
    // the region, which are asked for.
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

/// Joins pieces of edges that follow one another to lines.
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

  /// The runs, the last joined to the first where the line is closed and its start lies inside.
  var lines: [LineString] {
    var runs = runs
    if runs.count > 1, let first = runs.first, let last = runs.last, last.last == first.first {
      runs[0] = last + first.dropFirst()
      runs.removeLast()
    }
    return runs.map { LineString($0) }
  }
}
