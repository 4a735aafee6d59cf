internal import CGEOS

/// How an invalid geometry is made valid.
public enum RepairMethod: Hashable, Sendable {
  /// All rings become lines, are noded, and areas are built of them by the even-odd rule: every vertex is kept, and
  /// where a ring runs over an area twice, a hole appears.
  ///
  /// It can take minutes where a ring crosses itself thousands of times.
  case linework

  /// Each ring is made valid by itself, then exteriors are united and holes subtracted: what is inside of an
  /// exterior stays inside. With `keepCollapsed`, rings without area stay as lines.
  case structure(keepCollapsed: Bool = false)
}

extension GEOSGeometry {
  /// A valid geometry out of this one; a copy where it is valid already.
  ///
  /// The result may be of another kind: a polygon may become a multipolygon, or a collection with lines in it.
  /// How much the repair changed is the difference of the areas of the two.
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
