/// The bytes as gzip data of one stored block (RFC 1952, RFC 1951 §3.2.4): made without zlib, and at most 65,535.
func storedGzip(_ bytes: [UInt8]) -> [UInt8] {
  func littleEndian(_ value: UInt32, bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }
  let count = UInt32(bytes.count)
  var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1]
  result += littleEndian(count, bytes: 2) + littleEndian(~count, bytes: 2) + bytes
  var sum = ~UInt32(0)
  for byte in bytes { sum = (sum >> 8) ^ sumTable[Int((sum ^ UInt32(byte)) & 0xFF)] }
  return result + littleEndian(~sum, bytes: 4) + littleEndian(count, bytes: 4)
}

/// CRC-32 of single bytes (RFC 1952 §8).
private let sumTable: [UInt32] = (0..<256).map { byte in
  (0..<8).reduce(UInt32(byte)) { sum, _ in (sum >> 1) ^ (sum & 1 == 0 ? 0 : 0xEDB8_8320) }
}
