internal import CGeographicLib
public import GeoTypes

/// The shortest line between two positions.
public struct GeodesicInverse: Hashable, Sendable {
  /// Its length in metres.
  public var meters: Double
  /// Its direction at the start, in degrees clockwise from north, within ±180.
  public var startAzimuthDegrees: Double
  /// Its direction at the end (forward, not back to the start), in degrees clockwise from north.
  public var endAzimuthDegrees: Double
}

extension Geodesic {
  /// Returns the length and the directions of the shortest line between two positions. Complexity: O(1).
  public func inverse(from start: Coordinate, to end: Coordinate) -> GeodesicInverse {
    withExtendedLifetime(storage) {
      GeodesicInverse(cgl_solve(storage.pointer, start.x, start.y, end.x, end.y))
    }
  }

  /// Returns the distance between two positions in metres. Complexity: O(1).
  public func distance(from start: Coordinate, to end: Coordinate) -> Double {
    withExtendedLifetime(storage) { cgl_distance(storage.pointer, start.x, start.y, end.x, end.y) }
  }

  /// Returns the area between the geodesic and the equator in square metres, which is the contribution of one
  /// edge to an area.
  ///
  /// In the northern hemisphere it is positive when the edge runs east and negative when it runs west; in the
  /// southern hemisphere the other way round. So for a closed ring that doesn't run around a pole, the sum
  /// over the edges is *minus* its area, where that is positive counter-clockwise. Between antipodal
  /// meridians GeographicLib chooses the geodesic; ``ringArea(_:_:)`` also handles rings around a pole.
  ///
  /// Allocates nothing and takes no lock. Complexity: O(1).
  public func areaUnder(from start: Coordinate, to end: Coordinate) -> Double {
    withExtendedLifetime(storage) { cgl_area_under(storage.pointer, start.x, start.y, end.x, end.y) }
  }

  /// Returns the results of ``inverse(from:to:)`` and ``areaUnder(from:to:)`` for the cost of one.
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
