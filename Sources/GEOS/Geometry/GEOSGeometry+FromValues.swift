public import GeoTypes

/// Geometries made from plain values.
///
/// All initialisers copy the coordinates in bulk, in O(*n*). They throw a ``GEOSError`` that names the
/// position of coordinates that are not finite, and rings that have fewer than four coordinates or are not
/// closed. They do not check whether a polygon is valid: see ``validity``.
extension GEOSGeometry {
  /// Makes a polygon of GEOS. Fails where a ring is open or too short.
  public convenience init(_ polygon: Polygon, in session: GEOSSession) throws(GEOSError) {
    try self.init(in: session) { (builder) throws(GEOSError) in try builder.polygon(polygon) }
  }

  /// Creates a multipolygon. Where the polygons overlap it is invalid, and ``repaired(by:)`` makes it valid.
  public convenience init(_ polygons: [Polygon], in session: GEOSSession) throws(GEOSError) {
    try self.init(in: session) { (builder) throws(GEOSError) in try builder.multiPolygon(polygons) }
  }

  /// Makes a multipolygon of GEOS. Fails where a ring is open or too short.
  public convenience init(_ multiPolygon: MultiPolygon, in session: GEOSSession) throws(GEOSError) {
    try self.init(multiPolygon.polygons, in: session)
  }

  /// Creates what `build` makes; its errors name the operation `GEOSGeometry`.
  package convenience init(
    in session: GEOSSession,
    _ build: (HandleBuilder) throws(GEOSError) -> OpaquePointer
  ) throws(GEOSError) {
    let builder = HandleBuilder(session: session, operation: "GEOSGeometry")
    self.init(owning: try build(builder), session: session)
  }
}
