internal import GeoTypes

extension GeoJSONWriter {
  func write(
    _ geometry: Geometry,
    _ location: GeoJSONLocation,
    box: Bool,
    to writer: inout JSONWriter
  ) throws(GeoJSONError) {
    writer.beginObject()
    writer.member("type", Self.name(geometry))
    if box { writeBox(of: [geometry], &writer) }
    if case .collection(let members) = geometry {
      writer.key("geometries")
      writer.beginArray()
      for (index, member) in members.enumerated() {
        var inner = location
        inner.geometryPath.append(index)
        try write(member, inner, box: false, to: &writer)
      }
      writer.endArray()
    } else {
      writer.key("coordinates")
      try writeCoordinates(geometry, location, &writer)
    }
    writer.endObject()
  }

  private static func name(_ geometry: Geometry) -> String {
    switch geometry {
    case .point: "Point"
    case .multiPoint: "MultiPoint"
    case .lineString: "LineString"
    case .multiLineString: "MultiLineString"
    case .polygon: "Polygon"
    case .multiPolygon: "MultiPolygon"
    case .collection: "GeometryCollection"
    }
  }

  private func writeCoordinates(
    _ geometry: Geometry,
    _ location: GeoJSONLocation,
    _ writer: inout JSONWriter
  ) throws(GeoJSONError) {
    var location = location
    switch geometry {
    case .point(let coordinate): try write(coordinate, location, &writer)
    case .multiPoint(let coordinates): try write(coordinates, location, &writer)
    case .lineString(let line): try write(line, location, &writer)
    case .multiLineString(let lines):
      writer.beginArray()
      for (index, line) in lines.enumerated() where !line.coordinates.isEmpty {
        location.lineString = index
        try write(line, location, &writer)
      }
      writer.endArray()
    case .polygon(let polygon): try write(polygon, location, &writer)
    case .multiPolygon(let multiPolygon):
      writer.beginArray()
      // An empty polygon may be written by itself, but not among others.
      for (index, polygon) in multiPolygon.polygons.enumerated() where !polygon.isEmpty {
        location.polygon = index
        try write(polygon, location, &writer)
      }
      writer.endArray()
    case .collection: break
    }
  }

  private func write(
    _ polygon: Polygon,
    _ location: GeoJSONLocation,
    _ writer: inout JSONWriter
  ) throws(GeoJSONError) {
    writer.beginArray()
    if !polygon.isEmpty {
      for (index, ring) in polygon.rings.enumerated() where !ring.coordinates.isEmpty {
        var inner = location
        inner.ring = index
        try check(ring, inner)
        try write(wound(ring, isHole: index > 0).coordinates, inner, &writer)
      }
    }
    writer.endArray()
  }

  private func check(_ ring: Ring, _ location: GeoJSONLocation) throws(GeoJSONError) {
    guard ring.coordinates.count >= 4 else {
      throw error(
        "ring with fewer than four positions (\(ring.coordinates.count))",
        location,
        "leave the ring out"
      )
    }
    // Checked before the winding, which is meaningless where a coordinate is not finite.
    try checkFinite(ring.coordinates, location)
    guard ring.isClosed else {
      throw error("ring is not closed", location, "repeat the first position at the end")
    }
  }

  /// Returns the ring with the wanted winding. A ring without area has none and stays unchanged.
  private func wound(_ ring: Ring, isHole: Bool) -> Ring {
    guard options.winding != .unchanged else { return ring }
    let area = ring.doubledSignedArea
    guard area != 0 else { return ring }
    let wantsCounterClockwise = (options.winding == .counterClockwise) != isHole
    return (area > 0) == wantsCounterClockwise ? ring : ring.reversed
  }

  private func write(
    _ line: LineString,
    _ location: GeoJSONLocation,
    _ writer: inout JSONWriter
  ) throws(GeoJSONError) {
    guard line.coordinates.count != 1 else {
      throw error("line with fewer than two positions", location, "leave the line out")
    }
    try write(line.coordinates, location, &writer)
  }

  private func write(
    _ coordinates: [Coordinate],
    _ location: GeoJSONLocation,
    _ writer: inout JSONWriter
  ) throws(GeoJSONError) {
    try checkFinite(coordinates, location)
    let number = DecimalNumber(precision: options.precision)
    writer.beginArray(inline: true)
    for coordinate in coordinates { writer.append(coordinate, number) }
    writer.endArray()
  }

  private func write(
    _ coordinate: Coordinate,
    _ location: GeoJSONLocation,
    _ writer: inout JSONWriter
  ) throws(GeoJSONError) {
    guard coordinate.x.isFinite, coordinate.y.isFinite else { throw notFinite(coordinate, location) }
    writer.append(coordinate, DecimalNumber(precision: options.precision))
  }

  private func checkFinite(_ coordinates: [Coordinate], _ location: GeoJSONLocation) throws(GeoJSONError) {
    for (index, coordinate) in coordinates.enumerated()
    where !(coordinate.x.isFinite && coordinate.y.isFinite) {
      var inner = location
      inner.position = index
      throw notFinite(coordinate, inner)
    }
  }

  private func notFinite(_ coordinate: Coordinate, _ location: GeoJSONLocation) -> GeoJSONError {
    error(
      "a coordinate is not finite: \(coordinate)",
      location,
      "check the computation or the transformation that it comes from"
    )
  }
}

extension JSONWriter {
  fileprivate mutating func append(_ coordinate: Coordinate, _ number: DecimalNumber) {
    beginArray(inline: true)
    write(coordinate.x, number)
    write(coordinate.y, number)
    endArray()
  }
}
