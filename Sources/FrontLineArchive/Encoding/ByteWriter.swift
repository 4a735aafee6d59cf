package import GeoTypes

#if !_endian(little)
  #error("Coordinates are copied as they lie in memory, which must be little-endian")
#endif

/// Writes little-endian numbers and coordinates, one after the other.
package struct ByteWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  package mutating func write(_ value: UInt8) { bytes.append(value) }

  package mutating func write(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func write(_ value: Double) { write(value.bitPattern) }

  package mutating func write(_ raw: some Sequence<UInt8>) { bytes.append(contentsOf: raw) }

  /// Writes the length, then the text. A text that is missing differs from an empty one.
  package mutating func write(_ text: String?) {
    guard let text else { return write(Int64(-1)) }
    write(Int64(text.utf8.count))
    write(text.utf8)
  }

  package mutating func write(_ coordinates: [Coordinate]) {
    write(UInt32(coordinates.count))
    coordinates.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

/// Reads what ``ByteWriter`` wrote, from memory that it does not own. Only coordinates are copied.
package struct ByteReader {
  package struct Overrun: Error {
    package init() {}
  }

  private let bytes: UnsafeRawBufferPointer
  private(set) var offset = 0

  package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { offset == bytes.count }
  var remaining: Int { bytes.count - offset }

  mutating func read<Number: FixedWidthInteger & BitwiseCopyable>(
    _ type: Number.Type = Number.self
  ) throws(Overrun) -> Number {
    guard remaining >= MemoryLayout<Number>.size else { throw Overrun() }
    defer { offset += MemoryLayout<Number>.size }
    return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
  }

  mutating func double() throws(Overrun) -> Double { Double(bitPattern: try read(UInt64.self)) }

  mutating func raw(_ count: Int) throws(Overrun) -> UnsafeRawBufferPointer {
    guard count >= 0, remaining >= count else { throw Overrun() }
    defer { offset += count }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + count)])
  }

  /// Reads a text with its length before it; nil if it is missing.
  package mutating func text() throws(Overrun) -> String? {
    let count = try read(Int64.self)
    return count < 0 ? nil : String(decoding: try raw(Int(count)), as: UTF8.self)
  }

  /// Reads all that is left.
  package mutating func rest() throws(Overrun) -> UnsafeRawBufferPointer { try raw(remaining) }

  mutating func coordinates() throws(Overrun) -> [Coordinate] {
    let count = Int(try read(UInt32.self))
    // As in the GeoJSON reader: all threads share the empty array.
    if count == 0 { return [] }
    let source = try raw(count * MemoryLayout<Coordinate>.stride)
    return [Coordinate](unsafeUninitializedCapacity: count) { buffer, initialized in
      UnsafeMutableRawBufferPointer(buffer).copyMemory(from: source)
      initialized = count
    }
  }
}
