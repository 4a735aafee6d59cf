/// Splits JSON into tokens, strictly by RFC 8259, and reports the fault where it can't.
///
/// It is slow and careful, because it runs only after the parser has refused a text, to find where and why.
struct JSONScanner {
  enum Token: Equatable {
    case beginObject, endObject, beginArray, endArray, colon, comma, string, number, literal, end
  }

  let bytes: UnsafeRawBufferPointer
  private(set) var offset = 0
  /// The offset at which the last token begins.
  private(set) var tokenStart = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// The bytes of the last token.
  var token: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[tokenStart..<offset]) }

  func peek(_ ahead: Int = 0) -> UInt8? {
    offset + ahead < bytes.count ? bytes[offset + ahead] : nil
  }

  mutating func advance(_ count: Int = 1) { offset += count }

  mutating func next() throws(Fault) -> Token {
    while let byte = peek(), ForeignContent.isWhiteSpace(byte) { advance() }
    tokenStart = offset
    guard let byte = peek() else { return .end }
    switch byte {
    case UInt8(ascii: "{"): return single(.beginObject)
    case UInt8(ascii: "}"): return single(.endObject)
    case UInt8(ascii: "["): return single(.beginArray)
    case UInt8(ascii: "]"): return single(.endArray)
    case UInt8(ascii: ":"): return single(.colon)
    case UInt8(ascii: ","): return single(.comma)
    case UInt8(ascii: "\""):
      try scanString()
      return .string
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      try scanNumber()
      return .number
    default:
      try scanWord()
      return .literal
    }
  }

  private mutating func single(_ token: Token) -> Token {
    advance()
    return token
  }

  /// Whether a closing bracket comes next.
  var isAtEndOfContainer: Bool {
    var ahead = 0
    while let byte = peek(ahead), ForeignContent.isWhiteSpace(byte) { ahead += 1 }
    return peek(ahead) == UInt8(ascii: "]") || peek(ahead) == UInt8(ascii: "}")
  }
}
