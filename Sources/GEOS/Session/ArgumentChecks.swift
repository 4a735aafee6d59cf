package import GeoTypes

/// Checks arguments that GEOS does not check, or checks too late.
package enum ArgumentCheck {
  /// Throws where a coordinate is not finite: GEOS would compute with it, and some loops would never end.
  package static func finite(
    _ coordinates: [Coordinate],
    _ function: StaticString,
    _ operation: StaticString
  ) throws(GEOSError) {
    guard let position = coordinates.firstIndex(where: { !($0.x.isFinite && $0.y.isFinite) }) else { return }
    throw GEOSError(
      operation,
      function,
      refused: "the coordinate \(coordinates[position]) is not finite",
      place: "position \(position)",
      advice: "correct the coordinate, or leave it out"
    )
  }
}
