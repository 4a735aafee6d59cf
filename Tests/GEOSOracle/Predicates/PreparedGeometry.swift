internal import CGEOS
public import GEOS
public import GeoTypes

/// A geometry with an index of its edges, for testing it against many others.
///
/// The index is built at the first query that needs it, in O(*n* log *n*); each further query costs about
/// O(log *n*). Because of this lazy building, two tasks must not query one prepared geometry at once: it
/// crashes. So it is not `Sendable`; prepare one in each task.
public final class PreparedGeometry {
  /// The geometry that is tested. GEOS reads it as long as the index lives.
  public let geometry: GEOSGeometry
  private let handle: OpaquePointer
  private var geos: cgeos_functions { geometry.geos }

  init(_ geometry: GEOSGeometry, operation: StaticString) throws(GEOSError) {
    self.geometry = geometry
    handle = try geometry.session.object("GEOSPrepare_r", operation) {
      geometry.geos.GEOSPrepare_r($0, geometry.handle)
    }
  }

  deinit {
    geos.GEOSPreparedGeom_destroy_r(geometry.session.context, handle)
  }

  /// Whether they share at least a point.
  public func intersects(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    try truth("GEOSPreparedIntersects_r", other, geos.GEOSPreparedIntersects_r)
  }

  /// Whether they share no point.
  public func isDisjoint(from other: GEOSGeometry) throws(GEOSError) -> Bool {
    try truth("GEOSPreparedDisjoint_r", other, geos.GEOSPreparedDisjoint_r)
  }

  /// Whether no point of the other lies outside, and at least one lies in the interior.
  public func contains(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    try truth("GEOSPreparedContains_r", other, geos.GEOSPreparedContains_r)
  }

  /// Whether the other lies in the interior and does not touch the border.
  public func containsProperly(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    try truth("GEOSPreparedContainsProperly_r", other, geos.GEOSPreparedContainsProperly_r)
  }

  /// Whether no point of the other lies outside; the border counts as inside.
  public func covers(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    try truth("GEOSPreparedCovers_r", other, geos.GEOSPreparedCovers_r)
  }

  /// Whether the other contains this one.
  public func isWithin(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
    try truth("GEOSPreparedWithin_r", other, geos.GEOSPreparedWithin_r)
  }

  /// Whether the coordinate lies inside, the border not included.
  public func contains(_ coordinate: Coordinate) throws(GEOSError) -> Bool {
    try contains(try GEOSGeometry(coordinate, in: geometry.session))
  }

  /// Whether the coordinate lies inside or on the border.
  public func covers(_ coordinate: Coordinate) throws(GEOSError) -> Bool {
    try covers(try GEOSGeometry(coordinate, in: geometry.session))
  }

  /// Returns the shortest planar distance, in the unit of the coordinates; infinite where either is empty.
  public func distance(to other: GEOSGeometry) throws(GEOSError) -> Double {
    if try geometry.isEitherEmpty(other) { return .infinity }
    return try geometry.session.number("GEOSPreparedDistance_r", #function) { context, result in
      withExtendedLifetime((self, other)) {
        geos.GEOSPreparedDistance_r(context, handle, other.handle, result)
      }
    }
  }

  /// Returns the two points between which the distance is shortest: first the one on this geometry, then the
  /// one on the other. `nil` where either is empty.
  public func nearestPoints(to other: GEOSGeometry) throws(GEOSError) -> (Coordinate, Coordinate)? {
    try geometry.nearestPair("GEOSPreparedNearestPoints_r", other, operation: #function) { context in
      withExtendedLifetime(self) { geos.GEOSPreparedNearestPoints_r(context, handle, other.handle) }
    }
  }

  private func truth(
    _ function: StaticString,
    _ other: GEOSGeometry,
    operation: StaticString = #function,
    _ body: GEOSGeometry.Binary<CChar>
  ) throws(GEOSError) -> Bool {
    try geometry.session.truth(function, operation) { context in
      withExtendedLifetime((self, other)) { body(context, handle, other.handle) }
    }
  }
}

@available(*, unavailable, message: "prepare the geometry anew in the other task")
extension PreparedGeometry: Sendable {}

extension GEOSGeometry {
  /// Returns the geometry, prepared to be tested against many others.
  public func prepared() throws(GEOSError) -> PreparedGeometry {
    try PreparedGeometry(self, operation: #function)
  }
}
