public import GeoTypes

/// Plain values out of geometries, copied in bulk in O(*n*). They can cross tasks.
extension GEOSGeometry {
  /// The geometry as a plain value.
  ///
  /// A linear ring becomes a line, an empty point a multipoint of none.
  public var geometry: Geometry {
    get throws(GEOSError) {
      try read("geometry") { (reader) throws(GEOSError) in try reader.geometry(handle) }
    }
  }

  /// All polygons in the geometry, those in collections included, in their order; empty ones are left out.
  ///
  /// What an overlay returns beside areas (lines and points where borders touch) is not among them.
  public var polygons: [Polygon] {
    get throws(GEOSError) {
      try read("polygons") { (reader) throws(GEOSError) in
        var polygons: [Polygon] = []
        try collect(handle, .polygon, reader) { (part) throws(GEOSError) in
          let polygon = try reader.polygon(part)
          if !polygon.isEmpty { polygons.append(polygon) }
        }
        return polygons
      }
    }
  }

  /// All lines and linear rings in the geometry, those in collections included, in their order; empty ones are
  /// left out, and so are the borders of polygons: see ``boundary``.
  public var lineStrings: [LineString] {
    get throws(GEOSError) {
      try read("lineStrings") { (reader) throws(GEOSError) in
        var lines: [LineString] = []
        try collect(handle, .lineString, reader) { (part) throws(GEOSError) in
          let coordinates = try reader.coordinates(part)
          if !coordinates.isEmpty { lines.append(LineString(coordinates)) }
        }
        return lines
      }
    }
  }

  /// The members of a collection as geometries of their own; the geometry itself where it is not a collection.
  public var parts: [GEOSGeometry] {
    get throws(GEOSError) {
      let builder = HandleBuilder(session: session, operation: "parts")
      return try read("parts") { (reader) throws(GEOSError) in
        try reader.parts(handle).map { (part) throws(GEOSError) in
          GEOSGeometry(owning: try builder.clone(part), session: session)
        }
      }
    }
  }

  private func read<Value>(
    _ operation: StaticString,
    _ body: (ValueReader) throws(GEOSError) -> Value
  ) throws(GEOSError) -> Value {
    let value = try body(ValueReader(session: session, operation: operation))
    withExtendedLifetime(self) {}
    return value
  }

  /// Visits the simple geometries of one kind; a ring counts as a line.
  private func collect(
    _ handle: OpaquePointer,
    _ wanted: GEOSGeometryType,
    _ reader: ValueReader,
    _ visit: (OpaquePointer) throws(GEOSError) -> Void
  ) throws(GEOSError) {
    switch try reader.type(handle) {
    case .polygon: if wanted == .polygon { try visit(handle) }
    case .lineString, .linearRing: if wanted == .lineString { try visit(handle) }
    case .point, .multiPoint: break
    case .multiPolygon, .multiLineString, .collection:
      for part in try reader.parts(handle) { try collect(part, wanted, reader, visit) }
    }
  }
}
