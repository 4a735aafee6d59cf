internal import CGeographicLib
public import GeoTypes

/// The area that a geodesic ring bounds, and the length of the ring.
public struct GeodesicArea: Hashable, Sendable {
  /// The area in square metres, with the sign that ``AreaConvention`` defines.
  public var squareMeters: Double
  /// The length of the ring in metres.
  public var perimeterMeters: Double
}

/// Defines which side of a ring is its inside, and the sign of its area.
public enum AreaConvention: Hashable, Sendable {
  /// The smaller side, at most half of the earth: positive for a counter-clockwise ring, negative for a
  /// clockwise one.
  case signed
  /// The side to the left, never negative: a clockwise ring bounds the rest of the earth.
  case left
}

extension Geodesic {
  /// Returns the area and the length of a ring whose edges are geodesics.
  ///
  /// Rings around a pole or across the antimeridian are handled. A ring that crosses itself counts each part
  /// as often as it runs around it. The closing coordinate is optional. Sums are kept in twice the usual
  /// precision. Complexity: O(*n*).
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

  /// Returns the area of a polygon in square metres: the exterior less the holes, in whichever direction each
  /// ring runs.
  ///
  /// Each ring bounds the smaller of its two sides. Complexity: O(*n*).
  public func area(of polygon: Polygon) -> Double {
    polygon.holes.reduce(abs(ringArea(polygon.exterior).squareMeters)) {
      $0 - abs(ringArea($1).squareMeters)
    }
  }

  /// Returns the sum of the areas of the polygons in square metres. Overlaps count twice. Complexity: O(*n*).
  public func area(of multiPolygon: MultiPolygon) -> Double {
    multiPolygon.polygons.reduce(0) { $0 + area(of: $1) }
  }

  /// Returns the length of a line in metres, with geodesics between its coordinates. Complexity: O(*n*).
  public func length(of line: LineString) -> Double {
    withExtendedLifetime(storage) {
      withPositions(of: line.coordinates[...]) { cgl_length(storage.pointer, $0, $1) }
    }
  }

  /// Calls `body` with the coordinates as x, y pairs, as they lie in memory.
  private func withPositions<Result>(
    of coordinates: ArraySlice<Coordinate>, _ body: (UnsafePointer<Double>?, Int) -> Result
  ) -> Result {
    coordinates.withUnsafeBytes { body($0.bindMemory(to: Double.self).baseAddress, coordinates.count) }
  }
}
