public import GeoTypes
import Geodesics
import Measurement

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

  /// A line that leads from one place of the route to another beside it: the second half of a roundabout in two lines, or
  /// the other carriageway. It is not part of the route.
  public struct SideWay: Hashable, Sendable {
    public var coordinates: [Coordinate]
    /// The length of the line.
    public var meters: Double
  }

  public let sideWays: [SideWay]
  /// What of roundabouts is not gone along.
  let restsOfRings: [[Coordinate]]

  /// Joins the lines: the first as it stands, each other one, turned round if need be, where its end meets an
  /// end of what is joined. Where none does, the nearest follows and the gap is noted.
  ///
  /// Where a line ends on a closed one, a roundabout, the route goes round that, the way it is drawn, to where another line
  /// leaves it; where none does, once around. Of two ways from one place to another the first is taken.
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
    sideWays = joiner.sideWays.map { SideWay(coordinates: $0, meters: RoadNetwork.meters($0, model)) }
    restsOfRings = joiner.restsOfRings
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
