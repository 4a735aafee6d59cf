public import GeoTypes

/// Plain values read from geometries, copied in bulk in O(*n*). They can be sent to other tasks.
extension GEOSGeometry {
  /// The geometry as a plain value.
  ///
  /// A linear ring becomes a line, an empty point an empty multipoint.
  public var geometry: Geometry {
    get throws(GEOSError) {
      try read("geometry") { (reader) throws(GEOSError) in try reader.geometry(handle) }
    }
  }

  /// All polygons in the geometry and its nested collections, in order. Empty ones are left out.
  ///
  /// Lines and points, which an overlay returns where borders touch, are left out.
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

  /// All lines and linear rings in the geometry and its nested collections, in order. Empty ones are left
  /// out, and so are the borders of polygons: see ``boundary``.
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

  /// The members of a collection as separate geometries; the geometry itself where it is not a collection.
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

  /// Visits the simple geometries of one type; a ring counts as a line.
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
