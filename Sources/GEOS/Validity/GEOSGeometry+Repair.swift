internal import CGEOS

/// The method by which an invalid geometry is made valid.
public enum RepairMethod: Hashable, Sendable {
  /// Turns all rings into lines, nodes them, and builds areas from them by the even-odd rule. Every vertex is
  /// kept; where a ring covers an area twice, a hole appears.
  ///
  /// It can take minutes where a ring crosses itself thousands of times.
  case linework

  /// Makes each ring valid separately, then unites exteriors and subtracts holes: the inside of an exterior
  /// stays inside. With `keepCollapsed`, rings without area stay as lines.
  case structure(keepCollapsed: Bool = false)
}

extension GEOSGeometry {
  /// Returns a valid geometry made from this one; a copy where it is valid already.
  ///
  /// The result may be of another type: a polygon may become a multipolygon, or a collection that contains
  /// lines. The difference of the two areas tells how much the repair changed.
  public func repaired(by method: RepairMethod = .structure()) throws(GEOSError) -> GEOSGeometry {
    let operation: StaticString = #function
    let parameters = try session.object("GEOSMakeValidParams_create_r", operation) {
      geos.GEOSMakeValidParams_create_r($0)
    }
    defer { geos.GEOSMakeValidParams_destroy_r(session.context, parameters) }
    let (rule, keepCollapsed) =
      switch method {
      case .linework: (GEOS_MAKE_VALID_LINEWORK, true)
      case .structure(let keepCollapsed): (GEOS_MAKE_VALID_STRUCTURE, keepCollapsed)
      }
    try session.perform("GEOSMakeValidParams_setMethod_r", operation) {
      geos.GEOSMakeValidParams_setMethod_r($0, parameters, rule)
    }
    try session.perform("GEOSMakeValidParams_setKeepCollapsed_r", operation) {
      geos.GEOSMakeValidParams_setKeepCollapsed_r($0, parameters, keepCollapsed ? 1 : 0)
    }
    return try derived("GEOSMakeValidWithParams_r") { geos.GEOSMakeValidWithParams_r($0, $1, parameters) }
  }
}
