internal import GeoJSON
internal import GeoTypes

/// Checks that positions are longitudes and latitudes in degrees, and that rings bound land as they read.
struct PositionCheck {
  let path: String

  /// Throws for the first position or ring that can't be what it says.
  ///
  /// Boxes decide for nearly every file; single positions are looked at only where a box is out of range.
  func check(_ features: [PolygonFeature]) throws(InputError) {
    for feature in features where !Box.wholeEarth.contains(feature.box) {
      try rejectOutOfRange(feature)
    }
    for feature in features where feature.box.width > 90 {
      for (number, polygon) in feature.polygons.enumerated() {
        for (ring, coordinates) in polygon.rings.enumerated() {
          try checkWideRing(
            coordinates.coordinates,
            place: feature.place(polygon: number, ring: ring),
            feature: feature
          )
        }
      }
    }
  }

  // MARK: Range

  private func rejectOutOfRange(_ feature: PolygonFeature) throws(InputError) {
    for (number, polygon) in feature.polygons.enumerated() {
      for (ring, coordinates) in polygon.rings.enumerated() {
        let positions = coordinates.coordinates
        guard let position = positions.firstIndex(where: { !Box.wholeEarth.contains($0) }) else { continue }
        let bad = positions[position]
        throw InputError(
          .badData,
          path: path,
          message: Self.outOfRange(bad),
          place: feature.place(polygon: number, ring: ring, position: position),
          advice: Self.advice(for: bad)
        )
      }
    }
  }

  private static func outOfRange(_ position: Coordinate) -> String {
    let longitudeIsBad = !(-180...180).contains(position.x)
    return longitudeIsBad
      ? "longitude \(position.x) is out of range, -180 to 180 degrees"
      : "latitude \(position.y) is out of range, -90 to 90 degrees"
  }

  private static func advice(for position: Coordinate) -> String {
    if abs(position.x) > 540 || abs(position.y) > 180 {
      return
        "this looks like projected metres, not degrees of longitude and latitude: state the reference system with "
        + "--crs EPSG:n, or reproject the file with ogr2ogr -s_srs EPSG:n -t_srs EPSG:4326"
    }
    if abs(position.x) > 180 {
      return "write longitudes from -180 to 180, and cut what crosses the antimeridian (RFC 7946 §3.1.9)"
    }
    return "this looks like latitude and longitude swapped: GeoJSON has longitude first (RFC 7946 §3.1.1)"
  }

  // MARK: Rings wider than a quarter of the earth

  private func checkWideRing(
    _ positions: [Coordinate],
    place: GeoJSONPlace,
    feature: PolygonFeature
  ) throws(InputError) {
    var place = place
    // The share of the earth inside the ring, in the cylindrical equal-area projection: the whole earth is
    // 360° wide and 2 high in sines of latitude.
    var doubled = 0.0
    for (number, (from, to)) in zip(positions, positions.dropFirst()).enumerated() {
      if abs(to.x - from.x) > 180 {
        place.position = number + 1
        throw InputError(
          .badData,
          path: path,
          message:
            "an edge spans more than 180° of longitude, from \(from.x) to \(to.x), so the ring crosses the "
            + "antimeridian or goes round a pole",
          place: place,
          advice: "cut it at the antimeridian (RFC 7946 §3.1.9)"
        )
      }
      doubled += from.x * sineOfDegrees(to.y) - to.x * sineOfDegrees(from.y)
    }
    if abs(doubled) / 2 > 360 {
      throw InputError(
        .badData,
        path: path,
        message: "the ring is larger than a hemisphere, so what is inside it and what outside can't be told",
        place: place,
        advice: "cut it into smaller polygons"
      )
    }
  }
}
