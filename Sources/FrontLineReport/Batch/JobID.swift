import GeoJSON

/// The `id` of a job as its line writes it, which the answer repeats: a number keeps its digits, however many there are.
struct JobID {
  /// The value without white space outside of texts.
  let text: [UInt8]
  /// The line with `null` instead of the value, so that a number that no type holds is no obstacle.
  let line: [UInt8]

  static let null = Array("null".utf8)

  /// Finds the `id` of a line; nil where there is none, or where it is no JSON.
  init?(in line: [UInt8]) {
    guard let range = Self.range(in: line) else { return nil }
    text = Self.compact(line[range])
    guard Self.isJSON(text) else { return nil }
    self.line = line[..<range.lowerBound] + Self.null + line[range.upperBound...]
  }

  /// Returns where the value of the member `id` stands in an object.
  static func range(in line: [UInt8]) -> Range<Int>? {
    var (depth, start, isKey) = (0, 0, false)
    var key: ArraySlice<UInt8> = []
    var index = line.startIndex
    /// Where the value of `id` begins, once it did.
    var value: Int?
    while index < line.endIndex {
      switch line[index] {
      case UInt8(ascii: "\""):
        start = index
        index += 1
        while index < line.endIndex, line[index] != UInt8(ascii: "\"") {
          index += line[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard index < line.endIndex else { return nil }
        if depth == 1, isKey { key = line[start...index] }
      case UInt8(ascii: ":") where depth == 1 && isKey:
        isKey = false
        if isID(key) { value = index + 1 }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        if depth == 1 { isKey = true }
      case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 1, let value { return value..<index }
        if line[index] == UInt8(ascii: ",") { isKey = depth == 1 } else { depth -= 1 }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Whether the text of a key is `id`, perhaps with escapes.
  private static func isID(_ key: ArraySlice<UInt8>) -> Bool {
    if key.elementsEqual(#""id""#.utf8) { return true }
    guard key.contains(UInt8(ascii: "\\")) else { return false }
    return (try? GeoJSONReader().readValue(Array(key)))?.stringValue == "id"
  }

  private static func compact(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var (isInString, isEscaped) = (false, false)
    return text.filter { byte in
      if isInString {
        if byte == UInt8(ascii: "\""), !isEscaped { isInString = false }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        return true
      }
      if byte == UInt8(ascii: "\"") { isInString = true }
      return ![UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n")].contains(byte)
    }
  }

  private static func isJSON(_ text: [UInt8]) -> Bool {
    if let text = String(validating: text, as: UTF8.self),
      text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil
    {
      return true
    }
    return (try? GeoJSONReader().readValue(text)) != nil
  }
}
