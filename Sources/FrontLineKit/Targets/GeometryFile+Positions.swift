import FrontLine
import GeoJSON
import GeoTypes
import Proximity

extension GeometryFile {
  /// Checks the positions of a target, a network, a border or a region to clip to.
  ///
  /// Throws ``InputError`` if a position is not a longitude and latitude, or if an edge or a ring seems to cross the
  /// antimeridian: it would be taken the long way round, through Ukraine.
  func checkPositions() throws {
    for feature in features {
      guard let geometry = feature.geometry else { continue }
      let location = feature.location
      if !Box.wholeEarth.contains(geometry.box) {
        throw InputError(
          .badData, path: path, message: "it has positions that are not longitude and latitude in degrees",
          location: location, advice: "transform the file to WGS 84")
      }
      // Narrower geometries can have no such edge or ring.
      if geometry.box.width > 90 { try check(geometry, at: location) }
    }
  }

  private func check(_ geometry: Geometry, at location: GeoJSONLocation) throws {
    var location = location
    switch geometry {
    case .point, .multiPoint: return
    case .lineString(let line): try refuse(PositionFault.wideLine(line.coordinates), at: location)
    case .multiLineString(let lines):
      for (number, line) in lines.enumerated() {
        location.lineString = number
        try refuse(PositionFault.wideLine(line.coordinates), at: location)
      }
    case .polygon(let polygon): try check(polygon, at: location)
    case .multiPolygon(let polygons):
      for (number, polygon) in polygons.polygons.enumerated() {
        location.polygon = number
        try check(polygon, at: location)
      }
    case .collection(let members):
      for (number, member) in members.enumerated() {
        var inner = location
        inner.geometryPath.append(number)
        try check(member, at: inner)
      }
    }
  }

  private func check(_ polygon: Polygon, at location: GeoJSONLocation) throws {
    for (number, ring) in polygon.rings.enumerated() where ring.box.width > 90 {
      var location = location
      location.ring = number
      try refuse(PositionFault.wideRing(ring.coordinates), at: location)
    }
  }

  private func refuse(_ fault: PositionFault?, at location: GeoJSONLocation) throws {
    guard let fault else { return }
    var location = location
    location.position = fault.position
    throw InputError(.badData, path: path, message: fault.message, location: location, advice: fault.advice)
  }
}

extension GeometryFile {
  /// Returns the target or route that `make` makes of the file.
  ///
  /// An error of `make` does not know which file the geometry comes from. It is thrown as an ``InputError`` with the
  /// name of the file and the location of the first feature that can't be measured to by itself.
  func measurable<Value>(_ model: EdgeModel, _ make: () throws -> Value) throws -> Value {
    do {
      return try make()
    } catch let error as DistanceError where !error.isUsage {
      let culprit = features.first { feature in
        feature.geometry.map { (try? DistanceTarget($0, model: model)) == nil } ?? true
      }
      throw InputError(
        .badData, path: path, message: error.message, location: culprit?.location ?? .document,
        advice: error.advice)
    }
  }
}
