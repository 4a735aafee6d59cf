internal import FrontLineArchive
internal import GeoTypes

/// Well-known binary as PostGIS extends it: little-endian, with the number of the reference system.
enum EWKB {
  /// WGS 84, longitude and latitude.
  static let srid: UInt32 = 4326
  private static let hasSRID: UInt32 = 0x2000_0000

  static func multiPolygon(_ polygons: [Polygon]) -> [UInt8] {
    var writer = ByteWriter()
    WKB.write(polygons, to: &writer)
    return bytes(of: writer.bytes[...])
  }

  static func polygon(_ polygon: Polygon) -> [UInt8] { bytes(of: WKB.bytes(of: polygon)[...]) }

  static func point(_ point: Coordinate) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(UInt8(1))
    writer.write(1 | hasSRID)
    writer.write(srid)
    writer.write(point.x)
    writer.write(point.y)
    return writer.bytes
  }

  /// Adds the reference system to well-known binary: the order of bytes (1 byte), the type (4), the content.
  static func bytes(of wkb: ArraySlice<UInt8>) -> [UInt8] {
    let type = wkb.dropFirst().prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    var writer = ByteWriter()
    writer.reserve(wkb.count + 4)
    writer.write(UInt8(1))
    writer.write(type | hasSRID)
    writer.write(srid)
    writer.write(wkb.dropFirst(5))
    return writer.bytes
  }
}
