/// Finds locations in a text that the parser has refused: simdjson's DOM does not know them.
///
/// Nothing here recurses, so no nesting is too deep. Complexity: O(*n*) for each call.
struct JSONLocator {
  let bytes: UnsafeRawBufferPointer

  enum Step: Equatable {
    case key(String)
    case index(Int)
  }

  /// Returns the line and the byte in the line, both counted from 1.
  func lineAndColumn(_ offset: Int) -> (line: Int, column: Int) {
    var line = 1
    var lineStart = 0
    for index in 0..<min(offset, bytes.count) where bytes[index] == 0x0A {
      line += 1
      lineStart = index + 1
    }
    return (line, offset - lineStart + 1)
  }

  /// Returns the offset of the value to which the steps lead, or of the last value on the way that exists.
  ///
  /// The text must be well formed. Of equal keys the last one counts.
  func offset(of path: [Step]) -> Int {
    var start = 0
    for step in path {
      guard let next = offset(of: step, inValueAt: start) else { break }
      start = next
    }
    while start < bytes.count, ForeignContent.isWhiteSpace(bytes[start]) { start += 1 }
    return start
  }

  private func offset(of step: Step, inValueAt start: Int) -> Int? {
    var scanner = JSONScanner(UnsafeRawBufferPointer(rebasing: bytes[start...]))
    do throws(JSONScanner.Fault) {
      switch (try scanner.next(), step) {
      case (.beginObject, .key(let key)): return try member(key, &scanner).map { $0 + start }
      case (.beginArray, .index(let index)): return try element(index, &scanner).map { $0 + start }
      default: return nil
      }
    } catch {
      return nil
    }
  }

  private func member(_ key: String, _ scanner: inout JSONScanner) throws(JSONScanner.Fault) -> Int? {
    var found: Int?
    while true {
      switch try scanner.next() {
      case .string:
        let matches = JSONLocator.unescaped(scanner.token) == key
        guard try scanner.next() == .colon else { return found }
        if matches { found = scanner.offset }
        guard try skipValue(&scanner) else { return found }
      case .comma: continue
      default: return found
      }
    }
  }

  private func element(_ index: Int, _ scanner: inout JSONScanner) throws(JSONScanner.Fault) -> Int? {
    for _ in 0..<index {
      guard try skipValue(&scanner), try scanner.next() == .comma else { return nil }
    }
    return scanner.offset
  }

  /// Skips a value. Returns false where there is none.
  private func skipValue(_ scanner: inout JSONScanner) throws(JSONScanner.Fault) -> Bool {
    var depth = 0
    repeat {
      switch try scanner.next() {
      case .beginObject, .beginArray: depth += 1
      case .endObject, .endArray: depth -= 1
      case .end: return false
      default: break
      }
    } while depth > 0
    return depth == 0
  }

  /// Returns the string that a JSON string token represents.
  static func unescaped(_ token: UnsafeRawBufferPointer) -> String {
    let raw = String(decoding: UnsafeRawBufferPointer(rebasing: token.dropFirst().dropLast()), as: UTF8.self)
    guard raw.utf8.contains(UInt8(ascii: "\\")) else { return raw }
    var units: [UInt16] = []
    var source = raw.utf16.makeIterator()
    while let unit = source.next() {
      guard unit == 0x5C, let escape = source.next() else {
        units.append(unit)
        continue
      }
      switch UInt8(truncatingIfNeeded: escape) {
      case UInt8(ascii: "b"): units.append(0x08)
      case UInt8(ascii: "f"): units.append(0x0C)
      case UInt8(ascii: "n"): units.append(0x0A)
      case UInt8(ascii: "r"): units.append(0x0D)
      case UInt8(ascii: "t"): units.append(0x09)
      case UInt8(ascii: "u"):
        var value: UInt16 = 0
        for _ in 0..<4 {
          guard let digit = source.next(), let scalar = Unicode.Scalar(digit) else { break }
          value = value << 4 | UInt16(Character(scalar).hexDigitValue ?? 0)
        }
        units.append(value)
      default: units.append(escape)
      }
    }
    return String(decoding: units, as: UTF16.self)
  }
}
