package import GeoTypes

/// Well-known binary (OGC 06-103r4), little-endian, of polygons in two dimensions.
package enum WKB {
  private static let littleEndian: UInt8 = 1
  private static let polygonType: UInt32 = 3
  private static let multiPolygonType: UInt32 = 6

  package static func bytes(of polygon: Polygon) -> [UInt8] {
    var writer = ByteWriter()
    writer.reserve(size(of: polygon))
    write(polygon, to: &writer)
    return writer.bytes
  }

  package static func write(_ polygons: [Polygon], to writer: inout ByteWriter) {
    writer.reserve(polygons.reduce(9) { $0 + size(of: $1) })
    writer.write(littleEndian)
    writer.write(multiPolygonType)
    writer.write(UInt32(polygons.count))
    for polygon in polygons { write(polygon, to: &writer) }
  }

  private static func write(_ polygon: Polygon, to writer: inout ByteWriter) {
    writer.write(littleEndian)
    writer.write(polygonType)
    writer.write(UInt32(1 + polygon.holes.count))
    writer.write(polygon.exterior.coordinates)
    for hole in polygon.holes { writer.write(hole.coordinates) }
  }

  private static func size(of polygon: Polygon) -> Int {
    9 + polygon.rings.reduce(0) { $0 + 4 + $1.coordinates.count * MemoryLayout<Coordinate>.stride }
  }

  static func polygon(_ reader: inout ByteReader) throws -> Polygon {
    try header(&reader, type: polygonType)
    let rings = Int(try reader.read(UInt32.self))
    // Each ring takes at least four bytes: more rings than that can't be there.
    guard rings >= 1, rings <= reader.remaining / 4 else { throw ByteReader.Overrun() }
    let exterior = Ring(try reader.coordinates())
    var holes: [Ring] = []
    for _ in 1..<rings { holes.append(Ring(try reader.coordinates())) }
    return Polygon(exterior: exterior, holes: holes)
  }

  static func multiPolygon(_ reader: inout ByteReader) throws -> [Polygon] {
    try header(&reader, type: multiPolygonType)
    let count = Int(try reader.read(UInt32.self))
    guard count <= reader.remaining / 9 else { throw ByteReader.Overrun() }
    return try (0..<count).map { _ in try polygon(&reader) }
  }

  private static func header(_ reader: inout ByteReader, type: UInt32) throws {
    guard try reader.read(UInt8.self) == littleEndian, try reader.read(UInt32.self) == type else {
      throw ByteReader.Overrun()
    }
  }
}
