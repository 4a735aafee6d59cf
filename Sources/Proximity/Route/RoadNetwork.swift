public import GeoTypes
import Geodesics
import Measurement

/// A graph of lines that meet, for finding ways.
///
/// A junction is the end of a line, or a corner that lines have in common, as the ways of OpenStreetMap have at a
/// crossroads. Lines that cross without a common corner are bridges and don't meet.
public struct RoadNetwork: Sendable {
  /// A piece of a line between two junctions.
  struct Link: Sendable {
    var start: Int
    var end: Int
    var coordinates: [Coordinate]
    var meters: Double
  }

  /// A position on the network.
  public struct Location: Hashable, Sendable {
    /// The position on the line.
    public var coordinate: Coordinate
    /// The distance from the network to the coordinate that was looked for.
    public var metersOff: Double
    var link: Int
    /// The index of the edge in its link.
    var edge: Int
    /// The length from the start of the link.
    var chainageMeters: Double
  }

  /// A way through the network.
  public struct Way: Hashable, Sendable {
    /// The positions along the way.
    public var coordinates: [Coordinate]
    /// The length of the way.
    public var meters: Double
  }

  /// The lines that edges stand for.
  public let model: EdgeModel
  let links: [Link]
  let junctionCount: Int
  /// The links at each junction, by index.
  let leaving: [[Int]]

  /// Throws if no line has a length. Complexity: O(*n*).
  public init(_ lines: [LineString], model: EdgeModel) throws(DistanceError) {
    self.model = model
    let lines = lines.map(\.coordinates.withoutRepetitions).filter { $0.count > 1 }
    let junctions = Self.junctions(of: lines)
    var links: [Link] = []
    for line in lines {
      var piece: [Coordinate] = []
      for coordinate in line {
        piece.append(coordinate)
        guard piece.count > 1, let first = junctions[piece[0]], let last = junctions[coordinate] else {
          continue
        }
        links.append(
          Link(start: first, end: last, coordinates: piece, meters: Self.meters(piece, model)))
        piece = [coordinate]
      }
    }
    if links.isEmpty { throw .emptyTarget }
    var leaving = [[Int]](repeating: [], count: junctions.count)
    for (index, link) in links.enumerated() {
      leaving[link.start].append(index)
      if link.end != link.start { leaving[link.end].append(index) }
    }
    self.links = links
    self.leaving = leaving
    junctionCount = junctions.count
  }

  /// Returns the ends of lines and the coordinates that lines pass more than once, numbered by their first
  /// appearance.
  private static func junctions(of lines: [[Coordinate]]) -> [Coordinate: Int] {
    var junctions: [Coordinate: Int] = [:]
    var passed: Set<Coordinate> = []
    for line in lines {
      for (index, coordinate) in line.enumerated() where junctions[coordinate] == nil {
        let isEnd = index == 0 || index == line.count - 1
        if !passed.insert(coordinate).inserted || isEnd { junctions[coordinate] = junctions.count }
      }
    }
    return junctions
  }

  static func meters(_ coordinates: [Coordinate], _ model: EdgeModel) -> Double {
    var sum = CompensatedSum()
    for (a, b) in zip(coordinates, coordinates.dropFirst()) {
      sum +=
        model == .geodesic ? Geodesic.wgs84.distance(from: a, to: b) : EdgePath(model, from: a, to: b).meters
    }
    return sum.value
  }

  /// The number of connected components.
  public var componentCount: Int {
    var isSeen = [Bool](repeating: false, count: junctionCount)
    var count = 0
    for first in 0..<junctionCount where !isSeen[first] {
      count += 1
      var open = [first]
      isSeen[first] = true
      while let junction = open.popLast() {
        for link in leaving[junction] {
          for next in [links[link].start, links[link].end] where !isSeen[next] {
            isSeen[next] = true
            open.append(next)
          }
        }
      }
    }
    return count
  }

  /// Returns the position on the network that is nearest to a coordinate. Complexity: O(*n*).
  public func location(nearestTo coordinate: Coordinate) -> Location {
    let chord = Chord(model, from: coordinate, to: coordinate)
    var best = Location(
      coordinate: links[0].coordinates[0], metersOff: .infinity, link: 0, edge: 0, chainageMeters: 0)
    for (number, link) in links.enumerated() {
      for edge in 0..<(link.coordinates.count - 1) {
        let (start, end) = (link.coordinates[edge], link.coordinates[edge + 1])
        if Chord(model, from: start, to: end).meters(to: chord) > best.metersOff { continue }
        let path = EdgePath(model, from: start, to: end)
        let foot = path.foot(of: coordinate)
        guard foot.meters < best.metersOff else { continue }
        best = Location(
          coordinate: foot.coordinate, metersOff: foot.meters, link: number, edge: edge,
          chainageMeters: Self.meters(Array(link.coordinates[...edge]), model)
            + path.meters(toShare: foot.share))
      }
    }
    return best
  }
}
