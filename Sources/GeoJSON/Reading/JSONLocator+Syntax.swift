/// Finds the first syntax error.
extension JSONLocator {
  /// The tokens that may come next.
  private enum Expectation {
    case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd, nothing
  }

  /// Returns the first fault in the text, or `nil` where it is well formed and no deeper than `maximumDepth`.
  /// As with simdjson, empty containers do not count as levels.
  func firstFault(maximumDepth: Int) -> JSONScanner.Fault? {
    var scanner = JSONScanner(bytes)
    var objects: [Bool] = []  // for each open container, whether it is an object
    var expected = Expectation.value
    do throws(JSONScanner.Fault) {
      while true {
        let token = try scanner.next()
        switch (expected, token) {
        case (.nothing, .end): return nil
        case (.nothing, _):
          throw scanner.fault(
            "unexpected content after the end of the JSON document: trailing \(describe(token, scanner))",
            .trailing, at: scanner.tokenStart
          )
        case (_, .end):
          if scanner.tokenStart == 0 || expected == .value && objects.isEmpty {
            throw scanner.fault("there is no JSON text: unexpected end", .empty, at: bytes.count)
          }
          throw scanner.truncated
        case (.value, .beginObject), (.valueOrEnd, .beginObject), (.value, .beginArray),
          (.valueOrEnd, .beginArray):
          guard objects.count < maximumDepth || scanner.isAtEndOfContainer else {
            throw scanner.fault(
              "the JSON is nested too deeply: more than \(maximumDepth) levels",
              .tooDeep, at: scanner.tokenStart
            )
          }
          objects.append(token == .beginObject)
          expected = token == .beginObject ? .keyOrEnd : .valueOrEnd
        case (.value, .string), (.valueOrEnd, .string), (.value, .number), (.valueOrEnd, .number),
          (.value, .literal), (.valueOrEnd, .literal):
          expected = objects.isEmpty ? .nothing : .commaOrEnd
        case (.key, .string), (.keyOrEnd, .string): expected = .colon
        case (.colon, .colon): expected = .value
        case (.commaOrEnd, .comma): expected = objects.last == true ? .key : .value
        case (.commaOrEnd, .endObject) where objects.last == true,
          (.keyOrEnd, .endObject) where objects.last == true,
          (.commaOrEnd, .endArray) where objects.last == false,
          (.valueOrEnd, .endArray) where objects.last == false:
          objects.removeLast()
          expected = objects.isEmpty ? .nothing : .commaOrEnd
        case (.key, .endObject), (.value, .endArray):
          throw scanner.fault(
            "not JSON: trailing comma before \(describe(token, scanner))",
            at: scanner.tokenStart
          )
        default:
          let wanted = Self.words(expected, inObject: objects.last == true)
          throw scanner.fault(
            "not JSON: unexpected \(describe(token, scanner)) where \(wanted) should be",
            at: scanner.tokenStart
          )
        }
      }
    } catch {
      guard expected == .nothing, error.kind != .trailing else { return error }
      return JSONScanner.Fault(
        kind: error.kind == .syntax ? .trailing : error.kind,
        offset: error.offset,
        message: "unexpected content after the end of the JSON document: \(error.message)"
      )
    }
  }

  private func describe(_ token: JSONScanner.Token, _ scanner: JSONScanner) -> String {
    switch token {
    case .string: "string"
    case .number: "number"
    case .literal: "word"
    case .end: "end"
    case .beginObject, .endObject, .beginArray, .endArray, .colon, .comma:
      scanner.name(of: bytes[scanner.tokenStart])
    }
  }

  private static func words(_ expectation: Expectation, inObject: Bool) -> String {
    switch expectation {
    case .value, .valueOrEnd: "a value"
    case .key, .keyOrEnd: "a key in quotation marks"
    case .colon: "':'"
    case .commaOrEnd: inObject ? "',' or '}'" : "',' or ']'"
    case .nothing: "nothing"
    }
  }
}
