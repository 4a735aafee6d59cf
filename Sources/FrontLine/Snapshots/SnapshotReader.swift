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
  /// How maps are read.
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

  /// Throws a `GeoJSONError` where memory is short.
  public init(options: Options = Options()) throws(GeoJSONError) {
    self.options = options
    // Three quarters of all features of a raw DeepState snapshot are icons.
    parser = try GeoJSONReader(
      options: .init(pointFeatures: .skip, collectionMembers: options.collectionMembers, esriJSON: true))
    buffer = try PaddedBytes()
  }

  /// Reads the map in a file, or in standard input for `-`.
  ///
  /// Throws where the file can't be opened or read, is not GeoJSON of polygons in degrees, has a feature whose status is
  /// unknown, or holds the maps of several days. Complexity: O(*n*) in the size of the file.
  public func read(path: String) throws(InputError) -> Snapshot {
    try maps(path: path).single(path: path)
  }

  /// Reads the map in bytes in memory. The path appears in messages, and its last part may hold the date.
  ///
  /// Throws where they are not GeoJSON of polygons in degrees, have a feature whose status is unknown, or hold the maps
  /// of several days.
  public func read(_ bytes: borrowing PaddedBytes, path: String) throws(InputError) -> Snapshot {
    try maps(bytes, path: path).single(path: path)
  }

  /// Reads the map in bytes in memory, which are copied once.
  ///
  /// Throws as for ``read(_:path:)-(PaddedBytes,_)``, and where memory is short.
  public func read(_ bytes: [UInt8], path: String) throws(InputError) -> Snapshot {
    try maps(bytes, path: path).single(path: path)
  }

  /// Reads the maps in a file, or in standard input for `-`: one, or those of several days.
  ///
  /// Throws where the file can't be opened or read, is not GeoJSON of polygons in degrees, or has a feature whose status
  /// is unknown; and where it can't be told of what days the features are. Complexity: O(*n*) in the size of the file.
  public func maps(path: String) throws(InputError) -> FileMaps { try maps(path: path) { _ in }.maps }

  /// Reads the maps in a file as ``maps(path:)`` does, and makes something else of its bytes, such as a digest, without
  /// reading it twice.
  package func maps<Summary>(
    path: String, summary: (UnsafeRawBufferPointer) -> Summary
  ) throws(InputError) -> (maps: FileMaps, summary: Summary) {
    try InputFile.read(path, into: &buffer, maximumBytes: options.maximumBytes)
    let summary = buffer.withUnsafeBytes(summary)
    return (try maps(buffer, path: path), summary)
  }

  /// Reads the maps in bytes in memory. Throws as ``maps(path:)`` does.
  public func maps(_ bytes: borrowing PaddedBytes, path: String) throws(InputError) -> FileMaps {
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
    return try maps(of: document, path: path)
  }

  /// Reads the maps in bytes in memory, which are copied once. Throws as ``maps(path:)`` does, and where memory
  /// is short.
  public func maps(_ bytes: [UInt8], path: String) throws(InputError) -> FileMaps {
    let padded: PaddedBytes
    do throws(GeoJSONError) {
      padded = try PaddedBytes(bytes)
    } catch {
      throw InputError(error, path: path)
    }
    return try maps(padded, path: path)
  }

  /// Reads the document of a layer, from its bytes or its path.
  func document(of file: LayerFile) throws(InputError) -> GeoJSONDocument {
    let bytes = try file.content()
    if bytes == nil {
      try InputFile.read(file.path, into: &buffer, maximumBytes: options.maximumBytes)
    }
    var document: GeoJSONDocument
    do throws(GeoJSONError) {
      if let bytes {
        document = try parser.read(bytes)
      } else {
        document = try parser.read(buffer)
      }
    } catch {
      throw file.inFileOfUser(InputError(error, path: file.path))
    }
    file.complete(&document)
    try reproject(&document, path: file.path)
    return document
  }

  private func reproject(_ document: inout GeoJSONDocument, path: String) throws(InputError) {
    guard let reprojection, options.crs != nil || document.crs != nil else { return }
    try reprojection(&document, path)
  }

  /// Reads the maps in the layers of one file that were converted from another format.
  ///
  /// Where there are several, each feature gets the name of its layer in the property `layer`, unless it
  /// already has such a property.
  ///
  /// Throws where a layer can't be read, has polygons that are not in degrees, or a feature whose status is
  /// unknown.
  public func maps(converted layers: [LayerFile], path: String) throws(InputError) -> FileMaps {
    try maps(of: document(ofLayers: layers), path: path)
  }

  /// Returns the features of all layers, each with the name of its layer as ``maps(converted:path:)`` gives it, in
  /// degrees. Throws where a layer can't be read.
  public func document(ofLayers layers: [LayerFile]) throws(InputError) -> GeoJSONDocument {
    var joined = GeoJSONDocument(featureCount: 0)
    for layer in layers {
      var document = try document(of: layer)
      for index in document.features.indices
      where layers.count > 1 && document.features[index].properties["layer"] == nil {
        document.features[index].properties["layer"] = .string(LayerName(path: layer.path).text)
      }
      joined.append(document)
    }
    return joined
  }

  /// Returns the snapshot that a document holds.
  ///
  /// Throws where its polygons are not in degrees, a status is unknown, the options contradict its source, or it holds
  /// the maps of several days.
  public func snapshot(of document: GeoJSONDocument, path: String) throws(InputError) -> Snapshot {
    try maps(of: document, path: path).single(path: path)
  }

  /// Returns the maps that a document holds. Throws as ``maps(path:)`` does.
  public func maps(of document: GeoJSONDocument, path: String) throws(InputError) -> FileMaps {
    try SnapshotBuilder(document: document, path: path, options: options, memory: memory).build()
  }

  /// Returns the map of one day of a file that holds several.
  ///
  /// Throws as ``snapshot(of:path:)`` does.
  ///
  /// - Parameters:
  ///   - index: The number of the day in `days`.
  ///   - path: What the map is called in messages.
  public func snapshot(
    ofDay index: Int, of days: FeatureDays, meaning: DaysMeaning, path: String
  ) throws(InputError) -> Snapshot {
    let document = days.document(ofDay: index, meaning)
    return try SnapshotBuilder(
      document: document, path: path, options: options, memory: memory, day: days.days[index].date,
      source: days.source
    ).build().single(path: path)
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
