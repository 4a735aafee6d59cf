import GEOS

/// Checks well-known text before GEOS reads it.
///
/// GEOS recurses into collections, treats a NUL character as the end of the text, and before 3.12 ignores any
/// text after the geometry.
struct WKTScanner {
  let function: StaticString
  let operation: StaticString

  func scan(_ text: String) throws(GEOSError) {
    var depth = 0
    // Set once the geometry is complete; only white space may follow.
    var isComplete = false
    var word: [UInt8] = []
    for (offset, byte) in text.utf8.enumerated() {
      let isSpace = byte == UInt8(ascii: " ") || (9...13).contains(byte)
      guard byte != 0 else { throw refusal("a NUL character", offset) }
      guard !isComplete || isSpace else { throw refusal("text after the end of the geometry", offset) }
      if isSpace || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") {
        if depth == 0, Self.isEmpty(word) { isComplete = true }
        word.removeAll(keepingCapacity: true)
      } else if depth == 0 {
        word.append(byte)
      }
      if byte == UInt8(ascii: "(") {
        guard !isComplete else { throw refusal("text after the end of the geometry", offset) }
        depth += 1
        // A multipolygon alone has three pairs of parentheses.
        try ArgumentCheck.nesting(depth - 3, function, operation)
      } else if byte == UInt8(ascii: ")") {
        depth -= 1
        guard depth >= 0 else { throw refusal("a closing parenthesis too many", offset) }
        isComplete = depth == 0
      }
    }
    guard isComplete || depth == 0 && Self.isEmpty(word) else {
      throw refusal("the text ends too early", text.utf8.count)
    }
  }

  private static func isEmpty(_ word: [UInt8]) -> Bool {
    word.count == 5 && zip(word, "EMPTY".utf8).allSatisfy { $0 & 0xDF == $1 }
  }

  private func refusal(_ message: String, _ offset: Int) -> GEOSError {
    GEOSError(operation, function, refused: message, place: "byte \(offset)", advice: "correct the text")
  }
}
