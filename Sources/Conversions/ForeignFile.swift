/// A file of another format, with the files that belong to it.
public struct ForeignFile: Hashable, Sendable {
  public var format: ForeignFormat
  /// What it is called in messages.
  public var place: String
  /// By the ending of their names, the file itself first.
  var parts: [Part]

  struct Part: Hashable, Sendable {
    var ending: String
    var content: Content
  }

  enum Content: Hashable, Sendable {
    case path(String)
    case bytes([UInt8])
  }

  /// A file on the disk, and what belongs to it there under the same name.
  public init(path: String, format: ForeignFormat, place: String) {
    self.format = format
    self.place = place
    parts = [Part(ending: format.endings[0], content: .path(path))]
    // What is not there is passed over as it is copied.
    switch format {
    case .shapefile:
      let stem = Self.stem(of: path)
      parts += format.endings.dropFirst().flatMap { ending in
        [ending, ending.uppercased()].map { Part(ending: ending, content: .path("\(stem).\($0)")) }
      }
    case .geoPackage:
      // What another program has written and not yet taken over.
      parts.append(Part(ending: "gpkg-wal", content: .path(path + "-wal")))
    case .flatGeobuf, .kml: break
    }
  }

  /// A file whose bytes are there already.
  init(parts: [Part], format: ForeignFormat, place: String) {
    self.format = format
    self.place = place
    self.parts = parts
  }

  /// Bytes that are a file of that format by themselves.
  public init(bytes: [UInt8], format: ForeignFormat, place: String) {
    self.init(
      parts: [Part(ending: format.endings[0], content: .bytes(bytes))], format: format, place: place)
  }

  /// The files of a shapefile by their endings, `shp` first.
  public init(shapefile files: [(ending: String, bytes: [UInt8])], place: String) {
    self.init(
      parts: files.map { Part(ending: $0.ending, content: .bytes($0.bytes)) }, format: .shapefile,
      place: place)
  }

  /// Whether the bytes that are there already are what the format says.
  var isOfItsFormat: Bool {
    guard case .bytes(let bytes)? = parts.first?.content else { return true }
    return ForeignFormat(head: Array(bytes.prefix(ForeignFormat.headCount))) == format
  }

  /// A path without the ending of its name.
  static func stem(of path: String) -> Substring {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return path[...] }
    return path[..<dot]
  }

  /// The most that a file on the disk may hold, in bytes: 2 GiB.
  static let maximumBytes = 1 << 31

  /// Puts copies of all parts into a folder, under names that say nothing but the format, and returns the first one's.
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
  /// The endings of the files that one of this format is made of, that of the file which is named first.
  var endings: [String] {
    switch self {
    case .shapefile: ["shp", "shx", "dbf", "prj", "cpg"]
    case .geoPackage: ["gpkg"]
    case .flatGeobuf: ["fgb"]
    case .kml: ["kml"]
    }
  }
}
