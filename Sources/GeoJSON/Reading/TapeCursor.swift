internal import CSimdJSON

/// Reads JSON values from the tape that the parser has written, from front to back.
struct TapeCursor {
  private let words: UnsafeBufferPointer<UInt64>
  private let text: UnsafeRawBufferPointer
  private var word = 0
  private var byte = 0

  init(_ result: csj_result) {
    words = UnsafeBufferPointer(start: result.tape, count: result.tape_count)
    text = UnsafeRawBufferPointer(start: result.text, count: result.text_count)
  }

  mutating func object() -> JSONObject {
    guard case .object(let object) = value() else { return JSONObject() }
    return object
  }

  mutating func value() -> JSONValue {
    let head = next()
    let payload = Int(head >> 8)
    switch Int(head & 0xFF) {
    case CSJ_TAPE_FALSE: return .bool(false)
    case CSJ_TAPE_TRUE: return .bool(true)
    case CSJ_TAPE_INTEGER: return .integer(Int64(bitPattern: next()))
    case CSJ_TAPE_DOUBLE: return .number(Double(bitPattern: next()))
    case CSJ_TAPE_STRING: return .string(string(payload))
    case CSJ_TAPE_ARRAY:
      var elements: [JSONValue] = []
      elements.reserveCapacity(payload)
      for _ in 0..<payload { elements.append(value()) }
      return .array(elements)
    case CSJ_TAPE_OBJECT:
      var members: [JSONObject.Member] = []
      members.reserveCapacity(payload)
      for _ in 0..<payload {
        let key = string(Int(next() >> 8))
        members.append(JSONObject.Member(key: key, value: value()))
      }
      return .object(JSONObject(members: members))
    default: return .null
    }
  }

  private mutating func next() -> UInt64 {
    defer { word += 1 }
    return words[word]
  }

  private mutating func string(_ count: Int) -> String {
    defer { byte += count }
    return String(decoding: UnsafeRawBufferPointer(rebasing: text[byte..<byte + count]), as: UTF8.self)
  }
}
