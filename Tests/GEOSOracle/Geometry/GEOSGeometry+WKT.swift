internal import CGEOS
public import GEOS

/// Well-known text.
extension GEOSGeometry {
  /// Reads well-known text: `POLYGON ((0 0, 1 0, 1 1, 0 0))`.
  ///
  /// A third dimension is read and ignored. Throws for text that is not WKT, rings that have fewer than four
  /// coordinates or are not closed, coordinates that are not finite, and collections nested more than 64
  /// deep.
  public convenience init(wkt: String, in session: GEOSSession) throws(GEOSError) {
    let operation: StaticString = "GEOSGeometry(wkt:)"
    let function: StaticString = "GEOSWKTReader_read_r"
    try WKTScanner(function: function, operation: operation).scan(wkt)
    let geos = session.geos
    let reader = try session.object("GEOSWKTReader_create_r", operation) { geos.GEOSWKTReader_create_r($0) }
    defer { geos.GEOSWKTReader_destroy_r(session.context, reader) }
    let handle = try session.object(function, operation) { geos.GEOSWKTReader_read_r($0, reader, wkt) }
    self.init(owning: handle, session: session)
    // Reading the geometry back finds coordinates that are not finite, and types that are not supported.
    _ = try ValueReader(session: session, operation: operation).geometry(handle)
  }

  /// Returns well-known text, two-dimensional.
  ///
  /// - Parameter decimals: digits after the decimal point, 0 to 17; `nil` writes as many as are needed to
  ///   read the same numbers back.
  public func wkt(decimals: Int? = nil) throws(GEOSError) -> String {
    let operation: StaticString = #function
    let digits: CInt =
      if let decimals {
        try ArgumentCheck.range(
          decimals,
          "decimals",
          0...17,
          "GEOSWKTWriter_setRoundingPrecision_r",
          operation
        )
      } else { -1 }
    let writer = try session.object("GEOSWKTWriter_create_r", operation) { geos.GEOSWKTWriter_create_r($0) }
    defer { geos.GEOSWKTWriter_destroy_r(session.context, writer) }
    geos.GEOSWKTWriter_setTrim_r(session.context, writer, 1)
    geos.GEOSWKTWriter_setOutputDimension_r(session.context, writer, 2)
    geos.GEOSWKTWriter_setRoundingPrecision_r(session.context, writer, digits)
    let text = try session.call("GEOSWKTWriter_write_r", operation, failed: { $0 == nil }) { context in
      withExtendedLifetime(self) { geos.GEOSWKTWriter_write_r(context, writer, handle) }
    }
    guard let text else { return "" }
    defer { geos.GEOSFree_r(session.context, text) }
    return String(cString: text)
  }
}

extension GEOSGeometry: CustomStringConvertible {
  /// The geometry as well-known text with six decimals, cut after 200 characters.
  public var description: String {
    guard let text = try? wkt(decimals: 6) else { return "GEOSGeometry" }
    return text.utf8.count > 200 ? "\(text.prefix(200))…" : text
  }
}
