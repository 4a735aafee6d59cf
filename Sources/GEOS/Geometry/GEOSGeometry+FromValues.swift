public import GeoTypes

/// Geometries out of plain values.
///
/// All of these copy the coordinates in bulk, in O(*n*), and refuse with a ``GEOSError`` that names the place:
/// coordinates that are not finite, rings of fewer than four coordinates or not closed, lines of one coordinate, and
/// collections nested more than 64 deep. They do not ask whether a polygon is valid: see ``validity``.
extension GEOSGeometry {
  public convenience init(_ geometry: Geometry, in session: GEOSSession) throws(GEOSError) {
    try self.init(in: session) { (builder) throws(GEOSError) in try builder.geometry(geometry) }
  }

  public convenience init(_ polygon: Polygon, in session: GEOSSession) throws(GEOSError) {
    try self.init(in: session) { (builder) throws(GEOSError) in try builder.polygon(polygon) }
  }

  /// A multipolygon. The polygons may overlap; it is then invalid, and ``unaryUnion(gridSize:)`` makes it whole.
  public convenience init(_ polygons: [Polygon], in session: GEOSSession) throws(GEOSError) {
    try self.init(in: session) { (builder) throws(GEOSError) in try builder.multiPolygon(polygons) }
  }

  public convenience init(_ multiPolygon: MultiPolygon, in session: GEOSSession) throws(GEOSError) {
    try self.init(multiPolygon.polygons, in: session)
  }

  public convenience init(_ line: LineString, in session: GEOSSession) throws(GEOSError) {
    try self.init(in: session) { (builder) throws(GEOSError) in try builder.lineString(line) }
  }

  public convenience init(_ lines: [LineString], in session: GEOSSession) throws(GEOSError) {
    try self.init(in: session) { (builder) throws(GEOSError) in try builder.multiLineString(lines) }
  }

  /// A linear ring: a line, not the area in it.
  public convenience init(_ ring: Ring, in session: GEOSSession) throws(GEOSError) {
    try self.init(in: session) { (builder) throws(GEOSError) in try builder.ring(ring) }
  }

  /// A rectangle, counter-clockwise from the south-west; a line or a point where the box has no width or height,
  /// an empty polygon where the box is empty.
  public convenience init(_ box: Box, in session: GEOSSession) throws(GEOSError) {
    try self.init(in: session) { (builder) throws(GEOSError) in try builder.box(box) }
  }

  /// A point.
  public convenience init(_ coordinate: Coordinate, in session: GEOSSession) throws(GEOSError) {
    try self.init(in: session) { (builder) throws(GEOSError) in try builder.point(coordinate) }
  }

  /// A multipoint.
  public convenience init(_ coordinates: [Coordinate], in session: GEOSSession) throws(GEOSError) {
    try self.init(in: session) { (builder) throws(GEOSError) in try builder.multiPoint(coordinates) }
  }

  /// A collection of copies of `members`, in their order.
  public convenience init(collecting members: [GEOSGeometry], in session: GEOSSession) throws(GEOSError) {
    try self.init(in: session) { (builder) throws(GEOSError) in
      try builder.collection(.collection, members, "member") { (member) throws(GEOSError) in
        let copy = try builder.clone(member.handle)
        withExtendedLifetime(member) {}
        return copy
      }
    }
  }

  private convenience init(
    in session: GEOSSession,
    _ build: (HandleBuilder) throws(GEOSError) -> OpaquePointer
  ) throws(GEOSError) {
    let builder = HandleBuilder(session: session, operation: "GEOSGeometry")
    self.init(owning: try build(builder), session: session)
  }
}
