public import GeoTypes

extension Transformation {
  /// Returns a line with its coordinates transformed. No vertices are added: a straight edge stays one
  /// straight edge.
  public func apply(_ direction: Direction, to line: LineString) throws(PROJError) -> LineString {
    var result = line
    try apply(direction, to: &result.coordinates)
    return result
  }

  /// Returns a ring with its coordinates transformed.
  public func apply(_ direction: Direction, to ring: Ring) throws(PROJError) -> Ring {
    var result = ring
    try apply(direction, to: &result.coordinates)
    return result
  }

  /// Returns a polygon with its coordinates transformed.
  ///
  /// The index in an error counts through the exterior, then the holes.
  public func apply(_ direction: Direction, to polygon: Polygon) throws(PROJError) -> Polygon {
    try apply(direction, to: MultiPolygon([polygon])).polygons.first ?? polygon
  }

  /// Returns a multipolygon with its coordinates transformed, all in one call of PROJ.
  ///
  /// The index in an error counts through all rings in order.
  public func apply(
    _ direction: Direction,
    to multiPolygon: MultiPolygon
  ) throws(PROJError) -> MultiPolygon {
    var coordinates: [Coordinate] = []
    coordinates.reserveCapacity(multiPolygon.coordinateCount)
    for polygon in multiPolygon.polygons {
      for ring in polygon.rings { coordinates += ring.coordinates }
    }
    try apply(direction, to: &coordinates)
    var rest = coordinates[...]
    func take(_ ring: Ring) -> Ring {
      defer { rest = rest.dropFirst(ring.coordinates.count) }
      return Ring(Array(rest.prefix(ring.coordinates.count)))
    }
    return MultiPolygon(
      multiPolygon.polygons.map { Polygon(exterior: take($0.exterior), holes: $0.holes.map(take)) }
    )
  }
}
