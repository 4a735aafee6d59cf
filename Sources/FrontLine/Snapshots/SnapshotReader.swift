public import GeoJSON

/// Reads snapshots: bytes → GeoJSON → source → a status for each feature.
///
/// Not Sendable: it owns a parser with buffers that are used again from file to file. Each task opens its own.
///
/// ```swift
/// let reader = try SnapshotReader()
/// let snapshot = try reader.read(path: "1754251105.geojson")
/// for warning in snapshot.allWarnings { print(warning) }
/// ```
public final class SnapshotReader {
  public let options: Options
  private let parser: GeoJSONReader
  let classifier: DeepStateClassifier
  private var buffer: PaddedBytes

  /// Throws a ``GeoJSONError`` where the memory is short.
  public init(options: Options = Options()) throws(GeoJSONError) {
    self.options = options
    // Three quarters of all features of a raw DeepState snapshot are icons.
    parser = try GeoJSONReader(options: .init(pointFeatures: .skip, esriJSON: true))
    classifier = DeepStateClassifier(mapping: options.mapping)
    buffer = try PaddedBytes()
  }

  /// Reads a file, or standard input for `-`.
  ///
  /// Throws where the file can't be opened or read, is no GeoJSON of polygons in degrees, or has a feature
  /// whose status is not known. Complexity: O(*n*) in the size of the file.
  ///
  /// - Parameter inspect: is shown the bytes as they stand in the file, before they are parsed.
  public func read(
    path: String, inspect: (UnsafeRawBufferPointer) -> Void = { _ in }
  ) throws(InputError) -> Snapshot {
    try InputFile.read(path, into: &buffer, maximumBytes: options.maximumBytes)
    buffer.withUnsafeBytes(inspect)
    return try read(buffer, path: path)
  }

  /// Reads bytes that are there already; the path stands in messages, and its last part may hold the date.
  public func read(_ bytes: borrowing PaddedBytes, path: String) throws(InputError) -> Snapshot {
    var document: GeoJSONDocument
    do throws(GeoJSONError) {
      document = try parser.read(bytes)
      if document.isWithoutPolygons, document.skippedPointFeatures > 0 {
        // Nothing but points: what was passed over is all there is, so it had better be right.
        document = try GeoJSONReader(options: .init(pointFeatures: .read)).read(bytes)
      }
    } catch {
      throw InputError(error, path: path)
    }
    return try snapshot(of: document, path: path)
  }

  /// Reads bytes that are there already, which are copied once.
  public func read(_ bytes: [UInt8], path: String) throws(InputError) -> Snapshot {
    let padded: PaddedBytes
    do throws(GeoJSONError) {
      padded = try PaddedBytes(bytes)
    } catch {
      throw InputError(error, path: path)
    }
    return try read(padded, path: path)
  }

  /// The document of a layer, from its bytes or its path.
  func document(of file: LayerFile) throws(InputError) -> GeoJSONDocument {
    do throws(GeoJSONError) {
      if let bytes = file.bytes { return try parser.read(bytes) }
    } catch {
      throw InputError(error, path: file.path)
    }
    try InputFile.read(file.path, into: &buffer, maximumBytes: options.maximumBytes)
    do throws(GeoJSONError) {
      return try parser.read(buffer)
    } catch {
      throw InputError(error, path: file.path)
    }
  }

  /// The snapshot that a document holds.
  public func snapshot(of document: GeoJSONDocument, path: String) throws(InputError) -> Snapshot {
    try SnapshotBuilder(document: document, path: path, options: options, classifier: classifier).build()
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
