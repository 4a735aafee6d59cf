/// Scans strings, and names characters for messages.
extension JSONScanner {
  mutating func scanString() throws(Fault) {
    let start = offset
    advance()
    while true {
      guard let byte = peek() else {
        throw fault(
          "unexpected end of the JSON text inside a string: the file is truncated, or a quotation mark is missing",
          .truncated, at: start
        )
      }
      switch byte {
      case UInt8(ascii: "\""):
        advance()
        return
      case UInt8(ascii: "\\"): try scanEscape()
      case 0..<0x20: throw fault("unescaped control character \(name(of: byte)) in a JSON string")
      case 0x20..<0x80: advance()
      default: advance(try lengthOfCharacter())
      }
    }
  }

  private mutating func scanEscape() throws(Fault) {
    let start = offset
    advance()
    guard let byte = peek() else { throw truncated }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      advance()
    case UInt8(ascii: "u"):
      advance()
      let unit = try scanHexadecimal(start)
      guard unit & 0xF800 == 0xD800 else { return }
      if peek() == nil || (peek() == UInt8(ascii: "\\") && peek(1) == nil) { throw truncated }
      guard unit < 0xDC00, peek() == UInt8(ascii: "\\"), peek(1) == UInt8(ascii: "u") else {
        throw fault("lone surrogate (half a UTF-16 pair) in a JSON string", at: start)
      }
      advance(2)
      guard try scanHexadecimal(start) & 0xFC00 == 0xDC00 else {
        throw fault("lone surrogate (half a UTF-16 pair) in a JSON string", at: start)
      }
    default:
      throw fault(
        "unknown escape \\\(nameOfCharacter(at: offset)) in a JSON string", kindOfCharacter(at: offset),
        at: start)
    }
  }

  private mutating func scanHexadecimal(_ start: Int) throws(Fault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek() else { throw truncated }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("\\u without four hexadecimal digits in a JSON string", at: start)
      }
      value = value << 4 | UInt32(digit)
      advance()
    }
    return value
  }

  /// Returns the number of bytes of the character at the current offset.
  private func lengthOfCharacter() throws(Fault) -> Int {
    guard let scalar = character(at: offset) else {
      throw fault("the text is not UTF-8: byte \(name(of: bytes[offset])) does not belong there", .notUTF8)
    }
    return UTF8.width(scalar)
  }

  /// Returns the character at an offset; nil where it is not valid UTF-8 (shortest form, no surrogates).
  private func character(at offset: Int) -> Unicode.Scalar? {
    var decoder = UTF8()
    var iterator = bytes[offset..<min(offset + 4, bytes.count)].makeIterator()
    return if case .scalarValue(let scalar) = decoder.decode(&iterator) { scalar } else { nil }
  }

  /// Returns the kind of fault of an unexpected character at an offset.
  func kindOfCharacter(at offset: Int) -> Fault.Kind { character(at: offset) == nil ? .notUTF8 : .syntax }

  func name(of byte: UInt8) -> String {
    if byte > 0x20 && byte < 0x7F { return "'\(Unicode.Scalar(byte))'" }
    let digits = String(byte, radix: 16, uppercase: true)
    return byte < 0x80 ? "U+00" + (digits.count < 2 ? "0" : "") + digits : "0x" + digits
  }

  func nameOfCharacter(at offset: Int) -> String {
    guard offset < bytes.count else { return "end of the text" }
    guard let scalar = character(at: offset) else {
      return "byte \(name(of: bytes[offset])), which is not UTF-8"
    }
    switch scalar.value {
    case 0: return "NUL byte"
    case 0xA0: return "no-break space (U+00A0), which is not white space in JSON"
    case 0xFEFF: return "byte order mark (U+FEFF)"
    case 0x201C...0x201F, 0x2018...0x201B: return "typographic quotation mark \(scalar)"
    case 0x27: return "single quotation mark"
    case 0x2F, 0x23: return "\(name(of: bytes[offset])): JSON has no comments"
    case 0..<0x80: return "character \(name(of: bytes[offset]))"
    default: return "character U+\(String(scalar.value, radix: 16, uppercase: true))"
    }
  }
}
