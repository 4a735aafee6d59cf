internal import CGEOS
public import GeoTypes

/// Whether a geometry is valid in the sense of OGC Simple Features.
public enum Validity: Hashable, Sendable {
  /// The geometry is valid by the rules of OGC Simple Features.
  case valid
  /// The first fault that was found, as GEOS words it (`Self-intersection`, `Hole lies outside shell`), and
  /// its coordinate.
  case invalid(reason: String, location: Coordinate)
}

extension GEOSGeometry {
  /// Whether the geometry is valid, and if not, why and where. Complexity: O(*n* log *n*).
  public var validity: Validity {
    get throws(GEOSError) {
      let function: StaticString = "GEOSisValidDetail_r"
      var reason: UnsafeMutablePointer<CChar>?
      var location: OpaquePointer?
      let isValid = try session.truth(function, #function) { context in
        withExtendedLifetime(self) { geos.GEOSisValidDetail_r(context, handle, 0, &reason, &location) }
      }
      defer { if let reason { geos.GEOSFree_r(session.context, reason) } }
      let point = location.map { GEOSGeometry(owning: $0, session: session) }
      if isValid { return .valid }
      guard let reason, let place = try point?.firstCoordinate() else {
        throw GEOSError(
          #function,
          function,
          refused: "GEOS calls the geometry invalid, but gives neither reason nor location",
          advice: "repair the geometry with `repaired(by:)`"
        )
      }
      return .invalid(reason: String(cString: reason), location: place)
    }
  }
}
