internal import CSimdJSON

/// Reads GeoJSON: RFC 7946, GeoJSON text sequences, and a collection in an envelope, each also compressed
/// with gzip.
///
/// The content determines the format of a file, never its name. The whole text is validated as JSON, and
/// every geometry against RFC 7946: nesting, at least two numbers in each position, closed rings of four or
/// more positions. Further numbers of a position are checked to be numbers, and dropped. The range of
/// longitudes and latitudes is not checked: it depends on the reference system.
///
/// A reader keeps its buffers and the positions of the last text: about 3 bytes of memory, and 10 to 18 of
/// address space, for each byte of the largest text so far. So reading the next file allocates little, and
/// positions that the last file had too are compared, not parsed; use one reader for many files. It is not
/// `Sendable`, because two simultaneous calls would share those buffers: make one for each task.
///
/// Complexity: one pass over the bytes, at about twice the speed of simdjson, and at about seven times where
/// nearly everything is as in the last file. Where a file is refused, slower passes find the location.
///
/// ```swift
/// let reader = try GeoJSONReader(options: .init(pointFeatures: .skip))
/// let document = try reader.read(bytes)
/// for feature in document.features { print(feature.geometry?.polygons.count ?? 0) }
/// ```
public final class GeoJSONReader {
  let options: Options
  /// Freed in `deinit`; never leaves this object.
  let parser: OpaquePointer
  private var copied: PaddedBytes
  private var inflated: PaddedBytes

  /// - Throws: ``GeoJSONError`` where memory is short.
  public init(options: Options = Options()) throws(GeoJSONError) {
    self.options = options
    copied = try PaddedBytes()
    inflated = try PaddedBytes()
    // simdjson counts the document as an additional level.
    guard let parser = Self.parser(options) else { throw .outOfMemory(bytes: 4096) }
    self.parser = parser
  }

  deinit { csj_parser_destroy(parser) }

  private static func parser(_ options: Options) -> OpaquePointer? {
    var names: [UnsafePointer<CChar>?] = []
    func create(_ rest: ArraySlice<String>) -> OpaquePointer? {
      guard let name = rest.first else {
        return csj_parser_create(options.maximumDepth + 1, names, names.count)
      }
      return name.withCString { pointer in
        names.append(pointer)
        return create(rest.dropFirst())
      }
    }
    return create(options.collectionMembers[...])
  }

  /// Reads a JSON text that need not be GeoJSON.
  ///
  /// - Throws: ``GeoJSONError`` with the location of the fault where the text is not JSON.
  public func readValue(_ bytes: [UInt8]) throws(GeoJSONError) -> JSONValue {
    let padded = try PaddedBytes(bytes)
    return try padded.withUnsafeBytes { buffer throws(GeoJSONError) in try readValue(buffer) }
  }

  private func readValue(_ bytes: UnsafeRawBufferPointer) throws(GeoJSONError) -> JSONValue {
    try checkSize(bytes.count)
    guard let base = bytes.baseAddress else { throw .outOfMemory(bytes: 0) }
    let result = csj_read_value(parser, base.assumingMemoryBound(to: UInt8.self), bytes.count)
    guard result.status == CSJ_STATUS_DONE else {
      throw refusal(result, Text(whole: bytes, start: 0), record: nil)
    }
    var tape = TapeCursor(result)
    return tape.value()
  }

  /// Reads a file's bytes without copying them.
  ///
  /// - Throws: ``GeoJSONError`` with the location of the fault and advice.
  public func read(_ bytes: borrowing PaddedBytes) throws(GeoJSONError) -> GeoJSONDocument {
    try bytes.withUnsafeBytes { buffer throws(GeoJSONError) in try readPadded(buffer) }
  }

  /// Reads a file's bytes; they are copied once. Prefer ``PaddedBytes`` for many large files.
  ///
  /// - Throws: ``GeoJSONError`` with the location of the fault and advice.
  public func read(_ bytes: UnsafeRawBufferPointer) throws(GeoJSONError) -> GeoJSONDocument {
    if Gzip.recognises(bytes) { return try readPadded(bytes) }  // inflated, not parsed in place
    try checkSize(bytes.count)
    copied.removeAll()
    try copied.append(bytes)
    return try copied.withUnsafeBytes { buffer throws(GeoJSONError) in try readPadded(buffer) }
  }

  /// Reads a file's bytes; they are copied once. Prefer ``PaddedBytes`` for many large files.
  ///
  /// - Throws: ``GeoJSONError`` with the location of the fault and advice.
  public func read(_ bytes: [UInt8]) throws(GeoJSONError) -> GeoJSONDocument {
    // The array's `withUnsafeBytes` loses the type of the error.
    let result = bytes.withUnsafeBytes { buffer -> Result<GeoJSONDocument, GeoJSONError> in
      do throws(GeoJSONError) { return .success(try read(buffer)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  /// - Parameter bytes: followed by a readable margin, unless they are gzip data.
  private func readPadded(_ bytes: UnsafeRawBufferPointer) throws(GeoJSONError) -> GeoJSONDocument {
    try checkSize(bytes.count)
    guard Gzip.recognises(bytes) else { return try readText(bytes) }
    try inflate(bytes)
    return try inflated.withUnsafeBytes { text throws(GeoJSONError) in try readText(text) }
  }

  func checkSize(_ count: Int) throws(GeoJSONError) {
    guard count > options.maximumBytes else { return }
    throw GeoJSONError(
      message: "the file has \(count) bytes, more than the limit of \(options.maximumBytes)",
      advice: "split it into parts"
    )
  }

  func inflate(_ bytes: UnsafeRawBufferPointer) throws(GeoJSONError) {
    try Gzip.inflate(bytes, into: &inflated, limit: options.maximumInflatedBytes)
    let isTwice = inflated.withUnsafeBytes { Gzip.recognises($0) }
    guard isTwice else { return }
    throw GeoJSONError(
      operation: "inflate",
      message: "the gzip data holds gzip data: the file was compressed twice",
      advice: "unpack it once with gunzip"
    )
  }

  func withInflated<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try inflated.withUnsafeBytes(body)
  }

  private func readText(_ file: UnsafeRawBufferPointer) throws(GeoJSONError) -> GeoJSONDocument {
    let hasMark = file.starts(with: [0xEF, 0xBB, 0xBF])
    let text = Text(whole: file, start: hasMark ? 3 : 0)
    if let refusal = ForeignContent.refusal(text.bytes) { throw refusal }
    var document = isSequence(text.bytes) ? try readSequence(text) : try readSingle(text)
    if hasMark {
      document.warnings.insert(
        GeoJSONWarning(
          message: "a byte order mark (BOM) stands before the JSON and was skipped",
          location: GeoJSONLocation(byteOffset: 0)
        ),
        at: 0
      )
    }
    return document
  }
}

@available(
  *,
  unavailable,
  message: "a reader owns buffers that two tasks must not share: make one for each task"
)
extension GeoJSONReader: Sendable {}
