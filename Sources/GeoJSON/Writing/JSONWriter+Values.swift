extension JSONWriter {
  /// Writes an array whose elements `body` writes.
  public mutating func array<Failure: Error>(
    inline: Bool = false,
    _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    beginArray(inline: inline)
    try body(&self)
    endArray()
  }

  /// Writes an object whose members `body` writes.
  public mutating func object<Failure: Error>(
    inline: Bool = false,
    _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    beginObject(inline: inline)
    try body(&self)
    endObject()
  }

  /// Writes `null`.
  public mutating func writeNull() {
    separate()
    appendRaw("null".utf8)
  }

  /// Writes `true` or `false`.
  public mutating func write(_ value: Bool) {
    separate()
    appendRaw((value ? "true" : "false").utf8)
  }

  /// Writes a whole number.
  public mutating func write(_ value: some FixedWidthInteger) {
    separate()
    appendRaw(String(value).utf8)
  }

  /// Writes a number, or `null` where it is not finite.
  public mutating func write(_ value: Double) {
    separate()
    appendRaw((value.isFinite ? value.description : "null").utf8)
  }

  /// Writes a text, with quotation marks, escaped where JSON asks for it.
  public mutating func write(_ value: String) {
    separate()
    appendString(value)
  }

  /// Writes a value with all that is in it.
  public mutating func write(_ value: JSONValue) {
    switch value {
    case .null: writeNull()
    case .bool(let value): write(value)
    case .integer(let value): write(value)
    case .number(let value): write(value)
    case .string(let value): write(value)
    case .array(let elements):
      let isNumeric = elements.allSatisfy { $0.doubleValue != nil }
      array(inline: isNumeric) { writer in for element in elements { writer.write(element) } }
    case .object(let object): write(object)
    }
  }

  /// Writes an object with its members, in their order.
  public mutating func write(_ value: JSONObject) {
    object { writer in for member in value.members { writer.member(member.key, member.value) } }
  }

  /// Writes a member of the object that was begun.
  public mutating func member(_ name: String, _ value: JSONValue) {
    key(name)
    write(value)
  }

  /// Writes a member, with `null` where the value is missing.
  public mutating func member(_ name: String, _ value: String?) {
    key(name)
    if let value { write(value) } else { writeNull() }
  }

  /// Writes a member, with `null` where the value is missing or not finite.
  public mutating func member(_ name: String, _ value: Double?) {
    key(name)
    if let value { write(value) } else { writeNull() }
  }

  /// Writes a member, with `null` where the value is missing.
  public mutating func member(_ name: String, _ value: Int?) {
    key(name)
    if let value { write(value) } else { writeNull() }
  }

  /// Writes a member, with `null` where the value is missing.
  public mutating func member(_ name: String, _ value: Bool?) {
    key(name)
    if let value { write(value) } else { writeNull() }
  }

  mutating func appendString(_ string: String) {
    withBytes { bytes in
      bytes.append(UInt8(ascii: "\""))
      var string = string
      string.withUTF8 { text in
        var index = 0
        while index < text.count {
          let byte = text[index]
          if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F {
            Self.escape(byte, into: &bytes)
          } else if byte == 0xE2, index + 2 < text.count, text[index + 1] == 0x80,
            text[index + 2] & 0xFE == 0xA8
          {
            // U+2028 and U+2029 are line ends for JavaScript and for some tools that split lines.
            bytes.append(contentsOf: (text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8)
            index += 2
          } else if byte == 0xC2, index + 1 < text.count, text[index + 1] < 0xA0 {
            // U+0080 to U+009F are control characters that some terminals obey.
            Self.escape(text[index + 1], into: &bytes)
            index += 1
          } else {
            bytes.append(byte)
          }
          index += 1
        }
      }
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private static func escape(_ byte: UInt8, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      let digits = String(byte, radix: 16)
      bytes.append(contentsOf: (digits.count < 2 ? "u000" : "u00").utf8)
      bytes.append(contentsOf: digits.utf8)
    }
  }
}
