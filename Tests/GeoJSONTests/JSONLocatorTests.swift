import Testing

@testable import GeoJSON

@Suite("Where in a text something is")
struct JSONLocatorTests {
  private func firstFault(_ text: String, depth: Int = 512) -> JSONScanner.Fault? {
    Array(text.utf8).withUnsafeBytes { JSONLocator(bytes: $0).firstFault(maximumDepth: depth) }
  }

  private func offset(_ text: String, _ path: [JSONLocator.Step]) -> Int {
    Array(text.utf8).withUnsafeBytes { JSONLocator(bytes: $0).offset(of: path) }
  }

  @Test(
    "The first fault is named, and its offset",
    arguments: [
      ("[1, NaN]", 4, "NaN is not a JSON number"),
      ("[-Infinity]", 1, "-Infinity"),
      ("[1,]", 3, "trailing comma"),
      (#"{"a": 1,}"#, 8, "trailing comma"),
      (#"{"a" 1}"#, 5, "':'"),
      ("[1 2]", 3, "',' or ']'"),
      (#"{"a": 1 "b": 2}"#, 8, "',' or '}'"),
      (#"{a: 1}"#, 1, "word"),
      ("{'a': 1}", 1, "single quotation mark"),
      ("[01]", 1, "leading zero"),
      ("[0x1F]", 1, "hexadecimal"),
      ("[1.]", 3, "point"),
      ("[1e]", 3, "exponent"),
      ("[+1]", 1, "'+'"),
      ("[\"a\tb\"]", 3, "control character"),
      (#"["\x"]"#, 2, "escape"),
      (#"["\ud800"]"#, 2, "lone surrogate"),
      (#"["\ud800\u0041"]"#, 2, "lone surrogate"),
      (#"["\u12G4"]"#, 2, "hexadecimal digits"),
      ("[1] x", 4, "after the end"),
      ("[1]}", 3, "after the end"),
      ("[1]\u{0}", 3, "after the end"),
      ("{\u{A0}\"a\": 1}", 1, "no-break space"),
      ("// no\n{}", 0, "comments"),
      ("[True]", 1, "Python"),
      ("[tru", 4, "unexpected end"),
      (#"{"a": "b"#, 6, "unexpected end"),
      (#"{"a": [1, 2"#, 11, "unexpected end"),
      ("", 0, "unexpected end"),
      ("]", 0, "']'"),
      ("[}", 1, "'}'"),
      ("“a”", 0, "typographic"),
    ]
  )
  func faults(text: String, offset: Int, words: String) throws {
    let fault = try #require(firstFault(text))
    #expect(fault.offset == offset, "\(fault)")
    #expect(fault.message.contains(words), "\(fault)")
  }

  @Test("Bytes that are not UTF-8 are named")
  func utf8() throws {
    for bytes: [UInt8] in [
      [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF4, 0x90, 0x80, 0x80],
    ] {
      let text = Array("[\"".utf8) + bytes + Array("\"]".utf8)
      let fault = try #require(text.withUnsafeBytes { JSONLocator(bytes: $0).firstFault(maximumDepth: 9) })
      #expect(fault.offset == 2 && fault.message.contains("UTF-8"), "\(fault)")
    }
  }

  @Test("Nothing is too deep for it")
  func depth() throws {
    let open = String(repeating: "[", count: 100_000)
    let closed = open + String(repeating: "]", count: 100_000)
    #expect(try #require(firstFault(open, depth: .max)).message.contains("unexpected end"))
    #expect(firstFault(closed, depth: .max) == nil)
    #expect(
      try #require(firstFault(closed, depth: 512))
        == .init(kind: .tooDeep, offset: 512, message: "the JSON is nested too deeply: more than 512 levels")
    )
    #expect(offset(closed, [.index(0), .index(0)]) == 2)
  }

  @Test("A path leads to its value: keys unescaped, of equal ones the last")
  func paths() {
    let text = #" {"a": [1, {"b\u0063": "x"}], "d" : 2, "d": [[], {}, 7]}"#
    func found(_ path: [JSONLocator.Step]) -> Substring {
      text[text.utf8.index(text.startIndex, offsetBy: offset(text, path))...]
    }
    #expect(found([]).hasPrefix(#"{"a""#))
    #expect(found([.key("a"), .index(1), .key("bc")]).hasPrefix(#""x""#))
    #expect(found([.key("d"), .index(2)]).hasPrefix("7]"))
    #expect(
      found([.key("d"), .index(3)]).hasPrefix("[[], {}, 7]"),
      "the last value on the way that is there"
    )
    #expect(found([.key("e")]).hasPrefix(#"{"a""#))
  }

  @Test("Lines and columns are counted from 1")
  func lines() {
    Array("{\n  \"a\": x\n}".utf8).withUnsafeBytes { bytes in
      let locator = JSONLocator(bytes: bytes)
      #expect(locator.lineAndColumn(0) == (1, 1))
      #expect(locator.lineAndColumn(9) == (2, 8))
    }
  }
}
