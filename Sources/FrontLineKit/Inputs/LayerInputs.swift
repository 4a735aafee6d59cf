import Conversions
import FrontLine
import GeoJSON
import SystemPackage

/// What the user states of files that are converted.
struct ConversionSettings: Sendable {
  /// The coordinate reference system.
  var crs: String?
  var encoding: CyrillicEncoding?

  init() {}

  init(_ options: SnapshotReader.Options) {
    crs = options.crs
    encoding = options.encoding.flatMap(CyrillicEncoding.init(rawValue:))
  }
}

/// What is no GeoJSON among the inputs: ISW's layers in folders, shapefiles and archives of them, and the other
/// formats that GDAL reads.
///
/// Files are converted when they are read, not when they are listed.
enum LayerInputs {
  /// The snapshots in a folder or an archive whose names say that it holds layers; nil where they don't.
  static func resolve(_ path: String, _ source: Source?, _ settings: ConversionSettings = .init()) throws
    -> [SnapshotInput]?
  {
    guard path != "-" else { return nil }
    if LayerSet.isDirectory(path) {
      return source?.comesInLayers ?? true ? try folders(in: path, source, settings) : nil
    }
    guard let names = try layerPaths(in: path), !names.isEmpty else { return nil }
    return sets(of: names.map { LayerFile(path: $0) }, in: path, source)
  }

  /// The snapshots of the layers of a file, one for each day; nil where they are no layers of a source that comes in
  /// layers.
  private static func sets(
    of layers: [LayerFile], in path: String, _ source: Source?
  ) -> [SnapshotInput]? {
    let isLayered =
      source?.comesInLayers ?? layers.contains { Source.ofLayer(atPath: $0.path)?.comesInLayers ?? false }
    guard isLayered else { return nil }
    return LayerSet.sets(of: layers, in: path).map { set in
      let unread = set.files.filter(\.isUnread)
      return .layers(set, files: [path], of: Dictionary(uniqueKeysWithValues: unread.map { ($0.path, path) }))
    }
  }

  private static func folders(
    in path: String, _ source: Source?, _ settings: ConversionSettings
  ) throws -> [SnapshotInput]? {
    var inputs: [SnapshotInput] = []
    var all: [LayerFile] = []
    var allFiles: [String: String] = [:]
    var allUnread: [String: String] = [:]
    var folderCounts: [CalendarDate: Int] = [:]
    for folder in try LayerSet.folders(in: path, isCertain: source?.comesInLayers ?? false) {
      var layers: [LayerFile] = []
      var files: [String: String] = [:]
      var unread: [String: String] = [:]
      for file in folder.files {
        // A format that does not list its layers is converted here and now.
        let found =
          try layerPaths(in: file.path).map { $0.map { LayerFile(path: $0) } }
          ?? self.layers(of: file.path, settings) ?? [file]
        for layer in found {
          layers.append(layer)
          files[layer.path] = file.path
          if layer.isUnread { unread[layer.path] = file.path }
        }
      }
      inputs += LayerSet.sets(of: layers, in: folder.path).map { set in
        .layers(set, files: set.files.compactMap { files[$0.path] }, of: unread)
      }
      all += layers
      allFiles.merge(files) { first, _ in first }
      allUnread.merge(unread) { first, _ in first }
      for day in Set(layers.compactMap { LayerSet.date(ofPath: $0.path) }) {
        folderCounts[day, default: 0] += 1
      }
    }
    // The layers of a day may lie in a folder for each layer.
    if folderCounts.values.contains(where: { $0 > 1 }) {
      return LayerSet.sets(of: all, in: path).map { set in
        .layers(set, files: set.files.compactMap { allFiles[$0.path] }, of: allUnread)
      }
    }
    return inputs.isEmpty ? nil : inputs
  }

  /// The snapshot of a file of another format, or several where its layers are those of several days; nil where it is
  /// the reader's own format.
  static func converted(_ path: String, _ source: Source?, _ settings: ConversionSettings) throws
    -> [SnapshotInput]?
  {
    guard path != "-", let layers = try layers(of: path, settings) else { return nil }
    return try sets(of: layers, in: path, source) ?? days(of: layers, in: path)
  }

  /// One snapshot of all layers, or one for each day that their names state.
  ///
  /// Throws where only some layers have a day in their names.
  private static func days(of layers: [LayerFile], in path: String) throws -> [SnapshotInput] {
    let dated = layers.map { (layer: $0, date: FileNameDate(path: $0.path).date) }
    let byDate = Dictionary(grouping: dated, by: \.date)
    let days = byDate.keys.compactMap(\.self).sorted()
    guard days.count > 1 else { return [.converted(path, layers, of: path)] }
    if let undated = byDate[nil]?.first {
      throw InputError(
        .badData, path: path,
        message: "its layers are of \(days.count) days by their names, and "
          + "\(displayName(ofPath: undated.layer.path)) has no day",
        advice: "take it out of the archive, or put a date into its name")
    }
    return days.map { day in
      let own = (byDate[day] ?? []).map(\.layer)
      // By its own name a layer is known for what it is.
      return .converted(own.count == 1 ? own[0].path : "\(path)@\(day)", own, of: path)
    }
  }

