import GeoTypes
import Geodesics
import Measurement

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An edge as a curve on the ellipsoid, with the positions on it.
///
/// A position is given by its share of the edge, from 0 at the start to 1 at the end: of the length for a geodesic,
/// of longitude and latitude for a straight edge.
package struct EdgePath: Sendable {
  let model: EdgeModel
  let start: Coordinate
  let end: Coordinate
  /// The length of the curve.
  let meters: Double
  /// The direction at the start of a geodesic.
  let startAzimuthDegrees: Double
  private let line: GeodesicLine?

  package init(_ model: EdgeModel, from start: Coordinate, to end: Coordinate) {
    self.model = model
    self.start = start
    self.end = end
    // A point.
    if start == end {
      (meters, startAzimuthDegrees, line) = (0, 0, nil)
      return
    }
    switch model {
    case .geodesic:
      let inverse = Geodesic.wgs84.inverse(from: start, to: end)
      meters = inverse.meters
      startAzimuthDegrees = inverse.startAzimuthDegrees
      line = Geodesic.wgs84.line(from: start, azimuthDegrees: inverse.startAzimuthDegrees)
    case .straight:
      meters = StraightEdge.meters(from: start, to: end, share: 1)
      startAzimuthDegrees = StraightEdge.tangent(from: start, to: end, at: start).azimuthDegrees
      line = nil
    }
  }

  /// A position on the edge.
  struct Position {
    var coordinate: Coordinate
    /// The direction of the edge, in degrees clockwise from north.
    var azimuthDegrees: Double
    /// The speed of the curve here: metres for a share of 1.
    var metersPerShare: Double
  }

  func position(at share: Double) -> Position {
    let coordinate: Coordinate
    if let line {
      let position = line.position(atMeters: share * meters)
      coordinate = share <= 0 ? start : share >= 1 ? end : position.coordinate
      return Position(
        coordinate: coordinate, azimuthDegrees: position.azimuthDegrees, metersPerShare: meters)
    }
    coordinate =
      share <= 0
      ? start
      : share >= 1
        ? end
        : Coordinate(x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y))
    let tangent = StraightEdge.tangent(from: start, to: end, at: coordinate)
    return Position(
      coordinate: coordinate, azimuthDegrees: tangent.azimuthDegrees, metersPerShare: tangent.meters)
  }

  /// Returns the length of the curve from its start to a position.
  func meters(toShare share: Double) -> Double {
    switch model {
    case .geodesic: share * meters
    case .straight: share >= 1 ? meters : StraightEdge.meters(from: start, to: end, share: share)
    }
  }

  /// Returns the share of the position at a length from the start.
  func share(atMeters length: Double) -> Double {
    guard meters > 0 else { return 0 }
    var share = max(0, min(1, length / meters))
    guard model == .straight, share > 0, share < 1 else { return share }
    // The speed of a straight edge changes slowly: Newton's method converges in two or three rounds.
    for _ in 0..<20 {
      let step = (length - meters(toShare: share)) / position(at: share).metersPerShare
      share = max(0, min(1, share + step))
      if step.magnitude * meters < 1e-10 { break }
    }
    return share
  }
}

/// The metric of the ellipsoid along edges that are straight in longitude and latitude.
enum StraightEdge {
  /// Returns the direction of the edge at a coordinate, and the length that the degrees of the whole edge have there.
  static func tangent(
    from start: Coordinate, to end: Coordinate, at coordinate: Coordinate
  ) -> (azimuthDegrees: Double, meters: Double) {
    let radians = Double.pi / 180
    let latitude = coordinate.y * radians
    let sine = sin(latitude)
    let root = (1 - WGS84.eccentricitySquared * sine * sine).squareRoot()
    let normalRadius = WGS84.equatorialRadiusMeters / root
    let meridianRadius = normalRadius * (1 - WGS84.eccentricitySquared) / (root * root)
    let east = (end.x - start.x) * radians * normalRadius * cos(latitude)
    let north = (end.y - start.y) * radians * meridianRadius
    return (atan2(east, north) / radians, hypot(east, north))
  }

  /// Returns the length from the start to a share of the edge, by Gauss–Legendre quadrature with five points on
  /// pieces of half a degree. It is right to rounding, since the integrand hardly changes in such a piece.
  static func meters(from start: Coordinate, to end: Coordinate, share: Double) -> Double {
    let extent = max((end.x - start.x).magnitude, (end.y - start.y).magnitude) * share
    guard extent > 0, extent.isFinite else { return 0 }
    let pieces = Int((extent / 0.5).rounded(.up))
    let width = share / Double(pieces)
    var sum = CompensatedSum()
    for piece in 0..<pieces {
      for (node, weight) in nodes {
        let u = width * (Double(piece) + (1 + node) / 2)
        let position = Coordinate(x: start.x + u * (end.x - start.x), y: start.y + u * (end.y - start.y))
        sum += weight * tangent(from: start, to: end, at: position).meters * width / 2
      }
    }
    return sum.value
  }

  private static let nodes: [(Double, Double)] = {
    let inner = (5 - 2 * (10.0 / 7).squareRoot()).squareRoot() / 3
    let outer = (5 + 2 * (10.0 / 7).squareRoot()).squareRoot() / 3
    let innerWeight = (322 + 13 * 70.0.squareRoot()) / 900
    let outerWeight = (322 - 13 * 70.0.squareRoot()) / 900
    return [
      (-outer, outerWeight), (-inner, innerWeight), (0, 128.0 / 225), (inner, innerWeight),
      (outer, outerWeight),
    ]
  }()
}
