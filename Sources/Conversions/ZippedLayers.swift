/// Lists the layers in a ZIP archive of shapefiles, KML and other maps, and in nested archives.
public enum ZippedLayers {
  /// A layer in an archive.
  public struct Layer: Hashable, Sendable {
    /// The path through the archive, nested archives and the file:
    /// `week.zip/day.zip/UkraineControlMapAUG122025.shp`.
    public var path: String
    /// What the layer is.
    public var content: Content

    /// What a layer is.
    public enum Content: Hashable, Sendable {
      /// The unpacked content of a file that GDAL reads.
      case foreign(ForeignFile)
      /// GeoJSON, which whoever reads it unpacks: many at once on several threads.
      case packed(PackedLayer)
    }
  }

  /// A member that is not unpacked yet.
  public struct PackedLayer: Hashable, Sendable {
    let archive: ZipArchive
    let entry: ZipArchive.Entry

    /// Returns the unpacked bytes. Throws ``ConversionError`` where the member is damaged.
    public func bytes() throws(ConversionError) -> [UInt8] {
      try archive.content(of: entry, maximumBytes: ZippedLayers.maximumBytes)
    }

    /// Members of one archive share its bytes, which are not compared.
    public static func == (left: PackedLayer, right: PackedLayer) -> Bool {
      left.entry == right.entry && left.archive.place == right.archive.place
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(entry) }
  }

  /// The greatest size of an unpacked member, in bytes.
  public static let maximumBytes = 1 << 28
  /// The greatest size of all unpacked maps and archives in one archive together: 512 MiB.
  public static let maximumBytesTogether = 1 << 29
  /// The depth to which nested archives are opened.
  private static let maximumDepth = 3

  /// Returns whether bytes are a ZIP archive.
  public static func recognises(_ bytes: some Collection<UInt8>) -> Bool { ZipArchive.recognises(bytes) }

  /// Returns the paths of the layers in the order of the archive, read from its directory alone. Returns nil
  /// where a member would have to be unpacked: a nested archive, or a format that can hold several layers.
  ///
  /// Throws ``ConversionError`` where the bytes are not a ZIP archive.
  public static func names(in bytes: [UInt8], path: String) throws(ConversionError) -> [String]? {
    var names: [String] = []
    for entry in try ZipArchive(bytes, place: path).entries where !isResourceFork(entry) {
      switch member(entry) {
      case .foreign(let format) where format.holdsOneLayer: names.append("\(path)/\(entry.name)")
      case .geoJSON: names.append("\(path)/\(entry.name)")
      case .foreign, .archive: return nil
      case nil: continue
      }
    }
    return names
  }

  private enum Member {
    case foreign(ForeignFormat)
    case geoJSON, archive
  }

  /// Returns the kind of a member by its name; nil where it is no map.
  private static func member(_ entry: ZipArchive.Entry) -> Member? {
    let lowered = entry.name.lowercased()
    if let format = ForeignFormat(ending: lowered) { return .foreign(format) }
    if lowered.hasSuffix(".geojson") || lowered.hasSuffix(".json") { return .geoJSON }
    return lowered.hasSuffix(".zip") || lowered.hasSuffix(".kmz") ? .archive : nil
  }

  /// Whether a member is a resource fork that an archiver on macOS added.
  private static func isResourceFork(_ entry: ZipArchive.Entry) -> Bool {
    let lowered = entry.name.lowercased()
    return lowered.hasPrefix("__macosx/") || lowered.split(separator: "/").last?.hasPrefix("._") ?? false
  }

  /// Lists the layers, in the order of the archive. Throws ``ConversionError`` where there is none, where
  /// they unpack to too much, and where the archive is damaged.
  public static func layers(
    in bytes: [UInt8], path: String, maximumBytesTogether: Int = Self.maximumBytesTogether
  ) throws(ConversionError) -> [Layer] {
    var budget = maximumBytesTogether
    let layers = try layers(in: bytes, path: path, depth: 0, &budget)
    if layers.isEmpty {
      throw ConversionError(
        .badData, operation: "zip",
        message: "there is no shapefile, KML, GeoPackage, FlatGeobuf or GeoJSON in this archive",
        place: path,
        advice: "check that it is the right one")
    }
    return layers
  }

  private static func layers(
    in bytes: [UInt8], path: String, depth: Int, _ budget: inout Int
  ) throws(ConversionError) -> [Layer] {
    let archive = try ZipArchive(bytes, place: path)
    func claim(_ entry: ZipArchive.Entry) throws(ConversionError) {
      budget -= entry.size
      guard budget >= 0 else {
        throw ConversionError(
          .badData, operation: "zip",
          message: "its maps unpack to more than 512 MiB, the limit for an archive", place: path,
          advice: "unpack it and give the files that are maps")
      }
    }
    func content(_ entry: ZipArchive.Entry) throws(ConversionError) -> [UInt8] {
      try claim(entry)
      return try archive.content(of: entry, maximumBytes: maximumBytes)
    }
    var layers: [Layer] = []
    for entry in archive.entries where !isResourceFork(entry) {
      let memberPath = "\(path)/\(entry.name)"
      switch member(entry) {
      case .foreign(let format):
        var parts: [ForeignFile.Part] = []
        for (ending, entry) in Self.parts(of: entry, format, in: archive) {
          parts.append(.init(ending: ending, content: .bytes(try content(entry))))
        }
        let file = ForeignFile(parts: parts, format: format, place: memberPath)
        guard file.isOfItsFormat else {
          throw ConversionError(
            .badData, operation: "zip",
            message: "its name says \(format.title), but its content is something else",
            place: memberPath,
            advice: "check it, or take it out of the archive")
        }
        layers.append(Layer(path: memberPath, content: .foreign(file)))
      case .geoJSON:
        try claim(entry)
        layers.append(Layer(path: memberPath, content: .packed(PackedLayer(archive: archive, entry: entry))))
      case .archive where depth < maximumDepth:
        layers += try Self.layers(
          in: try content(entry), path: memberPath, depth: depth + 1, &budget)
      case .archive, nil: continue
      }
    }
    return layers
  }

  /// Returns the entries that make up a file, by their endings, the main file first.
  private static func parts(
    of entry: ZipArchive.Entry, _ format: ForeignFormat, in archive: ZipArchive
  ) -> [(ending: String, entry: ZipArchive.Entry)] {
    let stem = ForeignFile.stem(of: entry.name).lowercased()
    let others = format.endings.dropFirst().compactMap { ending in
      archive.entries.first { $0.name.lowercased() == "\(stem).\(ending)" }.map { (ending, $0) }
    }
    return [(format.endings[0], entry)] + others
  }
}
