/// A format that is read through GDAL.
public enum ForeignFormat: String, Hashable, Sendable, CaseIterable {
  /// An ESRI shapefile.
  case shapefile
  /// An OGC GeoPackage.
  case geoPackage
  /// A FlatGeobuf.
  case flatGeobuf
  /// KML, or KMZ where it is zipped.
  case kml
  /// TopoJSON.
  case topoJSON
  /// A table with columns of longitude and latitude, or with one of WKT.
  case table

  /// The name of the format for messages.
  public var title: String {
    switch self {
    case .shapefile: "a shapefile"
    case .geoPackage: "a GeoPackage"
    case .flatGeobuf: "FlatGeobuf"
    case .kml: "KML"
    case .topoJSON: "TopoJSON"
    case .table: "a table (CSV)"
    }
  }

  /// Whether a file of this format holds exactly one layer.
  public var holdsOneLayer: Bool {
    switch self {
    case .shapefile, .flatGeobuf, .table: true
    case .geoPackage, .kml, .topoJSON: false
    }
  }

  /// The GDAL drivers that may open the format.
  var drivers: [String] {
    switch self {
    case .shapefile: ["ESRI Shapefile"]
    case .geoPackage: ["GPKG"]
    case .flatGeobuf: ["FlatGeobuf"]
    case .kml: ["LIBKML", "KML"]
    case .topoJSON: ["TopoJSON"]
    case .table: ["CSV"]
    }
  }

  /// The number of bytes at the start of a file that are needed to recognise a format.
  public static let headCount = 2048

  /// Recognises the format by the first bytes, whatever the name of the file.
  public init?(head: [UInt8]) {
    if head.starts(with: [0, 0, 0x27, 0x0A]) {
      self = .shapefile
    } else if head.starts(with: "SQLite format 3\0".utf8) {
      self = .geoPackage
    } else if head.starts(with: "fgb".utf8), head.dropFirst(4).starts(with: "fgb".utf8) {
      self = .flatGeobuf
    } else if Self.isKML(head) {
      self = .kml
    } else if Self.isTopology(head) {
      self = .topoJSON
    } else if TableHeader(head: head)?.hasPositions == true {
      self = .table
    } else {
      return nil
    }
  }

  /// Recognises the format by the ending of a name in an archive.
  init?(ending name: String) {
    let endings: [(String, ForeignFormat)] = [
      (".shp", .shapefile), (".gpkg", .geoPackage), (".fgb", .flatGeobuf), (".kml", .kml),
      (".topojson", .topoJSON),
    ]
    guard let match = endings.first(where: { name.lowercased().hasSuffix($0.0) }) else { return nil }
    self = match.1
  }

  /// Returns the text that closes the comment, the instruction or the document type at the start of a text.
  private static func end(of text: Substring) -> String {
    if text.hasPrefix("<!--") { return "-->" }
    // Declarations within a document type are in brackets.
    return text.hasPrefix("<!") && text.first { $0 == "[" || $0 == ">" } == "[" ? "]>" : ">"
  }

  /// Whether the text begins as TopoJSON, whose root says so in its first members.
  private static func isTopology(_ head: [UInt8]) -> Bool {
    let text = String(decoding: head, as: UTF8.self)
    return text.first { !$0.isWhitespace && $0 != "\u{FEFF}" } == "{"
      && text.firstMatch(of: /"type"\s*:\s*"Topology"/) != nil
  }

  /// Whether the root element is `kml`. XML that only mentions `kml` is refused: it may open other files.
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
