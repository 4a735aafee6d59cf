/// Walks through JSON that is known to be well formed, without interpreting its numbers or strings.
///
/// Nothing here recurses or reads beyond the end, even where the text is malformed.
struct JSONCursor {
  let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  func skipSpace(_ offset: Int) -> Int {
    var offset = offset
    while offset < bytes.count, ForeignContent.isWhiteSpace(bytes[offset]) { offset += 1 }
    return offset
  }

  /// Returns the offset after the value that begins at an offset.
  func end(ofValueAt start: Int) -> Int {
    guard start < bytes.count else { return bytes.count }
    switch bytes[start] {
    case UInt8(ascii: "\""): return endOfString(start)
    case UInt8(ascii: "{"), UInt8(ascii: "["): return endOfContainer(start)
    default:
      var offset = start
      while offset < bytes.count, !Self.endsWord(bytes[offset]) { offset += 1 }
      return offset
    }
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
      || ForeignContent.isWhiteSpace(byte)
  }

  private func endOfString(_ start: Int) -> Int {
    var offset = start + 1
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset += 2
      case UInt8(ascii: "\""): return offset + 1
      default: offset += 1
      }
    }
    return bytes.count
  }

  private func endOfContainer(_ start: Int) -> Int {
    var (depth, offset) = (0, start)
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return offset + 1 }
      case UInt8(ascii: "\""):
        offset = endOfString(offset)
        continue
      default: break
      }
      offset += 1
    }
    return bytes.count
  }

  /// The ranges of a member of an object: of the key, with its quotation marks, and of the value.
  struct Member {
    var key: Range<Int>
    var value: Range<Int>
  }

  /// Returns the members of the object that begins at an offset; none where there is no object.
  func members(ofObjectAt start: Int) -> [Member] {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "{") else { return [] }
    var members: [Member] = []
    var offset = skipSpace(start + 1)
    while offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
      let keyEnd = endOfString(offset)
      let valueStart = skipSpace(skipSpace(keyEnd) + 1)
      let valueEnd = end(ofValueAt: valueStart)
      guard valueStart < valueEnd else { break }
      members.append(Member(key: offset..<keyEnd, value: valueStart..<valueEnd))
      offset = skipSpace(valueEnd)
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: ",") else { break }
      offset = skipSpace(offset + 1)
    }
    return members
  }

  /// Returns the value of the last member of that name in the object that begins at an offset.
  func value(of key: String, inObjectAt start: Int) -> Range<Int>? {
    members(ofObjectAt: start).last { name(of: $0) == key }?.value
  }

  func name(of member: Member) -> String {
    JSONLocator.unescaped(UnsafeRawBufferPointer(rebasing: bytes[member.key]))
  }

  /// Calls `body` with the range of each element of the array that begins at an offset, until it returns
  /// false.
  func forEachElement(ofArrayAt start: Int, _ body: (Range<Int>) -> Bool) {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "[") else { return }
    var offset = skipSpace(start + 1)
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "]") {
      let end = end(ofValueAt: offset)
      guard offset < end, body(offset..<end) else { return }
      offset = skipSpace(end)
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: ",") else { return }
      offset = skipSpace(offset + 1)
    }
  }

  func elements(ofArrayAt start: Int) -> [Range<Int>] {
    var elements: [Range<Int>] = []
    forEachElement(ofArrayAt: start) { element in
      elements.append(element)
      return true
    }
    return elements
  }

  func element(_ index: Int, ofArrayAt start: Int) -> Range<Int>? {
    var (location, found) = (0, Range<Int>?.none)
    forEachElement(ofArrayAt: start) { element in
      if location == index { found = element }
      location += 1
      return found == nil
    }
    return found
  }
}
