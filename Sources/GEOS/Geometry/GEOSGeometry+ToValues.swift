public import GeoTypes

/// Plain values read from geometries, copied in bulk in O(*n*). They can be sent to other tasks.
extension GEOSGeometry {
  /// All polygons in the geometry and its nested collections, in order. Empty ones are left out.
  ///
  /// Lines and points, to which a repair may reduce what encloses nothing, are left out.
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

  /// Returns the coordinate of a point; `nil` for an empty one.
  package func firstCoordinate(operation: StaticString = #function) throws(GEOSError) -> Coordinate? {
    try read(operation) { (reader) throws(GEOSError) in try reader.coordinates(handle).first }
  }

  /// Returns what `body` reads. The geometry lives until then; errors name `operation`.
  package func read<Value>(
    _ operation: StaticString,
    _ body: (ValueReader) throws(GEOSError) -> Value
  ) throws(GEOSError) -> Value {
    let value = try body(ValueReader(session: session, operation: operation))
    withExtendedLifetime(self) {}
    return value
  }

  /// Visits the simple geometries of one type; a ring counts as a line.
  package func collect(
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
