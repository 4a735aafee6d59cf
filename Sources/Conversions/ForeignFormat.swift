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

  /// Whether a file of it is one layer.
  public var holdsOneLayer: Bool { self == .shapefile || self == .flatGeobuf }

  /// The drivers of GDAL that may open it.
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

  /// What closes the comment, the instruction or the document type that a text begins with.
  private static func end(of text: Substring) -> String {
    if text.hasPrefix("<!--") { return "-->" }
    // Declarations within a document type stand in brackets.
    return text.hasPrefix("<!") && text.first { $0 == "[" || $0 == ">" } == "[" ? "]>" : ">"
  }

  /// Whether the root element is `kml`: a file of XML that only mentions it may open other files.
  private static func isKML(_ head: [UInt8]) -> Bool {
    var rest = Substring(decoding: head, as: UTF8.self)
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
      guard rest.hasPrefix("<?") || rest.hasPrefix("<!") else { break }
      guard let close = rest.firstRange(of: end(of: rest)) else { return false }
      rest = rest[close.upperBound...]
    }
    return ["<kml>", "<kml ", "<kml\n", "<kml\r", "<kml\t"].contains { rest.hasPrefix($0) }
  }
}
