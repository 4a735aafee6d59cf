internal import CGeographicLib
public import GeoTypes

/// The shortest line between two places.
public struct GeodesicInverse: Hashable, Sendable {
  /// Its length in metres.
  public var meters: Double
  /// Its direction at the start, in degrees clockwise from north, within ±180.
  public var startAzimuthDegrees: Double
  /// Its direction at the end (forward, not back to the start), in degrees clockwise from north.
  public var endAzimuthDegrees: Double
}

extension Geodesic {
  /// The shortest line between two places: its length and its directions. Complexity: O(1).
  public func inverse(from start: Coordinate, to end: Coordinate) -> GeodesicInverse {
    withExtendedLifetime(storage) {
      GeodesicInverse(cgl_solve(storage.pointer, start.x, start.y, end.x, end.y))
    }
  }

  /// The distance between two places in metres. Complexity: O(1).
  public func distance(from start: Coordinate, to end: Coordinate) -> Double {
    withExtendedLifetime(storage) { cgl_distance(storage.pointer, start.x, start.y, end.x, end.y) }
  }

  /// The area between the geodesic and the equator in square metres: what one edge adds to an area.
  ///
  /// Positive when the edge runs east in the northern hemisphere, negative when it runs west, and the other
  /// way about in the southern. So the sum over the edges of a closed ring that doesn't go round a pole is
  /// *minus* its area counted positive counter-clockwise. Of two edges between antipodal meridians the choice
  /// of geodesic is GeographicLib's; ``ringArea(_:_:)`` also handles rings round a pole.
  ///
  /// Allocates nothing and takes no lock. Complexity: O(1).
  public func areaUnder(from start: Coordinate, to end: Coordinate) -> Double {
    withExtendedLifetime(storage) { cgl_area_under(storage.pointer, start.x, start.y, end.x, end.y) }
  }

  /// ``inverse(from:to:)`` and ``areaUnder(from:to:)`` for the price of one.
  public func inverseWithArea(
    from start: Coordinate,
    to end: Coordinate
  ) -> (inverse: GeodesicInverse, squareMeters: Double) {
    withExtendedLifetime(storage) {
      let solved = cgl_solve_with_area(storage.pointer, start.x, start.y, end.x, end.y)
      return (GeodesicInverse(solved), solved.area)
    }
  }
}

extension GeodesicInverse {
  fileprivate init(_ solved: cgl_inverse) {
    self.init(
      meters: solved.meters, startAzimuthDegrees: solved.start_azimuth, endAzimuthDegrees: solved.end_azimuth)
  }
}
