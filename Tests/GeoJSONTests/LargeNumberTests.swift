import GeoJSON
import Testing

/// RFC 8259 §6: a number may have any size and any number of digits.
@Suite("Numbers beyond 64 bits and doubles")
struct LargeNumberTests {
  private func document(_ number: String, ordinate: String = "37") throws -> GeoJSONDocument {
    try read(
      #"{"type":"FeatureCollection","stamp":\#(number),"features":[{"type":"Feature","id":\#(number),"#
        + #""properties":{"a":\#(number),"b":["\#(number)\"",\#(number)]},"geometry":{"type":"Polygon","#
        + #""coordinates":[[[\#(ordinate),48],[38,48],[38,49],[\#(ordinate),48]]]}}]}"#)
  }

  @Test(
    "They are kept digit for digit, as text",
    arguments: [
      "12345678901234567890123456789012345678901", "-9223372036854775809", "18446744073709551616", "1e309",
      "-1E+400", "1.8e308", "179769313486231580793e289", "0.001e400", "1e99999999999999999999",
      String(repeating: "9", count: 400), String(repeating: "9", count: 400) + ".5",
    ])
  func kept(_ number: String) throws {
    let document = try document(number)
    #expect(document.members["stamp"] == .string(number))
    #expect(document.features[0].id == .string(number))
    #expect(document.features[0].properties["a"] == .string(number))
    #expect(document.features[0].properties["b"]?.arrayValue == [.string(number + "\""), .string(number)])
    #expect(document.features[0].geometry != nil)
    let error = try #require(throws: GeoJSONError.self) { try self.document("1", ordinate: number) }
    #expect(error.message.contains("out of range") && error.location.feature == 0)
    // The number that is in the way is named, not the first.
    let both = try #require(throws: GeoJSONError.self) { try self.document(number, ordinate: number) }
    #expect(both.message == error.message && both.location.ring == 0 && both.location.position == 0)
  }

  @Test(
    "What fits stays a number",
    arguments: [
      ("18446744073709551615", 18446744073709551615.0), ("1.7976931348623157e308", 1.7976931348623157e308),
      ("1e-400", 0), ("0e400", 0), ("0.0e99999999999999999999", 0),
      (String(repeating: "9", count: 300) + ".0", 1e300), ("-1e-99999999999999999999", -0.0),
      ("0." + String(repeating: "0", count: 400) + "1e401", 1),
    ] as [(String, Double)])
  func numbers(_ text: String, _ value: Double) throws {
    // Beside one that does not, so that the text is looked through.
    for other in ["1", "1e400"] {
      let document = try read(
        #"{"type":"FeatureCollection","features":[],"a":\#(text),"b":\#(other)}"#)
      #expect(document.members["a"]?.doubleValue == value)
    }
  }

  @Test(
    "A slip of the pen beside one is still found where it is",
    arguments: [
      (#"{"type":"FeatureCollection","a":1e400,"features":[01]}"#, "leading zero", 50),
      (#"{"type":"FeatureCollection","a":1e400,"features":[1.]}"#, "point", 52),
      (#"{"type":"FeatureCollection","a":1e400,"features":[],}"#, "trailing comma", 52),
      (#"{"type":"FeatureCollection","a":1e400,"features":[]"#, "truncated", 51),
      (#"{"type":"FeatureCollection","a":"1e400,"features":[]}"#, "unexpected", 40),
      (#"{"type":"FeatureCollection","a":1e400e1,"features":[]}"#, "in a number", 37),
    ])
  func faults(_ text: String, _ words: String, _ offset: Int) throws {
    let error = try #require(throws: GeoJSONError.self) { try read(text) }
    #expect(error.message.contains(words), "\(error.message)")
    #expect(error.location.byteOffset == offset)
  }

  @Test("In sequences and when examined")
  func elsewhere() throws {
    let feature = #"{"type":"Feature","id":1e400,"properties":{},"geometry":null}"#
    #expect(try read("\(feature)\n\(feature)\n").features.map(\.id) == [.string("1e400"), .string("1e400")])
  }
}
