public import GeoJSON
internal import SystemPackage

/// Reads whole files, and standard input, directly into the memory in which they are parsed.
public enum InputFile {
  /// Reads the bytes of a regular file, or of standard input for `-`.
  ///
  /// Throws an ``InputError``: ``InputError/Kind/cannotOpen`` for a file that is missing, unreadable, or
  /// larger than the limit, and for a directory, a pipe or a device; ``InputError/Kind/io`` where reading
  /// fails half-way.
  public static func read(
    _ path: String,
    maximumBytes: Int = SnapshotReader.Options.defaultMaximumBytes
  ) throws(InputError) -> PaddedBytes {
    var bytes: PaddedBytes
    do throws(GeoJSONError) {
      bytes = try PaddedBytes()
    } catch {
      throw InputError(error, path: path)
    }
    try read(path, into: &bytes, maximumBytes: maximumBytes)
    return bytes
  }

  /// Reads the bytes into a buffer that can be reused; its previous content is lost. Throws as
  /// ``read(_:maximumBytes:)`` does.
  public static func read(
    _ path: String,
    into bytes: inout PaddedBytes,
    maximumBytes: Int = SnapshotReader.Options.defaultMaximumBytes
  ) throws(InputError) {
    bytes.removeAll()
    if path == "-" {
      return try readToEnd(.standardInput, path: path, expected: 0, into: &bytes, limit: maximumBytes)
    }
    let (descriptor, size) = try openRegular(path)
    // Nothing was written, so closing loses nothing.
    defer { try? descriptor.close() }
    if size > maximumBytes { throw tooLarge(path, limit: maximumBytes) }
    try readToEnd(descriptor, path: path, expected: size, into: &bytes, limit: maximumBytes)
  }

  /// Reads to the end, which may differ from the size that the file had when it was opened.
  private static func readToEnd(
    _ descriptor: FileDescriptor,
    path: String,
    expected: Int,
    into bytes: inout PaddedBytes,
    limit: Int
  ) throws(InputError) {
    do {
      // One byte more, so that the end of the file is noticed without growing the buffer.
      try bytes.reserveCapacity(expected + 1)
      while true {
        let room = max(bytes.capacity - bytes.count, 1 << 16)
        let count = try bytes.append(atMost: room) { try descriptor.read(into: $0) }
        if count == 0 { return }
        if bytes.count > limit { throw tooLarge(path, limit: limit) }
      }
    } catch let error as InputError {
      throw error
    } catch let error as GeoJSONError {
      throw InputError(error, path: path)
    } catch {
      throw InputError(
        .io,
        path: path,
        message: "can't be read: \(error)",
        advice: "check the disk, and try again"
      )
    }
  }

  private static func tooLarge(_ path: String, limit: Int) -> InputError {
    InputError(
      .cannotOpen,
      path: path,
      message: "it is larger than \(limit) bytes, the most that is read",
      advice: "check that it is a map, or split it"
    )
  }
}
