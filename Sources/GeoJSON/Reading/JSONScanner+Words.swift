/// Scans numbers and bare words. A number may be arbitrarily large (RFC 8259 §6).
extension JSONScanner {
  mutating func scanNumber() throws(Fault) {
    let start = offset
    if peek() == UInt8(ascii: "-") { advance() }
    guard let first = peek() else { throw truncated }
    guard isDigit(first) else {
      if first == UInt8(ascii: "I") { throw fault("-Infinity is not a JSON number", .notFinite, at: start) }
      throw fault("not a JSON number: a digit must follow '-'")
    }
    advance()
    if first == UInt8(ascii: "0"), let next = peek() {
      if isDigit(next) { throw fault("not a JSON number: leading zero", at: start) }
      if next | 0x20 == UInt8(ascii: "x") { throw fault("not a JSON number: hexadecimal", at: start) }
    }
    skipDigits()
    if peek() == UInt8(ascii: ".") {
      advance()
      try requireDigit("not a JSON number: a digit must follow the point")
    }
    if let byte = peek(), byte | 0x20 == UInt8(ascii: "e") {
      advance()
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { advance() }
      try requireDigit("not a JSON number: a digit must follow the exponent's 'e'")
    }
    if let byte = peek(), isWordByte(byte) || byte == UInt8(ascii: ".") {
      throw fault("unexpected \(name(of: byte)) in a number")
    }
  }

  private mutating func requireDigit(_ message: String) throws(Fault) {
    guard let byte = peek() else { throw truncated }
    guard isDigit(byte) else { throw fault(message) }
    skipDigits()
  }

  private mutating func skipDigits() {
    while let byte = peek(), isDigit(byte) { advance() }
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  private func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
      || byte == UInt8(ascii: "_")
  }

  /// Scans `true`, `false` or `null`. For any other word, throws a fault that says what it may be.
  mutating func scanWord() throws(Fault) {
    let start = offset
    while let byte = peek(), isWordByte(byte) { advance() }
    let word = String(decoding: UnsafeRawBufferPointer(rebasing: bytes[start..<offset]), as: UTF8.self)
    switch word {
    case "true", "false", "null": return
    case "": throw fault("unexpected \(nameOfCharacter(at: start))", kindOfCharacter(at: start), at: start)
    case "NaN", "nan", "Infinity", "inf", "Inf":
      throw fault("\(word) is not a JSON number", .notFinite, at: start)
    case "True", "False", "None": throw fault("\(word) is Python, not JSON", at: start)
    case "undefined": throw fault("undefined is JavaScript, not JSON", at: start)
    default:
      if offset == bytes.count, ["true", "false", "null"].contains(where: { $0.hasPrefix(word) }) {
        throw truncated
      }
      throw fault("unexpected word \"\(printable(word, limit: 20))\" outside a JSON string", at: start)
    }
  }
}
