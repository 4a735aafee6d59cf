internal import CGEOS
public import GEOS

/// Well-known binary.
extension GEOSGeometry {
  /// Reads well-known binary, ISO or extended (EWKB), in either byte order.
  ///
  /// A third dimension and an SRID are read and ignored. Throws for bytes that are not WKB, rings that have
  /// fewer than four coordinates or are not closed, coordinates that are not finite, and collections nested
  /// more than 64 deep.
  public convenience init(wkb: [UInt8], in session: GEOSSession) throws(GEOSError) {
    let operation: StaticString = "GEOSGeometry(wkb:)"
    let function: StaticString = "GEOSWKBReader_read_r"
    var scanner = WKBScanner(wkb)
    do throws(WKBScanner.Refusal) {
      try scanner.scan(deepest: ArgumentCheck.deepestNesting)
    } catch {
      throw GEOSError(
        operation,
        function,
        refused: error.message,
        place: "byte \(error.offset)",
        advice: "correct the bytes"
      )
    }
    let geos = session.geos
    let reader = try session.object("GEOSWKBReader_create_r", operation) { geos.GEOSWKBReader_create_r($0) }
    defer { geos.GEOSWKBReader_destroy_r(session.context, reader) }
    let handle = try session.object(function, operation) { context in
      wkb.withUnsafeBufferPointer { geos.GEOSWKBReader_read_r(context, reader, $0.baseAddress, $0.count) }
    }
    self.init(owning: handle, session: session)
    // Reading the geometry back finds coordinates that are not finite.
    _ = try ValueReader(session: session, operation: operation).geometry(handle)
  }

  /// Returns well-known binary, two-dimensional, little-endian, without SRID. The ISO and the extended
  /// variant are the same for it.
  public func wkb() throws(GEOSError) -> [UInt8] {
    let operation: StaticString = #function
    let writer = try session.object("GEOSWKBWriter_create_r", operation) { geos.GEOSWKBWriter_create_r($0) }
    defer { geos.GEOSWKBWriter_destroy_r(session.context, writer) }
    geos.GEOSWKBWriter_setOutputDimension_r(session.context, writer, 2)
    geos.GEOSWKBWriter_setByteOrder_r(session.context, writer, CInt(GEOS_WKB_NDR.rawValue))
    var size = 0
    let bytes = try session.call("GEOSWKBWriter_write_r", operation, failed: { $0 == nil }) { context in
      withExtendedLifetime(self) { geos.GEOSWKBWriter_write_r(context, writer, handle, &size) }
    }
    guard let bytes else { return [] }
    defer { geos.GEOSFree_r(session.context, bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: size))
  }
}
