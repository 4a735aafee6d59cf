internal import CGeographicLib
public import GeoTypes

/// The area that a geodesic ring bounds, and how long the ring is.
public struct GeodesicArea: Hashable, Sendable {
  /// The area in square metres; its sign is that of ``AreaConvention``.
  public var squareMeters: Double
  /// The length of the ring in metres.
  public var perimeterMeters: Double
}

/// Which of the two sides of a ring is its inside, and what sign its area has.
public enum AreaConvention: Hashable, Sendable {
  /// Positive counter-clockwise, negative clockwise: the smaller side, within ± half of the earth.
  case signed
  /// The side to the left, never negative: a clockwise ring bounds the rest of the earth.
  case left
}

extension Geodesic {
  /// The area and the length of a ring with geodesics for edges.
  ///
  /// Rings round a pole or across the antimeridian are handled. A ring that crosses itself counts each part
  /// as often as it goes round it. The closing coordinate may be there or not. Sums are kept in twice the
  /// usual precision. Complexity: O(*n*).
  public func ringArea(_ ring: Ring, _ convention: AreaConvention = .signed) -> GeodesicArea {
    var points = ring.coordinates[...]
    if points.count > 1, points.first == points.last { points.removeLast() }
    return withExtendedLifetime(storage) {
      withPositions(of: points) { positions, count in
        var result = GeodesicArea(squareMeters: 0, perimeterMeters: 0)
        cgl_ring(
          storage.pointer, positions, count, convention == .signed, &result.squareMeters,
          &result.perimeterMeters)
        return result
      }
    }
  }

  /// The area of a polygon in square metres: the exterior less the holes, whichever way each ring runs.
  ///
  /// Each ring bounds the smaller of its two sides. Complexity: O(*n*).
  public func area(of polygon: Polygon) -> Double {
    polygon.holes.reduce(abs(ringArea(polygon.exterior).squareMeters)) {
      $0 - abs(ringArea($1).squareMeters)
    }
  }

  /// The sum of the areas of the polygons in square metres. What overlaps counts twice. Complexity: O(*n*).
  public func area(of multiPolygon: MultiPolygon) -> Double {
    multiPolygon.polygons.reduce(0) { $0 + area(of: $1) }
  }

  /// The length of a line in metres, with geodesics between its coordinates. Complexity: O(*n*).
  public func length(of line: LineString) -> Double {
    withExtendedLifetime(storage) {
      withPositions(of: line.coordinates[...]) { cgl_length(storage.pointer, $0, $1) }
    }
  }

  /// Passes the coordinates as x, y pairs, as they lie in memory.
  private func withPositions<Result>(
    of coordinates: ArraySlice<Coordinate>, _ body: (UnsafePointer<Double>?, Int) -> Result
  ) -> Result {
    coordinates.withUnsafeBytes { body($0.bindMemory(to: Double.self).baseAddress, coordinates.count) }
  }
}
