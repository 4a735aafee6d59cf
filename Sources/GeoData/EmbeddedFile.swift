/// A file of the folder `GeoData`, embedded in the executable.
///
/// Reading it costs nothing, because `bytes` points into the read-only data of the executable. The file on
/// disk is not needed at run time.
public struct EmbeddedFile: Sendable {
  /// The path within `GeoData`, with forward slashes, for instance `sample/1751402467.geojson`.
  public let path: String

  /// The exact content of the file, without a zero byte or padding after it.
  ///
  /// Valid as long as the process runs, so it may be kept and shared without copying.
  ///
  /// `nonisolated(unsafe)`: the memory is a constant array of the C module in static storage, which is never
  /// written or freed. Any number of threads may read it.
  public nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  /// The last component of `path`, for instance `1751402467.geojson`.
  public var name: String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}

extension EmbeddedFile: CustomStringConvertible {
  public var description: String { "GeoData/\(path), \(bytes.count) bytes" }
}
