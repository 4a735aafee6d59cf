/// Recognises content that is not JSON at all, so that the message is "this is an HTML page" and not
/// "unexpected '<'".
enum ForeignContent {
  /// Returns an error where the bytes as a whole are plainly something else, else nil.
  ///
  /// - Parameter bytes: the file after its byte order mark.
  static func refusal(_ bytes: UnsafeRawBufferPointer) -> GeoJSONError? {
    if let encoding = otherEncoding(bytes) {
      return refusal("the text is \(encoding), not UTF-8", "convert it, for example with iconv -t UTF-8")
    }
    guard let first = bytes.first(where: { !isWhiteSpace($0) }) else {
      return bytes.isEmpty
        ? refusal("the file is empty", "download it again; is the path right?")
        : refusal("the file holds only white space", "download it again; is the path right?")
    }
    // Text that begins like JSON is left to the JSON parser.
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || first == UInt8(ascii: "\"") { return nil }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return refusal("there are two byte order marks (BOM) before the JSON", "remove at least one of them")
    }
    for (magic, name, advice) in magics where bytes.starts(with: magic) {
      return refusal("this is \(name), not GeoJSON", advice)
    }
    let head = String(
      decoding: UnsafeRawBufferPointer(rebasing: bytes.prefix(2048)).drop(while: isWhiteSpace),
      as: UTF8.self
    ).lowercased()
    if head.hasPrefix("<") { return markup(head) }
    if wktPrefixes.contains(where: head.hasPrefix) {
      return refusal(
        "this is WKT (well-known text), not GeoJSON",
        "convert it, for example with ogr2ogr or shapely"
      )
    }
    if head.hasPrefix("version https://git-lfs") {
      return refusal("this is a Git LFS pointer, not the file itself", "run git lfs pull")
    }
    if bytes.prefix(512).contains(where: isControl) {
      return refusal("this is binary data, not JSON", "is it the right file? GeoJSON is a text")
    }
    return nil
  }

  private static func refusal(_ message: String, _ advice: String) -> GeoJSONError {
    GeoJSONError(message: message, location: .document, advice: advice)
  }

  static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    (byte < 0x20 && !isWhiteSpace(byte) && byte != 0x1E) || byte == 0x7F
  }

  private static func markup(_ head: String) -> GeoJSONError {
    if head.contains("<html") || head.hasPrefix("<!doctype html") {
      return refusal(
        "this is an HTML page, not GeoJSON",
        "the server answered with a web page: check the address"
      )
    }
    if head.contains("<kml") {
      return refusal(
        "this is KML (XML), not GeoJSON",
        "give it as a file whose name does not end in .geojson or .json, or convert it with ogr2ogr"
      )
    }
    for (mark, name) in [("<gpx", "GPX"), ("<osm", "OSM XML"), ("gml", "GML"), ("<svg", "SVG")]
    where head.contains(mark) {
      return refusal("this is \(name) (XML), not GeoJSON", "convert it with ogr2ogr")
    }
    return refusal("this is XML, not GeoJSON", "if it is a map, convert it with ogr2ogr")
  }

  /// Recognises UTF-16 and UTF-32 by their byte order marks or by the zero bytes of ASCII characters.
  private static func otherEncoding(_ bytes: UnsafeRawBufferPointer) -> String? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return "UTF-32 (little-endian)" }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32 (big-endian)" }
    if bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16 (little-endian)" }
    if bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16 (big-endian)" }
    guard bytes.count >= 4 else { return nil }
    switch (bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0) {
    case (false, true, true, true): return "UTF-32 (little-endian)"
    case (true, true, true, false): return "UTF-32 (big-endian)"
    case (false, true, false, true): return "UTF-16 (little-endian)"
    case (true, false, true, false): return "UTF-16 (big-endian)"
    default: return nil
    }
  }

  private static let wktPrefixes = [
    "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon", "geometrycollection",
    "srid=",
  ]

  private static let magics: [([UInt8], String, String)] = [
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image (binary)", "give the map itself, not its picture"),
    ([0xFF, 0xD8, 0xFF], "a JPEG image (binary)", "give the map itself, not its picture"),
    (Array("GIF8".utf8), "a GIF image (binary)", "give the map itself, not its picture"),
    (Array("%PDF".utf8), "a PDF document (binary)", "give the map itself, not its picture"),
    (
      Array("PK\u{3}\u{4}".utf8), "a ZIP archive (binary)",
      "give it as a file whose name does not end in .geojson or .json, or unpack it"
    ),
    (
      Array("SQLite format 3".utf8), "a SQLite database (binary)",
      "give it as a file whose name does not end in .geojson or .json, or convert it with ogr2ogr"
    ),
    (
      Array("fgb".utf8), "FlatGeobuf (binary)",
      "give it as a file whose name does not end in .geojson or .json, or convert it with ogr2ogr"
    ),
    (
      [0, 0, 0x27, 0x0A], "a shapefile (binary)",
      "give it the extension .shp, with its other files beside it, or convert it with ogr2ogr"
    ),
    (Array("PAR1".utf8), "Parquet (binary)", "convert it with ogr2ogr"),
    (Array("BZh".utf8), "bzip2 data (compressed)", "unpack it with bunzip2"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz data (compressed)", "unpack it with unxz"),
    ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard data (compressed)", "unpack it with unzstd"),
  ]
}
