internal import GeoJSON
internal import GeoTypes

/// Checks that positions are longitudes and latitudes in degrees, and that it is clear which land a ring
/// bounds.
struct PositionCheck {
  let path: String

  /// Throws for the first position or ring at fault.
  ///
  /// Boxes suffice for nearly every file; single positions are examined only where a box is out of range.
  func check(_ features: [PolygonFeature]) throws(InputError) {
    for feature in features where !Box.wholeEarth.contains(feature.box) {
      try rejectOutOfRange(feature)
    }
    for feature in features where feature.box.width > 90 {
      for (number, polygon) in feature.polygons.enumerated() {
        for (ring, coordinates) in polygon.rings.enumerated() {
          try checkWideRing(
            coordinates.coordinates,
            location: feature.location(polygon: number, ring: ring),
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
          message: PositionFault.outOfRange(bad),
          location: feature.location(polygon: number, ring: ring, position: position),
          advice: PositionFault.advice(for: bad)
        )
      }
    }
  }

  // MARK: Rings wider than a quarter of the earth

  private func checkWideRing(
    _ positions: [Coordinate],
    location: GeoJSONLocation,
    feature: PolygonFeature
  ) throws(InputError) {
    guard let fault = PositionFault.wideRing(positions) else { return }
    var location = location
    location.position = fault.position
    throw InputError(.badData, path: path, message: fault.message, location: location, advice: fault.advice)
  }
}
