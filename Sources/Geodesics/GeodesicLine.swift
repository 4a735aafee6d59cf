internal import CGeographicLib
public import GeoTypes

/// A position on a geodesic, and the direction of the geodesic there.
public struct GeodesicPosition: Hashable, Sendable {
  /// The position in degrees, its longitude within ±180.
  public var coordinate: Coordinate
  /// The direction in degrees clockwise from north, within ±180.
  public var azimuthDegrees: Double
}

extension Geodesic {
  /// Returns the position reached from a start in a direction (degrees clockwise from north) after a distance
  /// in metres.
  ///
  /// A negative distance goes backwards. Complexity: O(1).
  public func direct(
    from start: Coordinate,
    azimuthDegrees: Double,
    meters: Double
  ) -> GeodesicPosition {
    withExtendedLifetime(storage) {
      GeodesicPosition(cgl_direct(storage.pointer, start.x, start.y, azimuthDegrees, meters))
    }
  }

  /// Returns the geodesic that leaves a position in a direction, in degrees clockwise from north. It has no
  /// end.
  public func line(from start: Coordinate, azimuthDegrees: Double) -> GeodesicLine {
    GeodesicLine(self, from: start, azimuthDegrees: azimuthDegrees, meters: nil)
  }

  /// Returns the shortest geodesic between two positions.
  public func line(from start: Coordinate, to end: Coordinate) -> GeodesicLine {
    let way = inverse(from: start, to: end)
    return GeodesicLine(self, from: start, azimuthDegrees: way.startAzimuthDegrees, meters: way.meters)
  }
}

extension GeodesicPosition {
  fileprivate init(_ found: cgl_position) {
    self.init(coordinate: Coordinate(x: found.x, y: found.y), azimuthDegrees: found.azimuth)
  }
}

/// A geodesic prepared for computing many positions, at about half the cost for each of
/// ``Geodesic/direct(from:azimuthDegrees:meters:)``.
///
/// A value that is cheap to copy and safe to share between threads.
public struct GeodesicLine: Sendable {
  /// Where the line begins.
  public let start: Coordinate
  /// The distance in metres between the two positions that the line was made from; `nil` for one without end.
  public let meters: Double?
  private let storage: Storage

  fileprivate init(_ geodesic: Geodesic, from start: Coordinate, azimuthDegrees: Double, meters: Double?) {
    self.start = start
    self.meters = meters
    storage = Storage(geodesic, start, azimuthDegrees)
  }

  /// The direction at the start in degrees clockwise from north.
  public var startAzimuthDegrees: Double {
    withExtendedLifetime(storage) { cgl_line_start_azimuth(storage.pointer) }
  }

  /// Returns the position at a distance in metres from the start. The distance may lie beyond the end or,
  /// negative, before the start. Complexity: O(1).
  public func position(atMeters distance: Double) -> GeodesicPosition {
    withExtendedLifetime(storage) { GeodesicPosition(cgl_line_position(storage.pointer, distance)) }
  }

  private final class Storage: Sendable {
    // Safe to share: written once here, before anyone else can see it, and only read afterwards.
    nonisolated(unsafe) let pointer: OpaquePointer

    init(_ geodesic: Geodesic, _ start: Coordinate, _ azimuthDegrees: Double) {
      pointer = withExtendedLifetime(geodesic.storage) {
        cgl_line_create(geodesic.storage.pointer, start.x, start.y, azimuthDegrees)
      }
    }

    deinit { cgl_line_destroy(pointer) }
  }
}
