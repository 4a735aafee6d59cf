import Conversions
import FrontLine
import GeoJSON
import SystemPackage

/// ISW's layers among the inputs: folders of layers, shapefiles, archives of them.
enum LayerInputs {
  /// The snapshots in a path; nil where it is no set of layers but for the ordinary reader.
  static func resolve(_ path: String, _ source: SourceKind?) async throws -> [SnapshotInput]? {
    guard path != "-", source == nil || source == .isw else { return nil }
    if LayerSet.isDirectory(path) {
      var inputs: [SnapshotInput] = []
      for folder in try LayerSet.folders(in: path, isCertain: source == .isw) {
        var files: [LayerFile] = []
        var originals: [String: String] = [:]
        for file in folder.files {
          for layer in try await layers(of: file.path) ?? [file] {
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
    guard let files = try await layers(of: path) else { return nil }
    return LayerSet.sets(of: files, in: path).map { .layers($0, originals: [path]) }
  }

  /// The layers of a file of another format; nil where it is none.
  private static func layers(of path: String) async throws -> [LayerFile]? {
    switch Magic(path: path) {
    case .other: return nil
    case .shapefile:
      return [
        LayerFile(path: path, bytes: try await Ogr2ogr().geoJSON(of: path, place: displayName(ofPath: path)))
      ]
    case .zip:
      let archive = try InputFile.read(path).withUnsafeBytes { Array($0) }
      var files: [LayerFile] = []
      for layer in try ZippedLayers.layers(in: archive, path: path) {
        switch layer.content {
        case .bytes(let bytes): files.append(LayerFile(path: layer.path, bytes: bytes))
        case .shapefile(let source):
          let place = displayName(ofPath: layer.path)
          files.append(
            LayerFile(path: layer.path, bytes: try await Ogr2ogr().geoJSON(of: source, place: place)))
        }
      }
      return files
    }
  }

  /// What the first bytes of a file say.
  private enum Magic {
    case zip
    case shapefile
    case other

    /// What can't be opened is left to the reader, which says why.
    init(path: String) {
      var head: [UInt8] = []
      if let descriptor = try? FileDescriptor.open(FilePath(path), .readOnly, options: [.nonBlocking]) {
        head = [UInt8](unsafeUninitializedCapacity: 4) { buffer, count in
          count = (try? descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))) ?? 0
        }
        // Nothing was written, so closing loses nothing.
        try? descriptor.close()
      }
      self =
        ZippedLayers.recognises(head) ? .zip : head == [0, 0, 0x27, 0x0A] ? .shapefile : .other
    }
  }
}
