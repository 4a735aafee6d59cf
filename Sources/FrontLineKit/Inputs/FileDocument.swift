import Digests
import FrontLine
import GeoJSON
import Measurement

/// What is in a file that is no snapshot, in longitude and latitude on WGS 84: regions, a target, a network, a border,
/// a region to clip to. The formats and reference systems are those of snapshots.
struct FileDocument {
  let path: String
  let document: GeoJSONDocument
  /// Of the bytes of the file, in hexadecimal digits; nil unless it is wanted.
  let sha256: String?

  /// - Parameter points: whether features with points alone are read.
  init(_ path: String, points: GeoJSONReader.PointFeatures = .read, digest wantsDigest: Bool = false)
    throws
  {
    self.path = path
    let layers = path == "-" ? nil : try LayerInputs.layers(of: path)
    if let layers {
      var joined = GeoJSONDocument(featureCount: 0)
      for layer in layers {
        joined.append(
          try Self.read(of: try PaddedBytes(layer.content() ?? []), path: layer.path, points, layer))
      }
      document = joined
      sha256 = wantsDigest ? Self.digest(try InputFile.read(path)) : nil
    } else {
      // Standard input gives its bytes once.
      let bytes = try InputFile.read(path)
      document = try Self.read(of: bytes, path: path, points, nil)
      sha256 = wantsDigest ? Self.digest(bytes) : nil
    }
  }

  private static func read(
    of bytes: borrowing PaddedBytes, path: String, _ points: GeoJSONReader.PointFeatures,
    _ layer: LayerFile?
  ) throws -> GeoJSONDocument {
    do {
      let options = GeoJSONReader.Options(
        pointFeatures: points, collectionMembers: Source.collectionMembers)
      var document = try GeoJSONReader(options: options).read(bytes)
      layer?.complete(&document)
      try Reprojection().apply(to: &document, path: path)
      return document
    } catch let error as GeoJSONError {
      throw InputError(error, path: path)
    }
  }

  private static func digest(_ bytes: borrowing PaddedBytes) -> String {
    bytes.withUnsafeBytes { SHA256Digest(of: $0).description }
  }
}
