internal import FrontLine
internal import GeoJSON

/// The place of a warning as `snapshot_warnings.location` holds it.
enum StoredPlace {
  static func bytes(of place: GeoJSONPlace) -> [UInt8] {
    var writer = ByteWriter()
    for number in [
      place.feature, place.polygon, place.ring, place.lineString, place.position, place.byteOffset,
      place.line,
      place.column,
    ] {
      writer.write(Int64(number ?? -1))
    }
    writer.write(place.featureName)
    writer.write(place.member)
    for number in place.geometryPath { writer.write(Int64(number)) }
    return writer.bytes
  }

  static func place(_ bytes: UnsafeRawBufferPointer) throws -> GeoJSONPlace {
    var reader = ByteReader(bytes)
    func number() throws -> Int? {
      let value = try reader.read(Int64.self)
      return value < 0 ? nil : Int(value)
    }
    func text() throws -> String? {
      let count = try reader.read(Int64.self)
      if count < 0 { return nil }
      return String(decoding: try reader.raw(Int(count)), as: UTF8.self)
    }
    var place = GeoJSONPlace()
    place.feature = try number()
    place.polygon = try number()
    place.ring = try number()
    place.lineString = try number()
    place.position = try number()
    place.byteOffset = try number()
    place.line = try number()
    place.column = try number()
    place.featureName = try text()
    place.member = try text()
    while !reader.isAtEnd { if let number = try number() { place.geometryPath.append(number) } }
    return place
  }
}
