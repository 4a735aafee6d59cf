/// Replacements in a text, put together in one go.
struct TextEdits {
  private var edits: [(range: Range<Int>, bytes: [UInt8])] = []

  var isEmpty: Bool { edits.isEmpty }

  /// Replaces a range; ranges must not overlap. Insertions at one offset stay in the order of the calls.
  mutating func replace(_ range: Range<Int>, with bytes: some Sequence<UInt8>) {
    edits.append((range, Array(bytes)))
  }

  /// A part of the text with the edits in it made.
  func applied(to bytes: UnsafeRawBufferPointer, in range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var offset = range.lowerBound
    let sorted = edits.enumerated().sorted { a, b in
      (a.element.range.lowerBound, a.offset) < (b.element.range.lowerBound, b.offset)
    }
    for (_, edit) in sorted where edit.range.lowerBound >= offset && edit.range.upperBound <= range.upperBound
    {
      result.append(contentsOf: bytes[offset..<edit.range.lowerBound])
      result.append(contentsOf: edit.bytes)
      offset = edit.range.upperBound
    }
    result.append(contentsOf: bytes[offset..<range.upperBound])
    return result
  }
}

extension JSONCursor {
  /// The range to cut out for a member to be gone: with the comma before it or, for the first one, after it.
  func removal(of index: Int, among members: [Member]) -> Range<Int> {
    let member = members[index]
    if index > 0 { return members[index - 1].value.upperBound..<member.value.upperBound }
    guard members.count > 1 else { return member.key.lowerBound..<member.value.upperBound }
    return member.key.lowerBound..<members[1].key.lowerBound
  }
}
