internal import GeoTypes

/// Geometries in the form of the GeoPackage standard (§2.1.3): a header with the box, then well-known binary.
enum GeoPackageGeometry {
  /// The flags: little-endian, with a box of two dimensions; or empty, without a box.
  private static let withBox: UInt8 = 0b0000_0011
  private static let empty: UInt8 = 0b0001_0001

  /// The length of what stands before the well-known binary.
  static func headerLength(hasBox: Bool) -> Int { hasBox ? 40 : 8 }

  static func bytes(of polygons: [Polygon], box: Box) -> [UInt8] {
    var writer = ByteWriter()
    writer.write("GP".utf8)
    writer.write(UInt8(0))
    writer.write(polygons.isEmpty ? empty : withBox)
    writer.write(ArchiveSchema.srsID)
    if !polygons.isEmpty {
      for limit in [box.minX, box.maxX, box.minY, box.maxY] { writer.write(limit) }
    }
    WKB.write(polygons, to: &writer)
    return writer.bytes
  }

  /// Returns the box of a geometry, empty for an empty one.
  static func box(_ bytes: UnsafeRawBufferPointer) throws -> Box {
    var reader = ByteReader(bytes)
    if let box = try header(&reader) { return box }
    return try WKB.multiPolygon(&reader).reduce(.empty) { $0.union($1.box) }
  }

  /// Reads the header, and returns the box in it if there is one.
  private static func header(_ reader: inout ByteReader) throws -> Box? {
    guard try reader.read(UInt16.self) == 0x5047 else { throw ByteReader.Overrun() }
    _ = try reader.read(UInt8.self)
    let flags = try reader.read(UInt8.self)
    _ = try reader.read(Int32.self)
    // Little-endian; the box has the limits of 0, 2, 3, 3 or 4 ordinates.
    let ordinates = [0, 2, 3, 3, 4]
    let kind = Int(flags >> 1 & 7)
    guard flags & 1 == 1, kind < ordinates.count else { throw ByteReader.Overrun() }
    if flags & 0b1_0000 != 0 { return .empty }
    if kind == 0 { return nil }
    let (minX, maxX) = (try reader.double(), try reader.double())
    let (minY, maxY) = (try reader.double(), try reader.double())
    _ = try reader.raw((ordinates[kind] - 2) * 16)
    return Box(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
  }
}
