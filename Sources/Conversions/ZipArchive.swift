internal import CZlib

/// The directory of a ZIP archive (APPNOTE 6.3, without encryption, multiple disks and ZIP64).
struct ZipArchive: Sendable {
  struct Entry: Hashable, Sendable {
    var name: String
    var method: Int
    var compressedSize: Int
    var size: Int
    var offset: Int
  }

  let bytes: [UInt8]
  let entries: [Entry]
  let place: String

  static func recognises(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
  }

  init(_ bytes: [UInt8], place: String) throws(ConversionError) {
    self.bytes = bytes
    self.place = place
    // The end record has 22 bytes and a comment of at most 65,535.
    let first = max(0, bytes.count - 22 - 65_535)
    guard bytes.count >= 22,
      let end = stride(from: bytes.count - 22, through: first, by: -1).first(where: {
        bytes[$0...].starts(with: [0x50, 0x4B, 0x05, 0x06])
      })
    else { throw Self.damaged(place, "it has no directory at its end") }
    let count = Self.number(bytes, end + 10, 2)
    var position = Self.number(bytes, end + 16, 4)
    guard count < 0xFFFF, position < 0xFFFF_FFFF else {
      throw ConversionError(
        .badData, operation: "zip", message: "this is a ZIP64 archive, which is not read", place: place,
        advice: "unpack it and give the files")
    }
    var entries: [Entry] = []
    for _ in 0..<count {
      guard position + 46 <= bytes.count, bytes[position...].starts(with: [0x50, 0x4B, 0x01, 0x02]) else {
        throw Self.damaged(place, "its directory is cut short")
      }
      let nameLength = Self.number(bytes, position + 28, 2)
      let next =
        position + 46 + nameLength + Self.number(bytes, position + 30, 2)
        + Self.number(bytes, position + 32, 2)
      guard next <= bytes.count else { throw Self.damaged(place, "its directory is cut short") }
      entries.append(
        Entry(
          name: String(decoding: bytes[position + 46..<position + 46 + nameLength], as: UTF8.self),
          method: Self.number(bytes, position + 10, 2), compressedSize: Self.number(bytes, position + 20, 4),
          size: Self.number(bytes, position + 24, 4), offset: Self.number(bytes, position + 42, 4)))
      position = next
    }
    // The same bytes under many names could unpack to far more than the size of the archive allows.
    let inOrder = entries.sorted { $0.offset < $1.offset }
    for (entry, next) in zip(inOrder, inOrder.dropFirst())
    where entry.offset + 30 + entry.compressedSize > next.offset {
      throw Self.damaged(place, "two of its entries share the same bytes")
    }
    self.entries = entries
  }

  /// Returns the content of an entry, stored or deflated. Throws where it is damaged, larger than
  /// `maximumBytes`, or packed by another method.
  func content(of entry: Entry, maximumBytes: Int) throws(ConversionError) -> [UInt8] {
    let header = entry.offset
    guard header + 30 <= bytes.count, Self.recognises(bytes[header...]) else {
      throw Self.damaged(place, "an entry is not where its directory says")
    }
    let start = header + 30 + Self.number(bytes, header + 26, 2) + Self.number(bytes, header + 28, 2)
    guard start + entry.compressedSize <= bytes.count else {
      throw Self.damaged(place, "an entry is cut short")
    }
    guard entry.size <= maximumBytes else {
      throw ConversionError(
        .badData, operation: "zip", message: "\(entry.name) unpacks to \(entry.size) bytes", place: place,
        advice: "unpack it and give the files that are maps")
    }
    let data = bytes[start..<start + entry.compressedSize]
    switch entry.method {
    case 0:
      guard entry.size == data.count else {
        throw Self.damaged(place, "\(entry.name) is not as large as the directory says")
      }
      return Array(data)
    case 8: return try inflate(Array(data), size: entry.size, name: entry.name)
    default:
      throw ConversionError(
        .badData, operation: "zip", message: "\(entry.name) is packed with method \(entry.method)",
        place: place,
        advice: "unpack it and give the files")
    }
  }

  /// Inflates an entry. Throws where its size is not the one in the directory.
  private func inflate(_ packed: [UInt8], size: Int, name: String) throws(ConversionError) -> [UInt8] {
    var stream = z_stream()
    // -15: a stream without header, since the directory has the sizes.
    guard czlib_inflate_init(&stream, -15) == Z_OK else { throw Self.damaged(place, "\(name): no memory") }
    defer { inflateEnd(&stream) }
    var packed = packed
    var produced = 0
    var status = Z_OK
    let content = [UInt8](unsafeUninitializedCapacity: size + 1) { output, count in
      packed.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = uInt(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = uInt(output.count)
        status = CZlib.inflate(&stream, Z_FINISH)
        produced = output.count - Int(stream.avail_out)
      }
      count = produced
    }
    guard status == Z_STREAM_END, produced == size else {
      throw Self.damaged(place, "\(name) does not unpack to what the directory says")
    }
    return content
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
  }

  private static func damaged(_ place: String, _ what: String) -> ConversionError {
    ConversionError(
      .badData, operation: "zip", message: "this ZIP archive is damaged: \(what)", place: place,
      advice: "download it again")
  }
}
