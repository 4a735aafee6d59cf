internal import CGEOS
public import GEOS

/// The matrix of nine intersections (DE-9IM) on which the predicates are based.
extension GEOSGeometry {
  /// Returns the nine dimensions of the intersections of interiors, borders and exteriors, such as
  /// `212101212`; `F` stands for an empty one.
  public func relation(to other: GEOSGeometry) throws(GEOSError) -> String {
    let text = try session.call("GEOSRelate_r", #function, failed: { $0 == nil }) { context in
      withExtendedLifetime((self, other)) { geos.GEOSRelate_r(context, handle, other.handle) }
    }
    guard let text else { return "" }
    defer { geos.GEOSFree_r(session.context, text) }
    return String(cString: text)
  }

  /// Whether the relation to the other geometry matches a pattern of nine characters of `T`, `F`, `*`, `0`,
  /// `1`, `2`. Throws for another pattern.
  public func relates(to other: GEOSGeometry, pattern: String) throws(GEOSError) -> Bool {
    guard pattern.utf8.count == 9, pattern.utf8.allSatisfy("TtFf*012".utf8.contains) else {
      throw GEOSError(
        #function,
        "GEOSRelatePattern_r",
        refused: "the pattern is not nine of T F * 0 1 2",
        advice: "give a pattern such as T*F**F***"
      )
    }
    return try truth("GEOSRelatePattern_r", other) { geos.GEOSRelatePattern_r($0, $1, $2, pattern) }
  }

  /// Returns the same set of points in canonical order: rings wound clockwise from their lowest vertex, parts
  /// sorted.
  public func normalized() throws(GEOSError) -> GEOSGeometry {
    let copy = try clone()
    // Unlike in other functions of the library, 0 is success here and -1 failure.
    _ = try copy.session.count("GEOSNormalize_r", #function) { geos.GEOSNormalize_r($0, copy.handle) }
    return copy
  }
}
