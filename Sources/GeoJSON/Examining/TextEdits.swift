/// Replacements in a text, applied together.
struct TextEdits {
  private var edits: [(range: Range<Int>, bytes: [UInt8])] = []

  var isEmpty: Bool { edits.isEmpty }

  /// Replaces a range; ranges must not overlap. Insertions at the same offset keep the order of the calls.
  mutating func replace(_ range: Range<Int>, with bytes: some Sequence<UInt8>) {
    edits.append((range, Array(bytes)))
  }

  /// Returns a part of the text with its edits applied.
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
  /// Returns the ranges to cut so that members are removed: each with the comma before it, those at the front
  /// with the comma after them.
  func removals(of indices: Set<Int>, among members: [Member]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var kept: Int?
    var start = members.first?.key.lowerBound ?? 0
    for (index, member) in members.enumerated() where !indices.contains(index) {
      if kept == nil {
        if index > 0 { ranges.append(start..<member.key.lowerBound) }
      } else if kept != index - 1 {
        ranges.append(start..<members[index - 1].value.upperBound)
      }
      kept = index
      start = member.value.upperBound
    }
    if let last = members.last, kept != members.count - 1 { ranges.append(start..<last.value.upperBound) }
    return ranges
  }
}