  /// The layers of a set, with the bytes of those that are to be converted.
  ///
  /// - Parameter files: The files that hold layers which nobody has read, by the layers' paths.
  static func filled(_ set: LayerSet, from files: [String: String], _ settings: ConversionSettings) throws
    -> [LayerFile]
  {
    var found: [String: LayerFile] = [:]
    for file in Set(set.files.compactMap { files[$0.path] }).sorted() {
      let wanted = Set(set.files.map(\.path).filter { files[$0] == file })
      for layer in try layers(of: file, settings, only: wanted) ?? [] { found[layer.path] = layer }
    }
    return set.files.map { found[$0.path] ?? $0 }
  }

  /// The paths of the layers in an archive, as its list of contents has them; the path itself of a format that holds
  /// one layer. Nil of what must be converted to know, and of what is for the ordinary reader.
  private static func layerPaths(in path: String) throws -> [String]? {
    if isNamedGeoJSON(path) { return nil }
    let head = head(of: path)
    if let format = ForeignFormat(head: head) { return format.holdsOneLayer ? [path] : nil }
    guard ZippedLayers.recognises(head) else { return nil }
    return try ZippedLayers.names(in: InputFile.read(path).withUnsafeBytes { Array($0) }, path: path)
  }

  /// A name that claims GeoJSON is contradicted by other content: the reader says so.
  private static func isNamedGeoJSON(_ path: String) -> Bool {
    [".geojson", ".json"].contains(where: path.lowercased().hasSuffix)
  }

  /// The layers of a file of another format; nil where it is none.
  ///
  /// - Parameter wanted: The paths of the layers to convert; nil: all.
  static func layers(
    of path: String, _ settings: ConversionSettings = .init(), only wanted: Set<String>? = nil
  ) throws -> [LayerFile]? {
    if isNamedGeoJSON(path) { return nil }
    let head = head(of: path)
    let tool = Ogr2ogr()
    // One for the whole input, whatever is in it.
    var allowance = tool.allowance()
    if let format = ForeignFormat(head: head) {
      let file = ForeignFile(path: path, format: format, place: displayName(ofPath: path))
      return try converted(file, path: path, settings, tool, &allowance)
    }
    if FileEndings.tables.match(path), TableHeader(head: head) != nil {
      throw InputError(
        .badData, path: path, message: "it is a table, and no column is known to hold positions",
        advice: "name two columns lon and lat, or one of WKT wkt")
    }
    guard ZippedLayers.recognises(head) else { return nil }
    let archive = try InputFile.read(path).withUnsafeBytes { Array($0) }
    var files: [LayerFile] = []
    for layer in try ZippedLayers.layers(in: archive, path: path)
    where wanted?.contains(layer.path) ?? true {
      switch layer.content {
      case .packed(let packed): files.append(LayerFile(path: layer.path, unpack: packed.unpack))
      case .foreign(let file):
        files += try converted(file, path: layer.path, settings, tool, &allowance)
      }
    }
    return files
  }

  private static func converted(
    _ file: ForeignFile, path: String, _ settings: ConversionSettings, _ tool: Ogr2ogr,
    _ allowance: inout ConversionAllowance
  ) throws -> [LayerFile] {
    var file = file
    file.place = displayName(ofPath: path)
    let layers = try tool.layers(
      of: file, isReferenceSystemKnown: settings.crs != nil, encoding: settings.encoding, &allowance)
    return layers.enumerated().map { index, layer in
      LayerFile(
        path: layers.count > 1 ? "\(path)/\(layer.name ?? "")" : path, bytes: layer.bytes,
        referenceSystem: layer.referenceSystem, isConverted: true,
        notices: ((index == 0 ? [Ogr2ogr.missingLocks] : []) + [layer.notice]).compactMap(\.self))
    }
  }

  /// The first bytes of a file. What can't be opened is left to the reader, which says why.
  private static func head(of path: String) -> [UInt8] {
    guard !path.utf8.contains(0),
      let descriptor = try? FileDescriptor.open(
        FilePath(path), .readOnly, options: [.nonBlocking, .closeOnExec])
    else { return [] }
    // Nothing was written, so closing loses nothing.
    defer { try? descriptor.close() }
    guard (try? descriptor.stat().type) == .regular else { return [] }
    return [UInt8](unsafeUninitializedCapacity: ForeignFormat.headCount) { buffer, count in
      count = (try? descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))) ?? 0
    }
  }
}

extension ZippedLayers.PackedLayer {
  /// Unpacks the member; a fault is that of the input.
  @Sendable
  fileprivate func unpack() throws(InputError) -> [UInt8] {
    do throws(ConversionError) {
      return try bytes()
    } catch {
      throw InputError(
        .badData, path: error.place, message: Wording("\(error.message) (\(error.operation))"),
        advice: Wording(error.advice))
    }
  }
}
