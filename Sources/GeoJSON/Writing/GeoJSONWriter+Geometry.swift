internal import GeoTypes

extension GeoJSONWriter {
  func write(
    _ geometry: Geometry,
    _ place: GeoJSONPlace,
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
        var inner = place
        inner.geometryPath.append(index)
        try write(member, inner, box: false, to: &writer)
      }
      writer.endArray()
    } else {
      writer.key("coordinates")
      try writeCoordinates(geometry, place, &writer)
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
    _ place: GeoJSONPlace,
    _ writer: inout JSONWriter
  ) throws(GeoJSONError) {
    var place = place
    switch geometry {
    case .point(let coordinate): try write(coordinate, place, &writer)
    case .multiPoint(let coordinates): try write(coordinates, place, &writer)
    case .lineString(let line): try write(line, place, &writer)
    case .multiLineString(let lines):
      writer.beginArray()
      for (index, line) in lines.enumerated() where !line.coordinates.isEmpty {
        place.lineString = index
        try write(line, place, &writer)
      }
      writer.endArray()
    case .polygon(let polygon): try write(polygon, place, &writer)
    case .multiPolygon(let multiPolygon):
      writer.beginArray()
      // An empty polygon may be written by itself, but not among others.
      for (index, polygon) in multiPolygon.polygons.enumerated() where !polygon.isEmpty {
        place.polygon = index
        try write(polygon, place, &writer)
      }
      writer.endArray()
    case .collection: break
    }
  }

  private func write(
    _ polygon: Polygon,
    _ place: GeoJSONPlace,
    _ writer: inout JSONWriter
  ) throws(GeoJSONError) {
    writer.beginArray()
    if !polygon.isEmpty {
      for (index, ring) in polygon.rings.enumerated() where !ring.coordinates.isEmpty {
        var inner = place
        inner.ring = index
        try check(ring, inner)
        try write(wound(ring, isHole: index > 0).coordinates, inner, &writer)
      }
    }
    writer.endArray()
  }

  private func check(_ ring: Ring, _ place: GeoJSONPlace) throws(GeoJSONError) {
    guard ring.coordinates.count >= 4 else {
      throw error(
        "ring with fewer than four positions (\(ring.coordinates.count))",
        place,
        "leave the ring out"
      )
    }
    // Checked before the winding, which is meaningless where a coordinate is not finite.
    try checkFinite(ring.coordinates, place)
    guard ring.isClosed else {
      throw error("ring is not closed", place, "repeat the first position at the end")
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
    _ place: GeoJSONPlace,
    _ writer: inout JSONWriter
  ) throws(GeoJSONError) {
    guard line.coordinates.count != 1 else {
      throw error("line with fewer than two positions", place, "leave the line out")
    }
    try write(line.coordinates, place, &writer)
  }

  private func write(
    _ coordinates: [Coordinate],
    _ place: GeoJSONPlace,
    _ writer: inout JSONWriter
  ) throws(GeoJSONError) {
    try checkFinite(coordinates, place)
    let number = DecimalNumber(precision: options.precision)
    writer.beginArray(inline: true)
    for coordinate in coordinates { writer.append(coordinate, number) }
    writer.endArray()
  }

  private func write(
    _ coordinate: Coordinate,
    _ place: GeoJSONPlace,
    _ writer: inout JSONWriter
  ) throws(GeoJSONError) {
    guard coordinate.x.isFinite, coordinate.y.isFinite else { throw notFinite(coordinate, place) }
    writer.append(coordinate, DecimalNumber(precision: options.precision))
  }

  private func checkFinite(_ coordinates: [Coordinate], _ place: GeoJSONPlace) throws(GeoJSONError) {
    for (index, coordinate) in coordinates.enumerated()
    where !(coordinate.x.isFinite && coordinate.y.isFinite) {
      var inner = place
      inner.position = index
      throw notFinite(coordinate, inner)
    }
  }

  private func notFinite(_ coordinate: Coordinate, _ place: GeoJSONPlace) -> GeoJSONError {
    error(
      "a coordinate is not finite: \(coordinate)",
      place,
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
