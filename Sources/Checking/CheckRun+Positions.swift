import FrontLine
import GeoJSON
import GeoTypes

/// Checks whether positions can be longitudes and latitudes in degrees.
extension CheckRun {
  /// Reports positions that can't be degrees, and returns the polygons without such positions.
  mutating func checkPositions() -> [PlacedPolygon] {
    var usable: [PlacedPolygon] = []
    checkUnits()
    for feature in document.features {
      guard let geometry = feature.geometry else { continue }
      let box = geometry.box
      let isInRange = box.isEmpty || Box.wholeEarth.contains(box)
      if !isInRange { checkPointsAndLines(geometry, of: feature) }
      for polygon in feature.placedPolygons where check(polygon) { usable.append(polygon) }
    }
    return usable
  }

  private mutating func check(_ polygon: PlacedPolygon) -> Bool {
    var isGood = true
    for (number, ring) in polygon.polygon.rings.enumerated() {
      let positions = ring.coordinates
      let box = ring.box
      if !Box.wholeEarth.contains(box),
        let bad = positions.firstIndex(where: { !Box.wholeEarth.contains($0) })
      {
        isGood = false
        outOfRange(positions[bad], location: polygon.location(ring: number, position: bad))
      } else if box.width > 90, let fault = PositionFault.wideRing(positions) {
        isGood = false
        warn(
          fault.position == nil ? "hemisphere" : "antimeridian", fault.message,
          "area and change refuse it: " + fault.advice,
          location: polygon.location(ring: number, position: fault.position),
          coordinate: fault.position.map { positions[$0] } ?? positions.first)
      }
    }
    return isGood
  }

  private mutating func checkPointsAndLines(_ geometry: Geometry, of feature: GeoJSONFeature) {
    for line in geometry.lineStrings {
      guard let bad = line.coordinates.firstIndex(where: { !Box.wholeEarth.contains($0) }) else { continue }
      var location = feature.location
      if case .lineString = geometry { location.position = bad }
      outOfRange(line.coordinates[bad], location: location)
    }
    if let bad = geometry.points.first(where: { !Box.wholeEarth.contains($0) }) {
      outOfRange(bad, location: feature.location)
    }
  }

  /// Reports a position out of range. If no rule for degrees could explain it, the file is useless; else programs may
  /// know how to wrap it.
  private mutating func outOfRange(_ position: Coordinate, location: GeoJSONLocation) {
    let isHopeless = !(abs(position.x) <= 540 && abs(position.y) <= 180)
    list.add(
      CheckFinding(
        isHopeless ? .error : .warning, .rfc7946, rule: isHopeless ? "not-degrees" : "out-of-range",
        message: PositionFault.outOfRange(position),
        consequence: "area and change refuse it: " + PositionFault.advice(for: position), location: location,
        coordinate: position))
  }

  // MARK: Axes and units

  /// Checks whether the whole map would lie in Ukraine in other units.
  private mutating func checkUnits() {
    var box = Box.empty
    for feature in document.features { box = box.union(feature.geometry?.box ?? .empty) }
    guard !box.isEmpty, !Box.mappedArea.intersects(box) else { return }
    if let fault = PositionFault.swappedAxes(box) {
      list.add(
        CheckFinding(
          .warning, .domain, rule: "swapped-axes", message: fault.message,
          consequence: "areas would be wrong: " + fault.advice))
    }
    for unit in ForeignUnit.of(box) {
      list.add(
        CheckFinding(
          .warning, .domain, rule: "units",
          message: "the positions look like \(unit.name), not degrees: as such all would lie in Ukraine",
          consequence: "areas would be wrong: write degrees (RFC 7946 §4)"))
    }
  }
}
