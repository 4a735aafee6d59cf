/// The kind of a geometry.
public enum GEOSGeometryType: Int32, Sendable, Hashable, CaseIterable {
  // The raw values are those of `enum GEOSGeomTypes`.
  case point = 0
  case lineString = 1
  /// A closed line. GEOS has it as a kind of its own; it becomes a `LineString` outside.
  case linearRing = 2
  case polygon = 3
  case multiPoint = 4
  case multiLineString = 5
  case multiPolygon = 6
  case collection = 7
}
