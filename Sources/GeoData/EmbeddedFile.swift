/// A file of the folder `GeoData`, held in the binary itself.
///
/// Reading it costs nothing: `bytes` points into the read-only data of the executable. The file on disk is not
/// needed at run time.
public struct EmbeddedFile: Sendable {
  /// The path within `GeoData`, with forward slashes, for instance `sample/1751402467.geojson`.
  public let path: String

  /// The content, exactly as it is in the file. Not followed by a zero byte or by padding.
  ///
  /// Valid for as long as the process runs, so it may be kept and shared without copying.
  ///
  /// `nonisolated(unsafe)`: the memory is a constant array of the C module, in static storage, that nothing
  /// writes to or frees. Any number of threads may read it.
  public nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  /// The last component of `path`, for instance `1751402467.geojson`.
  public var name: String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}

extension EmbeddedFile: CustomStringConvertible {
  public var description: String { "GeoData/\(path), \(bytes.count) bytes" }
}
