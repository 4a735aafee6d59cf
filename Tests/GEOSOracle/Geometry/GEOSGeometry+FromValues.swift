public import GEOS
public import GeoTypes

/// Geometries of all types, made from plain values.
///
/// All initialisers copy the coordinates in bulk, in O(*n*). They throw a `GEOSError` that names the position
/// of coordinates that are not finite, rings that have fewer than four coordinates or are not closed, lines of
/// one coordinate, and collections nested more than 64 deep.
extension GEOSGeometry {
  public convenience init(_ geometry: Geometry, in session: GEOSSession) throws(GEOSError) {
    try self.init(in: session) { (builder) throws(GEOSError) in try builder.geometry(geometry) }
  }

  public convenience init(_ line: LineString, in session: GEOSSession) throws(GEOSError) {
    try self.init(in: session) { (builder) throws(GEOSError) in try builder.lineString(line) }
  }

  public convenience init(_ lines: [LineString], in session: GEOSSession) throws(GEOSError) {
    try self.init(in: session) { (builder) throws(GEOSError) in try builder.multiLineString(lines) }
  }

  /// Creates a linear ring: a line, not the area that it encloses.
  public convenience init(_ ring: Ring, in session: GEOSSession) throws(GEOSError) {
    try self.init(in: session) { (builder) throws(GEOSError) in try builder.ring(ring) }
  }

  /// Creates a rectangle, counter-clockwise from the south-west. A box without width or height becomes a line
  /// or a point, an empty box an empty polygon.
  public convenience init(_ box: Box, in session: GEOSSession) throws(GEOSError) {
    try self.init(in: session) { (builder) throws(GEOSError) in try builder.box(box) }
  }

  /// Creates a point.
  public convenience init(_ coordinate: Coordinate, in session: GEOSSession) throws(GEOSError) {
    try self.init(in: session) { (builder) throws(GEOSError) in try builder.point(coordinate) }
  }

  /// Creates a multipoint.
  public convenience init(_ coordinates: [Coordinate], in session: GEOSSession) throws(GEOSError) {
    try self.init(in: session) { (builder) throws(GEOSError) in try builder.multiPoint(coordinates) }
  }

  /// Creates a collection of copies of `members`, in their order.
  public convenience init(collecting members: [GEOSGeometry], in session: GEOSSession) throws(GEOSError) {
    try self.init(in: session) { (builder) throws(GEOSError) in
      try builder.collection(.collection, members, "member") { (member) throws(GEOSError) in
        let copy = try builder.clone(member.handle)
        withExtendedLifetime(member) {}
        return copy
      }
    }
  }
}
