package import GeoTypes

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A fault of positions that are meant as longitude and latitude.
package struct PositionFault: Hashable, Sendable {
  /// What is wrong, in one line.
  package let message: Wording
  /// The advice, in one line.
  package let advice: Wording
  /// The index of the position in the ring or line, where the fault has one.
  package let position: Int?

  /// Returns the message about a position that is out of the range of longitudes or latitudes.
  package static func outOfRange(_ position: Coordinate) -> Wording {
    let longitudeIsBad = !(-180...180).contains(position.x)
    return longitudeIsBad
      ? "longitude \(position.x) is out of range, -180 to 180 degrees"
      : "latitude \(position.y) is out of range, -90 to 90 degrees"
  }

  /// Returns the advice for such a position, by what it looks like.
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

  /// Returns the fault that latitude and longitude look swapped on the whole map, or nil.
  ///
  /// - Parameter box: the box of the whole map.
  package static func swappedAxes(_ box: Box) -> PositionFault? {
    guard box.looksSwapped else { return nil }
    return PositionFault(
      message:
        "latitude and longitude look swapped: everything lies at \(box.minX) to \(box.maxX)° E, \(box.minY) to "
        + "\(box.maxY)° N, and with the two exchanged it would lie in Ukraine",
      advice: swappedAxesAdvice, position: nil)
  }

  /// The advice where latitude and longitude are swapped.
  package static let swappedAxesAdvice: Wording = "put longitude first in each position (RFC 7946 §3.1.1)"

  /// Returns the reason why a ring may not be the border that is meant, or nil where it is clear.
  ///
  /// The reasons are an edge of more than 180° of longitude, and a ring around more than half of the earth.
  package static func wideRing(_ positions: [Coordinate]) -> PositionFault? {
    if let fault = wideEdge(positions, "the ring crosses the antimeridian or goes round a pole") {
      return fault
    }
    // The share of the earth inside the ring, in the cylindrical equal-area projection: the whole earth is
    // 360° wide and 2 high in sines of latitude.
    var doubled = 0.0
    for (from, to) in zip(positions, positions.dropFirst()) {
      doubled += from.x * sineOfDegrees(to.y) - to.x * sineOfDegrees(from.y)
    }
    guard abs(doubled) / 2 > 360 else { return nil }
    return PositionFault(
      message: "the ring is larger than a hemisphere, so its inside can't be told from its outside",
      advice: "cut it into smaller polygons", position: nil)
  }

  /// Returns the reason why a line may not be the one that is meant, an edge of more than 180° of longitude;
  /// nil where it has none.
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

private func sineOfDegrees(_ angle: Double) -> Double { sin(angle * .pi / 180) }
