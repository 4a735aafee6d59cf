public import GeoTypes

extension Transformation {
  /// A line with its coordinates transformed. Edges aren't split: a straight edge stays one.
  public func apply(_ direction: Direction, to line: LineString) throws(PROJError) -> LineString {
    var result = line
    try apply(direction, to: &result.coordinates)
    return result
  }

  /// A ring with its coordinates transformed.
  public func apply(_ direction: Direction, to ring: Ring) throws(PROJError) -> Ring {
    var result = ring
    try apply(direction, to: &result.coordinates)
    return result
  }

  /// A polygon with its coordinates transformed.
  ///
  /// The index in an error counts through the exterior, then the holes.
  public func apply(_ direction: Direction, to polygon: Polygon) throws(PROJError) -> Polygon {
    try apply(direction, to: MultiPolygon([polygon])).polygons.first ?? polygon
  }

  /// A multipolygon with its coordinates transformed, all in one call of PROJ.
  ///
  /// The index in an error counts through the rings in the order in which they stand.
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
