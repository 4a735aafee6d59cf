/// The layers in a ZIP archive of shapefiles, KML and other maps, and in archives inside it.
public enum ZippedLayers {
  /// A layer that was found.
  public struct Layer: Hashable, Sendable {
    /// The archive, archives in it and the file, as a path: `week.zip/day.zip/UkraineControlMapAUG122025.shp`.
    public var path: String
    public var content: Content

    public enum Content: Hashable, Sendable {
      /// A file that GDAL reads: the path as GDAL has it.
      case foreign(String, ForeignFormat)
      /// GeoJSON, unpacked.
      case bytes([UInt8])
    }
  }

  /// The most that a member may unpack to, in bytes.
  public static let maximumBytes = 1 << 28
  /// How deep archives in archives are opened.
  private static let maximumDepth = 3

  public static func recognises(_ bytes: some Collection<UInt8>) -> Bool { ZipArchive.recognises(bytes) }

  /// Lists the layers, in the order of the archive. Throws where there is none.
  public static func layers(in bytes: [UInt8], path: String) throws(ConversionError) -> [Layer] {
    let layers = try layers(in: bytes, path: path, source: path, depth: 0)
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
    in bytes: [UInt8], path: String, source: String, depth: Int
  ) throws(ConversionError) -> [Layer] {
    let archive = try ZipArchive(bytes, place: path)
    var layers: [Layer] = []
    for entry in archive.entries {
      let lowered = entry.name.lowercased()
      // Resource forks of another system's archiver.
      if lowered.hasPrefix("__macosx/") || lowered.split(separator: "/").last?.hasPrefix("._") ?? false {
        continue
      }
      let memberPath = "\(path)/\(entry.name)"
      let memberSource = "/vsizip/{\(source)}/\(entry.name)"
      if let format = ForeignFormat(ending: lowered) {
        layers.append(Layer(path: memberPath, content: .foreign(memberSource, format)))
      } else if lowered.hasSuffix(".geojson") || lowered.hasSuffix(".json") {
        layers.append(
          Layer(
            path: memberPath, content: .bytes(try archive.content(of: entry, maximumBytes: maximumBytes))))
      } else if lowered.hasSuffix(".zip") || lowered.hasSuffix(".kmz"), depth < maximumDepth {
        let inner = try archive.content(of: entry, maximumBytes: maximumBytes)
        layers += try Self.layers(in: inner, path: memberPath, source: memberSource, depth: depth + 1)
      }
    }
    return layers
  }
}
