internal import CPROJ

extension CoordinateReferenceSystem {
  /// The dialects of well-known text.
  public enum WKTVersion: Hashable, Sendable {
    /// ISO 19162:2019, the current standard.
    case wkt2
    /// The older dialect that GDAL and GeoPackage use.
    case wkt1
  }

  /// Returns the system as well-known text.
  ///
  /// - Throws: ``PROJError`` where the dialect can't express the system.
  public func wkt(_ version: WKTVersion = .wkt2) throws(PROJError) -> String {
    let operation = "write \(self) as WKT"
    let context = try PROJContext(for: operation)
    let crs = try open(in: context, operation)
    context.log.clear()
    guard
      let text = context.proj.proj_as_wkt(
        context.pointer,
        crs.pointer,
        version == .wkt2 ? PJ_WKT2_2019 : PJ_WKT1_GDAL,
        nil
      )
    else {
      throw context.failure(operation, function: "proj_as_wkt", advice: "try the other version of WKT")
    }
    return String(cString: text)
  }

  /// Returns the geographic system on which this one is based: longitude and latitude on the same datum. A
  /// geographic system returns itself.
  ///
  /// - Throws: ``PROJError`` where there is none.
  public func geographicBase() throws(PROJError) -> CoordinateReferenceSystem {
    if isGeographic { return self }
    let operation = "find the geographic system beneath \(self)"
    let context = try PROJContext(for: operation)
    let crs = try open(in: context, operation)
    context.log.clear()
    guard
      let base = PJHandle(context.proj.proj_crs_get_geodetic_crs(context.pointer, crs.pointer), in: context),
      base.kind == .geographic
    else {
      throw context.failure(
        operation,
        function: "proj_crs_get_geodetic_crs",
        advice: "give a projected or geographic system"
      )
    }
    if let identifier = base.identifier { return try CoordinateReferenceSystem(identifier) }
    guard let text = context.proj.proj_as_wkt(context.pointer, base.pointer, PJ_WKT2_2019, nil) else {
      throw context.failure(operation, function: "proj_as_wkt", advice: "give a system with a code")
    }
    return try CoordinateReferenceSystem(String(cString: text))
  }
}
