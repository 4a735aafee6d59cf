package import GeoTypes

/// What can be wrong with positions that are meant as longitude and latitude.
package struct PositionFault: Hashable, Sendable {
  /// What is wrong: one line.
  package let message: Wording
  /// What to do about it: one line.
  package let advice: Wording
  /// The position in the ring, where it is one.
  package let position: Int?

  /// That a position lies beyond all longitudes or latitudes.
  package static func outOfRange(_ position: Coordinate) -> Wording {
    let longitudeIsBad = !(-180...180).contains(position.x)
    return longitudeIsBad
      ? "longitude \(position.x) is out of range, -180 to 180 degrees"
      : "latitude \(position.y) is out of range, -90 to 90 degrees"
  }

  /// What such a position looks like, and what to do.
  package static func advice(for position: Coordinate) -> Wording {
    if abs(position.x) > 540 || abs(position.y) > 180 {
      return
        "this looks like projected metres, not degrees of longitude and latitude: state the reference system with "
        + "\(.crs) EPSG:n, or reproject the file with ogr2ogr -s_srs EPSG:n -t_srs EPSG:4326"
    }
    if abs(position.x) > 180 {
      return "write longitudes from -180 to 180, and cut what crosses the antimeridian (RFC 7946 §3.1.9)"
    }
    return "this looks like latitude and longitude swapped: GeoJSON has longitude first (RFC 7946 §3.1.1)"
  }

  /// That a whole map has latitude and longitude swapped; nil where it does not look so.
  ///
  /// - Parameter box: around all that is on the map.
  package static func swappedAxes(_ box: Box) -> PositionFault? {
    guard box.looksSwapped else { return nil }
    return PositionFault(
      message:
        "latitude and longitude look swapped: all lies at \(box.minX) to \(box.maxX)° E, \(box.minY) to "
        + "\(box.maxY)° N, and would lie in Ukraine the other way round",
      advice: swappedAxesAdvice, position: nil)
  }

  /// What to do where latitude and longitude are swapped.
  package static let swappedAxesAdvice: Wording = "put longitude first in each position (RFC 7946 §3.1.1)"

  /// Why a ring, taken as it stands, may not be the border of what is meant; nil where it is plain.
  ///
  /// Such are edges of more than half a turn, and rings around more than half of the earth.
  package static func wideRing(_ positions: [Coordinate]) -> PositionFault? {
    // The share of the earth inside the ring, in the cylindrical equal-area projection: the whole earth is
    // 360° wide and 2 high in sines of latitude.
    if let fault = wideEdge(positions, "the ring crosses the antimeridian or goes round a pole") {
      return fault
    }
    var doubled = 0.0
    for (from, to) in zip(positions, positions.dropFirst()) {
      doubled += from.x * sineOfDegrees(to.y) - to.x * sineOfDegrees(from.y)
    }
    guard abs(doubled) / 2 > 360 else { return nil }
    return PositionFault(
      message: "the ring is larger than a hemisphere, so what is inside it and what outside can't be told",
      advice: "cut it into smaller polygons", position: nil)
  }

  /// Why a line, taken as it stands, may not be the one that is meant: an edge of more than half a turn. Nil where
  /// there is none.
  package static func wideLine(_ positions: [Coordinate]) -> PositionFault? {
    wideEdge(positions, "the line crosses the antimeridian")
  }

  private static func wideEdge(_ positions: [Coordinate], _ consequence: String) -> PositionFault? {
    for (number, (from, to)) in zip(positions, positions.dropFirst()).enumerated()
    where abs(to.x - from.x) > 180 {
      return PositionFault(
        message: "an edge spans more than 180° of longitude, from \(from.x) to \(to.x), so \(consequence)",
        advice: "cut it at the antimeridian (RFC 7946 §3.1.9)", position: number + 1)
    }
    return nil
  }
}
