public import GeoJSON

/// Reads snapshots: bytes → GeoJSON → source → a status for each feature.
///
/// Not `Sendable`: it owns a parser whose buffers are reused from file to file. Open one for each task.
///
/// ```swift
/// let reader = try SnapshotReader()
/// let snapshot = try reader.read(path: "1754251105.geojson")
/// for warning in snapshot.allWarnings { print(warning) }
/// ```
public final class SnapshotReader {
  public let options: Options
  /// Transforms the coordinates of a document to longitude and latitude on WGS 84, in place, and removes its
  /// `crs`. Called before a document is interpreted, where it names a reference system or the options state
  /// one.
  ///
  /// Without it a document in another system is refused. It is injected because this module does not depend
  /// on PROJ.
  public var reprojection: ((_ document: inout GeoJSONDocument, _ path: String) throws(InputError) -> Void)?
  private let parser: GeoJSONReader
  let memory = SourceMemory()
  private var buffer: PaddedBytes

  /// Throws a ``GeoJSONError`` where memory is short.
  public init(options: Options = Options()) throws(GeoJSONError) {
    self.options = options
    // Three quarters of all features of a raw DeepState snapshot are icons.
    parser = try GeoJSONReader(
      options: .init(pointFeatures: .skip, collectionMembers: options.collectionMembers, esriJSON: true))
    buffer = try PaddedBytes()
  }

  /// Reads a file, or standard input for `-`.
  ///
  /// Throws where the file can't be opened or read, is not GeoJSON of polygons in degrees, or has a feature
  /// whose status is unknown. Complexity: O(*n*) in the size of the file.
  ///
  /// - Parameter inspect: called with the unchanged bytes of the file before they are parsed.
  public func read(
    path: String, inspect: (UnsafeRawBufferPointer) -> Void = { _ in }
  ) throws(InputError) -> Snapshot {
    try InputFile.read(path, into: &buffer, maximumBytes: options.maximumBytes)
    buffer.withUnsafeBytes(inspect)
    return try read(buffer, path: path)
  }

  /// Reads bytes in memory. The path appears in messages, and its last part may hold the date.
  ///
  /// Throws where they are not GeoJSON of polygons in degrees, or have a feature whose status is unknown.
  public func read(_ bytes: borrowing PaddedBytes, path: String) throws(InputError) -> Snapshot {
    var document: GeoJSONDocument
    do throws(GeoJSONError) {
      document = try parser.read(bytes)
      if document.isWithoutPolygons, document.skippedPointFeatures > 0 {
        // There are only points: the skipped features are the whole content, so they are read and validated
        // too.
        document = try GeoJSONReader(
          options: .init(pointFeatures: .read, collectionMembers: options.collectionMembers)
        ).read(bytes)
      }
    } catch {
      throw InputError(error, path: path)
    }
    try reproject(&document, path: path)
    return try snapshot(of: document, path: path)
  }

  /// Reads bytes in memory, which are copied once.
  ///
  /// Throws where they are not GeoJSON of polygons in degrees, have a feature whose status is unknown, or
  /// memory is short.
  public func read(_ bytes: [UInt8], path: String) throws(InputError) -> Snapshot {
    let padded: PaddedBytes
    do throws(GeoJSONError) {
      padded = try PaddedBytes(bytes)
    } catch {
      throw InputError(error, path: path)
    }
    return try read(padded, path: path)
  }

  /// Reads the document of a layer, from its bytes or its path.
  func document(of file: LayerFile) throws(InputError) -> GeoJSONDocument {
    if file.bytes == nil {
      try InputFile.read(file.path, into: &buffer, maximumBytes: options.maximumBytes)
    }
    var document: GeoJSONDocument
    do throws(GeoJSONError) {
      if let bytes = file.bytes {
        document = try parser.read(bytes)
      } else {
        document = try parser.read(buffer)
      }
    } catch {
      throw InputError(error, path: file.path)
    }
    file.complete(&document)
    try reproject(&document, path: file.path)
    return document
  }

  private func reproject(_ document: inout GeoJSONDocument, path: String) throws(InputError) {
    guard let reprojection, options.crs != nil || document.crs != nil else { return }
    try reprojection(&document, path)
  }

  /// Reads the layers of one file that were converted from another format, as one snapshot.
  ///
  /// Where there are several, each feature gets the name of its layer in the property `layer`, unless it
  /// already has such a property.
  ///
  /// Throws where a layer can't be read, has polygons that are not in degrees, or a feature whose status is
  /// unknown.
  public func read(converted layers: [LayerFile], path: String) throws(InputError) -> Snapshot {
    var joined = GeoJSONDocument(featureCount: 0)
    for layer in layers {
      var document = try document(of: layer)
      for index in document.features.indices
      where layers.count > 1 && document.features[index].properties["layer"] == nil {
        document.features[index].properties["layer"] = .string(LayerName(path: layer.path).text)
      }
      joined.append(document)
    }
    return try snapshot(of: joined, path: path)
  }

  /// Returns the snapshot that a document holds.
  ///
  /// Throws where its polygons are not in degrees, a status is unknown, or the options contradict its source.
  public func snapshot(of document: GeoJSONDocument, path: String) throws(InputError) -> Snapshot {
    try SnapshotBuilder(document: document, path: path, options: options, memory: memory).build()
  }
}

@available(
  *,
  unavailable,
  message: "a reader owns buffers that two tasks must not share: make one for each task"
)
extension SnapshotReader: Sendable {}

extension GeoJSONDocument {
  fileprivate var isWithoutPolygons: Bool { !features.contains { !($0.geometry?.polygons.isEmpty ?? true) } }
}
