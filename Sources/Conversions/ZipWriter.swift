internal import CZlib

/// Writes ZIP archives, stored or deflated. Equal entries give equal bytes: the time is always the earliest
/// possible.
enum ZipWriter {
  struct Entry {
    var name: String
    var bytes: [UInt8]
  }

  static func archive(_ entries: [Entry], deflated: Bool) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let data = deflated ? rawDeflate(entry.bytes) : entry.bytes
      let checksum = crc32(0, entry.bytes, uInt(entry.bytes.count))
      let common =
        number(20, 2) + number(0, 2) + number(deflated ? 8 : 0, 2) + firstDay + number(Int(checksum), 4)
        + number(data.count, 4) + number(entry.bytes.count, 4) + number(entry.name.utf8.count, 2)
        + number(0, 2)
      directory += [0x50, 0x4B, 1, 2] + number(20, 2) + common + number(0, 10) + number(archive.count, 4)
      directory += Array(entry.name.utf8)
      archive += [0x50, 0x4B, 3, 4] + common + Array(entry.name.utf8) + data
    }
    return archive + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(entries.count, 2)
      + number(entries.count, 2) + number(directory.count, 4) + number(archive.count, 4) + number(0, 2)
  }

  /// Midnight of 1 January 1980, as DOS time and date.
  private static var firstDay: [UInt8] { number(0, 2) + number(1 << 5 | 1, 2) }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }

  /// Returns the raw deflate stream, without zlib's header of 2 bytes and trailer of 4.
  private static func rawDeflate(_ bytes: [UInt8]) -> [UInt8] {
    var size = compressBound(uLong(bytes.count))
    var framed = [UInt8](repeating: 0, count: Int(size))
    compress(&framed, &size, bytes, uLong(bytes.count))
    return Array(framed[2..<Int(size) - 4])
  }
}
