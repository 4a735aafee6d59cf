/// A file of another format, together with its companion files.
public struct ForeignFile: Hashable, Sendable {
  /// The format that was recognised.
  public var format: ForeignFormat
  /// The name of the file in messages.
  public var place: String
  /// The files by the ending of their names, the main file first.
  var parts: [Part]

  struct Part: Hashable, Sendable {
    var ending: String
    var content: Content
  }

  enum Content: Hashable, Sendable {
    case path(String)
    case bytes([UInt8])
  }

  /// Creates a file on the disk and its companions, which have the same name with other endings.
  public init(path: String, format: ForeignFormat, place: String) {
    self.format = format
    self.place = place
    parts = [Part(ending: format.endings[0], content: .path(path))]
    // Missing companions are skipped when the files are copied.
    switch format {
    case .shapefile:
      let stem = Self.stem(of: path)
      parts += format.endings.dropFirst().flatMap { ending in
        [ending, ending.uppercased()].map { Part(ending: ending, content: .path("\(stem).\($0)")) }
      }
    case .geoPackage:
      // The write-ahead log: changes that another program has not yet merged into the file.
      parts.append(Part(ending: "gpkg-wal", content: .path(path + "-wal")))
    case .flatGeobuf, .kml, .topoJSON, .table: break
    }
  }

  /// Creates a file from parts.
  init(parts: [Part], format: ForeignFormat, place: String) {
    self.format = format
    self.place = place
    self.parts = parts
  }

  /// Creates a file of a single part from its bytes.
  public init(bytes: [UInt8], format: ForeignFormat, place: String) {
    self.init(
      parts: [Part(ending: format.endings[0], content: .bytes(bytes))], format: format, place: place)
  }

  /// Creates a shapefile from its files by their endings, `shp` first.
  public init(shapefile files: [(ending: String, bytes: [UInt8])], place: String) {
    self.init(
      parts: files.map { Part(ending: $0.ending, content: .bytes($0.bytes)) }, format: .shapefile,
      place: place)
  }

  /// Whether the content has the stated format. True for a file on the disk, whose content is not in memory.
  var isOfItsFormat: Bool {
    guard case .bytes(let bytes)? = parts.first?.content else { return true }
    return ForeignFormat(head: Array(bytes.prefix(ForeignFormat.headCount))) == format
  }

  /// Returns a path without the ending of its name.
  static func stem(of path: String) -> Substring {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return path[...] }
    return path[..<dot]
  }

  /// The greatest size of a file on the disk in bytes: 2 GiB.
  static let maximumBytes = 1 << 31

  /// Copies all parts into a folder, under names that contain nothing but the format. Returns the name of the
  /// main file.
  func copy(to folder: TemporaryFolder) throws(ConversionError) -> String {
    var copied: Set<String> = []
    for (index, part) in parts.enumerated() where !copied.contains(part.ending) {
      let name = "source.\(part.ending)"
      switch part.content {
      case .bytes(let bytes): try folder.write(bytes, to: name)
      case .path(let path):
        let isThere = try folder.copy(
          path, to: name, maximumBytes: Self.maximumBytes, isNeeded: index == 0, place: place)
        guard isThere else { continue }
      }
      copied.insert(part.ending)
    }
    return "source.\(parts[0].ending)"
  }
}

extension ForeignFormat {
  /// The endings of the files that make up a file of this format, that of the main file first.
  var endings: [String] {
    switch self {
    case .shapefile: ["shp", "shx", "dbf", "prj", "cpg"]
    case .geoPackage: ["gpkg"]
    case .flatGeobuf: ["fgb"]
    case .kml: ["kml"]
    case .topoJSON: ["topojson"]
    case .table: ["csv"]
    }
  }
}
