import GeoTypes
import Geodesics

/// Draws the geodesic between a target and the front on a map.
enum Connection {
  /// Returns the geodesic in steps of at most 5 km, so that a plane map shows its course.
  ///
  /// Cuts it into two lines where it crosses the antimeridian (RFC 7946 §3.1.9). Returns a point where both ends are
  /// equal.
  static func geometry(from start: Coordinate, to end: Coordinate) -> Geometry {
    if start == end { return .point(start) }
    let line = Geodesic.wgs84.line(from: start, to: end)
    let meters = line.meters ?? 0
    let pieces = max(1, Int((meters / 5000).rounded(.up)))
    var parts: [[Coordinate]] = [[start]]
    var last = (coordinate: start, meters: 0.0)
    for piece in 1...pieces {
      let reached = meters * Double(piece) / Double(pieces)
      let next = piece == pieces ? end : line.position(atMeters: reached).coordinate
      if (next.x - last.coordinate.x).magnitude > 180 {
        let (west, latitude) = (next.x > 0, crossing(of: line, last.meters, reached))
        parts[parts.count - 1].append(Coordinate(x: west ? -180 : 180, y: latitude))
        parts.append([Coordinate(x: west ? 180 : -180, y: latitude)])
      }
      parts[parts.count - 1].append(next)
      last = (next, reached)
    }
    let lines = parts.filter(hasLength).map(LineString.init)
    return lines.count == 1 ? .lineString(lines[0]) : .multiLineString(lines)
  }

  /// Whether a part is longer than rounding makes it: an end that lies on the antimeridian leaves a part of no length.
  private static func hasLength(_ part: [Coordinate]) -> Bool {
    guard let first = part.first, let last = part.last else { return false }
    return (first.x - last.x).magnitude + (first.y - last.y).magnitude > 1e-11
  }

  /// Returns the latitude at which a geodesic crosses the antimeridian between two distances from its start, in metres.
  ///
  /// Bisects the distances until no double lies between them.
  private static func crossing(of line: GeodesicLine, _ from: Double, _ to: Double) -> Double {
    let isWest = line.position(atMeters: from).coordinate.x < 0
    var (low, high) = (from, to)
    while true {
      let middle = (low + high) / 2
      guard low < middle, middle < high else { return line.position(atMeters: high).coordinate.y }
      if (line.position(atMeters: middle).coordinate.x < 0) == isWest { low = middle } else { high = middle }
    }
  }
}
