/// A format that GDAL reads for us.
public enum ForeignFormat: String, Hashable, Sendable, CaseIterable {
  case shapefile
  case geoPackage
  case flatGeobuf
  case kml

  /// What it is called.
  public var title: String {
    switch self {
    case .shapefile: "a shapefile"
    case .geoPackage: "a GeoPackage"
    case .flatGeobuf: "FlatGeobuf"
    case .kml: "KML"
    }
  }

  /// The drivers of GDAL that may open it, so that a file can't pass for something that opens other files.
  var drivers: [String] {
    switch self {
    case .shapefile: ["ESRI Shapefile"]
    case .geoPackage: ["GPKG"]
    case .flatGeobuf: ["FlatGeobuf"]
    case .kml: ["LIBKML", "KML"]
    }
  }

  /// How many bytes from the start tell a format.
  public static let headCount = 2048

  /// The format that the first bytes tell, whatever the name of the file says.
  public init?(head: [UInt8]) {
    if head.starts(with: [0, 0, 0x27, 0x0A]) {
      self = .shapefile
    } else if head.starts(with: "SQLite format 3\0".utf8) {
      self = .geoPackage
    } else if head.starts(with: "fgb".utf8), head.dropFirst(4).starts(with: "fgb".utf8) {
      self = .flatGeobuf
    } else if Self.isKML(head) {
      self = .kml
    } else {
      return nil
    }
  }

  /// The format that the ending of a name in an archive tells.
  init?(ending name: String) {
    let endings: [(String, ForeignFormat)] = [
      (".shp", .shapefile), (".gpkg", .geoPackage), (".fgb", .flatGeobuf), (".kml", .kml),
    ]
    guard let match = endings.first(where: { name.lowercased().hasSuffix($0.0) }) else { return nil }
    self = match.1
  }

  private static func isKML(_ head: [UInt8]) -> Bool {
    let text = String(decoding: head, as: UTF8.self)
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    return start.hasPrefix("<") && text.contains("<kml")
  }
}
