internal import CPROJ
public import GeoTypes

/// A place on a geodesic, and the direction of the geodesic there.
public struct GeodesicPosition: Hashable, Sendable {
  /// The place in degrees, its longitude within ±180.
  public var coordinate: Coordinate
  /// The direction in degrees clockwise from north, within ±180.
  public var azimuthDegrees: Double
}

extension Geodesic {
  /// The place reached from a start in a direction (degrees clockwise from north) after a distance in metres.
  ///
  /// A negative distance goes backwards. Complexity: O(1).
  public func direct(
    from start: Coordinate,
    azimuthDegrees: Double,
    meters: Double
  ) -> GeodesicPosition {
    withExtendedLifetime(storage) {
      var latitude = Double.nan
      var longitude = Double.nan
      var azimuth = Double.nan
      geod_direct(
        storage.pointer,
        start.y,
        start.x,
        azimuthDegrees,
        meters,
        &latitude,
        &longitude,
        &azimuth
      )
      return GeodesicPosition(
        coordinate: Coordinate(x: longitude, y: latitude),
        azimuthDegrees: azimuth
      )
    }
  }

  /// The geodesic that leaves a place in a direction, in degrees clockwise from north. It has no end.
  public func line(from start: Coordinate, azimuthDegrees: Double) -> GeodesicLine {
    withExtendedLifetime(storage) {
      GeodesicLine(start: start, length: nil) {
        geod_lineinit($0, storage.pointer, start.y, start.x, azimuthDegrees, GeodesicLine.capabilities)
      }
    }
  }

  /// The shortest geodesic between two places.
  public func line(from start: Coordinate, to end: Coordinate) -> GeodesicLine {
    withExtendedLifetime(storage) {
      GeodesicLine(start: start, length: distance(from: start, to: end)) {
        geod_inverseline(
          $0,
          storage.pointer,
          start.y,
          start.x,
          end.y,
          end.x,
          GeodesicLine.capabilities
        )
      }
    }
  }
}

/// A geodesic made ready for many positions: about half the cost of ``Geodesic/direct(from:azimuthDegrees:meters:)``
/// for each.
///
/// A value that is cheap to copy and safe to share between threads.
public struct GeodesicLine: Sendable {
  public let start: Coordinate
  /// The distance between the two places that the line was made from; `nil` for one without end.
  public let meters: Double?
  private let storage: Storage

  static var capabilities: UInt32 {
    GEOD_LATITUDE.rawValue | GEOD_LONGITUDE.rawValue | GEOD_AZIMUTH.rawValue | GEOD_DISTANCE_IN.rawValue
  }

  init(start: Coordinate, length: Double?, _ prepare: (UnsafeMutablePointer<geod_geodesicline>) -> Void) {
    self.start = start
    meters = length
    storage = Storage(prepare)
  }

  /// The direction at the start in degrees clockwise from north.
  public var startAzimuthDegrees: Double { withExtendedLifetime(storage) { storage.pointer.pointee.azi1 } }

  /// The place at a distance in metres from the start, beyond the end or (negative) before the start too.
  /// Complexity: O(1).
  public func position(atMeters distance: Double) -> GeodesicPosition {
    withExtendedLifetime(storage) {
      var latitude = Double.nan
      var longitude = Double.nan
      var azimuth = Double.nan
      geod_position(storage.pointer, distance, &latitude, &longitude, &azimuth)
      return GeodesicPosition(
        coordinate: Coordinate(x: longitude, y: latitude),
        azimuthDegrees: azimuth
      )
    }
  }

  private final class Storage: Sendable {
    // Sendable by hand: written once here, before anyone can see it, and only read from then on.
    nonisolated(unsafe) let pointer: UnsafePointer<geod_geodesicline>

    init(_ prepare: (UnsafeMutablePointer<geod_geodesicline>) -> Void) {
      let memory = UnsafeMutablePointer<geod_geodesicline>.allocate(capacity: 1)
      memory.initialize(to: geod_geodesicline())
      prepare(memory)
      pointer = UnsafePointer(memory)
    }

    deinit { pointer.deallocate() }
  }
}
