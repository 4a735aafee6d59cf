/// Text as bytes, to which numbers write their digits without a string between.
struct ByteStream: TextOutputStream, Sendable {
  var bytes: [UInt8] = []

  mutating func write(_ text: String) { bytes += text.utf8 }

  /// What the standard library calls for the digits of a number. Where it does not, it calls ``write(_:)``.
  mutating func _writeASCII(_ digits: UnsafeBufferPointer<UInt8>) { bytes += digits }
}
