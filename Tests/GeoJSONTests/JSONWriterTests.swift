import GeoJSON
import Testing

@Suite("JSON values and their writer")
struct JSONWriterTests {
  private func text(_ writer: JSONWriter) -> String { String(decoding: writer.bytes, as: UTF8.self) }

  @Test("Doubles are shortest and read back the same; what is not finite is null")
  func doubles() {
    var writer = JSONWriter()
    writer.array { writer in
      for value in [
        0.1, 1, -0.0, .leastNonzeroMagnitude, 1.7976931348623157e308, 63_864.64398969501, .nan, .infinity,
      ] {
        writer.write(value)
      }
    }
    #expect(text(writer) == "[0.1,1.0,-0.0,5e-324,1.7976931348623157e+308,63864.64398969501,null,null]")
  }

  @Test("Strings: control characters and line separators are escaped, the rest stays")
  func strings() {
    var writer = JSONWriter()
    writer.write("\u{0}\u{8}\t\n\u{C}\r\u{1F}\"\\/\u{7F}é\u{2028}\u{2029}\u{202A}😀")
    #expect(text(writer) == "\"\\u0000\\b\\t\\n\\f\\r\\u001f\\\"\\\\/\\u007fé\\u2028\\u2029\u{202A}😀\"")
  }

  @Test("The pretty layout: two spaces, arrays of numbers and what is inline on one line")
  func pretty() {
    var writer = JSONWriter(layout: .pretty)
    writer.object { writer in
      writer.member("schema", "x/1")
      writer.member("none", nil as String?)
      writer.key("rows")
      writer.array { writer in
        writer.object { _ in }
        writer.object(inline: true) { writer in
          writer.member("a", 1)
          writer.member("b", [1, 2])
        }
        writer.write(["p": [1, 2.5], "q": ["x", []]] as JSONValue)
      }
    }
    #expect(
      text(writer) == """
        {
          "schema": "x/1",
          "none": null,
          "rows": [
            {},
            {"a": 1, "b": [1, 2]},
            {
              "p": [1, 2.5],
              "q": [
                "x",
                []
              ]
            }
          ]
        }
        """
    )
  }

  @Test("Objects keep their order; the last of equal keys counts")
  func objects() {
    var object: JSONObject = ["b": 1, "a": 2, "b": 3]
    #expect(object["b"] == 3)
    object["b"] = 4
    object["c"] = .null
    #expect(object.keys == ["b", "a", "b", "c"])
    #expect(object["c"] == .some(.null))
    object["b"] = nil
    #expect(object == ["a": 2, "c": .null])
    #expect((["x": ["y": 1.5]] as JSONValue)["x"]?["y"]?.doubleValue == 1.5)
  }

  @Test("Numbers convert only where nothing is lost")
  func numbers() {
    #expect(JSONValue.number(3).intValue == 3)
    #expect(JSONValue.number(3.5).intValue == nil)
    #expect(JSONValue.number(1e300).intValue == nil)
    #expect(JSONValue.integer(3).doubleValue == 3)
    #expect(JSONValue.string("3").intValue == nil)
    #expect((["a": [1, .null, "x"]] as JSONValue).description == #"{"a":[1,null,"x"]}"#)
  }
}
