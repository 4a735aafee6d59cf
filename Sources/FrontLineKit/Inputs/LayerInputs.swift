import Conversions
import FrontLine
import GeoJSON
import SystemPackage

/// What is no GeoJSON among the inputs: ISW's layers in folders, shapefiles and archives of them, and the other
/// formats that GDAL reads.
enum LayerInputs {
  /// The snapshots in a path; nil where it is for the ordinary reader.
  static func resolve(
    _ path: String, _ source: Source?, crs: String? = nil
  ) throws -> [SnapshotInput]? {
    guard path != "-" else { return nil }
    if LayerSet.isDirectory(path) {
      return source?.comesInLayers ?? true ? try folders(in: path, source, crs: crs) : nil
    }
    guard let files = try layers(of: path, crs: crs) else { return nil }
    let isLayered =
      source?.comesInLayers ?? files.contains { Source.ofLayer(atPath: $0.path)?.comesInLayers ?? false }
    if !isLayered { return [.converted(path, files)] }
    return LayerSet.sets(of: files, in: path).map { .layers($0, originals: [path]) }
  }

  private static func folders(
    in path: String, _ source: Source?, crs: String?
  ) throws -> [SnapshotInput]? {
    var inputs: [SnapshotInput] = []
    for folder in try LayerSet.folders(in: path, isCertain: source?.comesInLayers ?? false) {
      var files: [LayerFile] = []
      var originals: [String: String] = [:]
      for file in folder.files {
        for layer in try layers(of: file.path, crs: crs) ?? [file] {
          files.append(layer)
          originals[layer.path] = file.path
        }
      }
      inputs += LayerSet.sets(of: files, in: folder.path).map { set in
        .layers(set, originals: set.files.compactMap { originals[$0.path] })
      }
    }
    return inputs.isEmpty ? nil : inputs
  }

  /// The layers of a file of another format; nil where it is none.
  static func layers(of path: String, crs: String? = nil) throws -> [LayerFile]? {
    // A name that claims GeoJSON is contradicted by such content: the reader says so.
    if [".geojson", ".json"].contains(where: path.lowercased().hasSuffix) { return nil }
    let head = head(of: path)
    let tool = Ogr2ogr()
    // One for the whole input, whatever is in it.
    var allowance = tool.allowance()
    if let format = ForeignFormat(head: head) {
      let file = ForeignFile(path: path, format: format, place: displayName(ofPath: path))
      return try converted(file, path: path, crs: crs, tool, &allowance)
    }
    guard ZippedLayers.recognises(head) else { return nil }
    let archive = try InputFile.read(path).withUnsafeBytes { Array($0) }
    var files: [LayerFile] = []
    for layer in try ZippedLayers.layers(in: archive, path: path) {
      switch layer.content {
      case .bytes(let bytes): files.append(LayerFile(path: layer.path, bytes: bytes))
      case .foreign(let file):
        files += try converted(file, path: layer.path, crs: crs, tool, &allowance)
      }
    }
    return files
  }

  private static func converted(
    _ file: ForeignFile, path: String, crs: String?, _ tool: Ogr2ogr, _ allowance: inout ConversionAllowance
  ) throws -> [LayerFile] {
    var file = file
    file.place = displayName(ofPath: path)
    let layers = try tool.layers(of: file, isReferenceSystemKnown: crs != nil, &allowance)
    return layers.enumerated().map { index, layer in
      LayerFile(
        path: layers.count > 1 ? "\(path)/\(layer.name ?? "")" : path, bytes: layer.bytes,
        referenceSystem: layer.referenceSystem, notice: index == 0 ? Ogr2ogr.missingLocks : nil)
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
