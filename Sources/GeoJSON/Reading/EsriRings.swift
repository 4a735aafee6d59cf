import GeoTypes

/// Builds polygons from Esri's flat list of rings.
///
/// Exteriors run clockwise and holes counter-clockwise, and a hole belongs to the smallest exterior around
/// it. A hole without an exterior around it is treated as an exterior that was written in the wrong
/// direction.
enum EsriRings {
  static func polygons(_ rings: [Ring]) -> [Polygon] {
    var polygons: [Polygon] = []
    var holes: [Ring] = []
    for ring in rings {
      if ring.isCounterClockwise { holes.append(ring) } else { polygons.append(Polygon(exterior: ring)) }
    }
    let areas = polygons.map { abs($0.exterior.doubledSignedArea) }
    let exteriorCount = polygons.count
    for hole in holes {
      let owner = (0..<exteriorCount).filter { surrounds(polygons[$0].exterior, hole) }
        .min { areas[$0] < areas[$1] }
      if let owner { polygons[owner].holes.append(hole) } else { polygons.append(Polygon(exterior: hole)) }
    }
    return polygons
  }

  /// Whether most vertices of the hole lie inside the exterior. The hole may touch the exterior in single
  /// points.
  private static func surrounds(_ exterior: Ring, _ hole: Ring) -> Bool {
    let box = exterior.box
    guard box.union(hole.box) == box else { return false }
    let vertices = hole.coordinates.dropLast()
    return vertices.count { isInside($0, exterior.coordinates) } * 2 > vertices.count
  }

  private static func isInside(_ point: Coordinate, _ ring: [Coordinate]) -> Bool {
    var isInside = false
    for (a, b) in zip(ring, ring.dropFirst()) where (a.y > point.y) != (b.y > point.y) {
      if point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x { isInside.toggle() }
    }
    return isInside
  }
}
