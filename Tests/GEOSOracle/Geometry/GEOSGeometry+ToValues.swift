public import GEOS
public import GeoTypes

/// Plain values read from geometries of all types, copied in bulk in O(*n*). They can be sent to other tasks.
extension GEOSGeometry {
  /// The geometry as a plain value.
  ///
  /// A linear ring becomes a line, an empty point an empty multipoint.
  public var geometry: Geometry {
    get throws(GEOSError) {
      try read("geometry") { (reader) throws(GEOSError) in try reader.geometry(handle) }
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
}
