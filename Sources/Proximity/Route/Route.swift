public import GeoTypes
import Geodesics
import Measurement

/// Lines joined end to end. Every position on them has a chainage, its length from the start.
public struct Route: Sendable {
  struct Edge: Sendable {
    var path: EdgePath
    /// The length of the route up to the edge.
    var startMeters: Double

    var endMeters: Double { startMeters + path.meters }
  }

  /// A gap between two parts of the route that don't meet. The way across it is not part of the length.
  public struct Gap: Hashable, Sendable {
    /// Where along the route the gap lies.
    public var chainageMeters: Double
    /// The length of the geodesic across the gap.
    public var meters: Double
    /// The end of the part before the gap.
    public var from: Coordinate
    /// The beginning of the part after it.
    public var to: Coordinate
  }

  /// The lines that edges stand for.
  public let model: EdgeModel
  let edges: [Edge]
  /// The length of the route.
  public let meters: Double
  /// The gaps between parts.
  public let gaps: [Gap]

  /// A line from one position of the route to another, beside it: the second half of a roundabout in two lines, or
  /// the other carriageway. It is not part of the route.
  public struct SideWay: Hashable, Sendable {
    /// The positions along the way.
    public var coordinates: [Coordinate]
    /// The length of the line.
    public var meters: Double
  }

  /// Parts of the file that are no part of the route.
  public let sideWays: [SideWay]
  /// The parts of roundabouts that the route does not follow.
  let restsOfRings: [[Coordinate]]

  /// Joins the lines. The first keeps its direction. Each other line, reversed if need be, follows where its end
  /// meets an end of the joined lines. If none does, the nearest line follows and the gap is recorded.
  ///
  /// If a line ends on a closed one, a roundabout, the route follows that in the direction in which it is drawn, to
  /// where another line leaves it; if none does, once around. Of two ways between the same positions the first is
  /// taken.
  ///
  /// Throws if no line has a length, or if a line has a single position. Complexity: O(*n*), and O(*k*²) for *k*
  /// lines that don't meet.
  public init(_ lines: [LineString], model: EdgeModel) throws(DistanceError) {
    if lines.contains(where: { $0.coordinates.count == 1 }) { throw .singlePosition }
    var joiner = LineJoiner(lines.map(\.coordinates).filter { !$0.isEmpty })
    var edges: [Edge] = []
    var gaps: [Gap] = []
    var length = CompensatedSum()
    for run in joiner.joined() {
      if let last = edges.last?.path.end, let next = run.first, last != next {
        gaps.append(
          Gap(
            chainageMeters: length.value, meters: Geodesic.wgs84.distance(from: last, to: next), from: last,
            to: next))
      }
      for (start, end) in zip(run, run.dropFirst()) where start != end {
        let path = EdgePath(model, from: start, to: end)
        edges.append(Edge(path: path, startMeters: length.value))
        length += path.meters
      }
    }
    if edges.isEmpty { throw lines.isEmpty ? .emptyTarget : .singlePosition }
    self.model = model
    self.edges = edges
    self.gaps = gaps
    sideWays = joiner.sideWays.map { SideWay(coordinates: $0, meters: RoadNetwork.meters($0, model)) }
    restsOfRings = joiner.restsOfRings
    meters = length.value
  }

  /// Returns the position at a length from the start.
  public func coordinate(atMeters chainage: Double) -> Coordinate {
    let edge = edges[edgeIndex(atMeters: chainage)]
    return edge.path.position(at: edge.path.share(atMeters: chainage - edge.startMeters)).coordinate
  }

  func edgeIndex(atMeters chainage: Double) -> Int {
    var (low, high) = (0, edges.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if edges[middle].startMeters <= chainage { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// Returns the lines between two chainages, which consist of the positions there and the corners between them.
  ///
  /// Across a gap there are several lines.
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
    edge.path.position(at: edge.path.share(atMeters: chainage - edge.startMeters)).coordinate
  }

  /// The smallest box around the route.
  public var box: Box {
    edges.reduce(Box.empty) { $0.union(Box($1.path.start, $1.path.end)) }
  }
}
