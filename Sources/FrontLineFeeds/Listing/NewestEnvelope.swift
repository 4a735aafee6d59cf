import GeoJSON

/// The newest version as a source serves it: `{"id": 1754251105, "map": {FeatureCollection}, …}`.
struct NewestEnvelope {
  let id: Int64
  /// The collection, byte for byte as it stands in the envelope: what the address of the version itself gives.
  let map: [UInt8]

  /// Throws an ``AnswerFault`` where it is none.
  init(_ answer: FeedAnswer) throws {
    let value = try AnswerCheck.json(answer)
    guard let id = HistoryListing.id(value["id"]), HistoryListing.isTime(id), value["map"] != nil,
      let map = Self.member("map", in: answer.body)
    else { throw AnswerFault(.notAMap, "it is no envelope of a map with its number") }
    self.id = id
    self.map = map
  }

  /// Returns the bytes of a member's value, an object, of a root that is valid JSON.
  static func member(_ name: String, in bytes: [UInt8]) -> [UInt8]? {
    var depth = 0
    var index = 0
    /// The string that ended last at the level of the root's members.
    var last: ArraySlice<UInt8> = []
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        let start = index + 1
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        if depth == 1 { last = bytes[start..<min(index, bytes.count)] }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if depth == 1, bytes[index] == UInt8(ascii: "{"), last.elementsEqual(name.utf8) {
          return end(of: bytes, from: index).map { Array(bytes[index..<$0]) }
        }
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Returns the place behind the object that begins somewhere.
  private static func end(of bytes: [UInt8], from start: Int) -> Int? {
    var (depth, index) = (0, start)
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return nil
  }
}
