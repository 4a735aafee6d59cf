internal import CZlib

/// Inflates gzip data, also of several consecutive members.
struct Gzip: ~Copyable {
  /// Whether the bytes begin as gzip does (RFC 1952 §2.3.1).
  static func recognises(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
  }

  /// Inflates `bytes` into `output`, whose content is replaced.
  static func inflate(
    _ bytes: UnsafeRawBufferPointer,
    into output: inout PaddedBytes,
    limit: Int
  ) throws(GeoJSONError) {
    output.removeAll()
    var stream = z_stream()
    // 15 bits of window, plus 16 for "gzip only".
    guard czlib_inflate_init(&stream, 15 + 16) == Z_OK else { throw .outOfMemory(bytes: bytes.count) }
    defer { inflateEnd(&stream) }
    guard let start = bytes.baseAddress else { return }
    stream.next_in = UnsafeMutablePointer(
      mutating: start.assumingMemoryBound(to: Bytef.self)
    )
    var consumed = 0

    while true {
      let chunk = min(bytes.count - consumed, 1 << 30)
      stream.avail_in = uInt(chunk)
      let status = try step(&stream, into: &output, guess: bytes.count, limit: limit)
      consumed += chunk - Int(stream.avail_in)
      switch status {
      case Z_OK, Z_BUF_ERROR:
        // No progress is possible and there is no more input: the stream is truncated.
        if consumed == bytes.count, stream.avail_in == 0, status == Z_BUF_ERROR {
          throw .gzipTruncated(consumed)
        }
      case Z_STREAM_END:
        let rest = UnsafeRawBufferPointer(rebasing: bytes[consumed...])
        if rest.allSatisfy({ $0 == 0 }) { return }
        guard recognises(rest) else { throw .gzipTrailing(consumed) }
        inflateReset(&stream)
      case Z_MEM_ERROR:
        throw .outOfMemory(bytes: output.capacity)
      default:
        let reason = stream.msg.map { String(cString: $0) } ?? "zlib error \(status)"
        throw .gzipDamaged(reason, consumed)
      }
    }
  }

  /// Inflates as much as fits into the free room of the output, which grows where it is full.
  private static func step(
    _ stream: inout z_stream,
    into output: inout PaddedBytes,
    guess: Int,
    limit: Int
  ) throws(GeoJSONError) -> Int32 {
    if output.count == output.capacity {
      guard output.count <= limit else { throw .gzipBomb(limit) }
      // One byte more than the limit, so that exceeding it is noticed.
      let wanted = max(output.capacity * 2, min(guess, limit) * 4, 1 << 16)
      try output.reserveCapacity(min(wanted, limit &+ 1))
    }
    let room = min(output.capacity - output.count, 1 << 30)
    var status = Z_OK
    do {
      try output.append(atMost: room) { target in
        stream.next_out = target.baseAddress?.assumingMemoryBound(to: Bytef.self)
        stream.avail_out = uInt(room)
        status = CZlib.inflate(&stream, Z_NO_FLUSH)
        return room - Int(stream.avail_out)
      }
    } catch {
      throw .outOfMemory(bytes: output.capacity)
    }
    guard output.count <= limit else { throw .gzipBomb(limit) }
    return status
  }
}

extension GeoJSONError {
  fileprivate static func gzipTruncated(_ offset: Int) -> GeoJSONError {
    GeoJSONError(
      operation: "inflate",
      message: "the gzip data is truncated: unexpected end of the compressed stream",
      location: GeoJSONLocation(byteOffset: offset),
      advice: "download the file again"
    )
  }

  fileprivate static func gzipTrailing(_ offset: Int) -> GeoJSONError {
    GeoJSONError(
      operation: "inflate",
      message: "unexpected bytes after the end of the gzip data",
      location: GeoJSONLocation(byteOffset: offset),
      advice: "download the file again, or cut it there"
    )
  }

  fileprivate static func gzipDamaged(_ reason: String, _ offset: Int) -> GeoJSONError {
    GeoJSONError(
      operation: "inflate",
      message: "the gzip data is damaged (\(printable(reason)))",
      location: GeoJSONLocation(byteOffset: offset),
      advice: "download the file again"
    )
  }

  fileprivate static func gzipBomb(_ limit: Int) -> GeoJSONError {
    GeoJSONError(
      operation: "inflate",
      message: "the gzip data inflates to more than \(limit) bytes",
      advice: "inflate it with gunzip first if it is to be trusted"
    )
  }
}
