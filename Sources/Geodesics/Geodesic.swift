internal import CGeographicLib

/// Geodesics, the shortest lines on an ellipsoid: distance, direction and area.
///
/// Coordinates are in degrees: `x` is the longitude (any value; it is reduced), `y` the latitude. A latitude
/// beyond ±90 or a coordinate that isn't finite gives NaN, never an error: these functions run in inner
/// loops. Distances are accurate to about 15 nanometres, areas of polygons to about 0.1 square metres (C. F.
/// F. Karney, Algorithms for geodesics, 2013, and his GeographicLib, of which PROJ's `geodesic.h` is a copy).
/// They need no PROJ context and no database, and libproj is not opened.
///
/// A value that is cheap to copy and safe to share between threads.
///
/// ```swift
/// let inverse = Geodesic.wgs84.inverse(from: kyiv, to: kharkiv)
/// print(inverse.meters, inverse.startAzimuthDegrees)
/// ```
public struct Geodesic: Sendable {
  /// The ellipsoid on which the geodesics run.
  public let ellipsoid: Ellipsoid
  let storage: GeodesicStorage

  /// Prepares the series for an ellipsoid.
  public init(_ ellipsoid: Ellipsoid) {
    self.ellipsoid = ellipsoid
    storage = GeodesicStorage(ellipsoid)
  }

  /// The version of GeographicLib that the program was built with, such as `2.1.2`.
  public static var libraryVersion: String { String(cString: cgl_version()) }

  /// Geodesics on WGS 84.
  public static let wgs84 = Geodesic(.wgs84)
}

extension Geodesic: Hashable {
  public static func == (left: Geodesic, right: Geodesic) -> Bool { left.ellipsoid == right.ellipsoid }
  public func hash(into hasher: inout Hasher) { hasher.combine(ellipsoid) }
}

/// The coefficients of the series for one ellipsoid: some fifty numbers on the heap. A copy of ``Geodesic``
/// copies only a reference, and a call to C passes only a pointer.
final class GeodesicStorage: Sendable {
  // Safe to share: GeographicLib writes it once, before anyone else can see it, and only reads it afterwards.
  nonisolated(unsafe) let pointer: OpaquePointer

  init(_ ellipsoid: Ellipsoid) {
    pointer = cgl_geodesic_create(ellipsoid.equatorialRadiusMeters, ellipsoid.flattening)
  }

  deinit { cgl_geodesic_destroy(pointer) }
}
