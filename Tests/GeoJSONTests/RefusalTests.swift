import GeoJSON
import Testing

@Suite("Refusing")
struct RefusalTests {
  @Test("An open ring is refused with the feature, the polygon, the ring, the distance and the byte")
  func openRing() throws {
    let open = "[[37,48],[38,48],[38,49],[37.0003,48]]"
    let text = collection(
      #"{"type":"Feature","geometry":null,"properties":{}}"#,
      polygonFeature(
        "[[\(squareRing)],[\(squareRing),\(open)]]",
        type: "MultiPolygon",
        name: #"A\u001b[31m\u202eB"#
      )
    )
    let error = try refusal(text)
    #expect(error.message.contains("ring is not closed"))
    #expect(error.message.contains("0.0003 "), "\(error.message)")
    #expect(error.location.feature == 1 && error.location.polygon == 1 && error.location.ring == 1)
    #expect(error.location.position == 3)
    let offset = try #require(error.location.byteOffset)
    #expect(Array(text.utf8)[offset...].starts(with: "[37.0003,48]".utf8))
    #expect(
      error.location.description
        == #"feature 1 "A\u{1B}[31m\u{202E}B", polygon 1, ring 1, position 3, byte \#(offset)"#
    )
  }

  @Test("A fault inside collections has a path")
  func nested() throws {
    let text =
      #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"GeometryCollection","geometries":[{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[1,2],["x",4]]]}]}]}"#
    let error = try refusal(text)
    #expect(error.location.geometryPath == [1, 0])
    #expect(error.location.lineString == 1 && error.location.position == 1)
    #expect(Array(text.utf8)[try #require(error.location.byteOffset)...].starts(with: #""x""#.utf8))
    #expect(error.message.contains("non-number"))
  }

  @Test(
    "What is not GeoJSON is called by its name",
    arguments: [
      ("", "empty"), (" \n", "white space"), ("<!doctype html><p>", "HTML page"),
      ("<?xml version='1.0'?><kml>", "KML"), ("<gpx>", "GPX"), ("<a/>", "XML"), ("POINT (1 2)", "WKT"),
      ("SRID=4326;POINT(1 2)", "WKT"), ("%PDF-1.7", "PDF"), ("PK\u{3}\u{4}", "ZIP"),
      ("SQLite format 3\u{0}", "SQLite"), ("\u{1}\u{2}\u{3}", "binary"),
      ("\u{FEFF}\u{FEFF}{}", "byte order mark"),
      ("version https://git-lfs.github.com/spec/v1", "Git LFS"),
      (#"{"type":"Topology","objects":{},"arcs":[]}"#, "TopoJSON"),
      (#"{"features":[],"geometryType":"x"}"#, "Esri"), (#"{"rings":[]}"#, "Esri"),
      (#"{"type":"FeatureCollection","features":[{"attributes":{},"geometry":{}}]}"#, "Esri"),
      (#"{"version":0.6,"elements":[]}"#, "Overpass"), ("[{}]", "array"), ("\"x\"", "string"),
      ("{}", "\"type\""),
      (#"{"map":"{}"}"#, "map"), (#"{"map":{"type":"Feature"}}"#, "map"),
      (#"{"type":"Polygon","Coordinates":[]}"#, "without \"coordinates\""),
    ]
  )
  func content(text: String, words: String) throws {
    let error = try refusal(text)
    #expect(error.message.contains(words), "\(error)")
    #expect(!error.advice.isEmpty)
  }

  @Test(
    "What to do is told by the fault, not by words that are in the file",
    arguments: [
      (#"{"type": truncated}"#, "correct the file"), (#"{"type": NaNs}"#, "correct the file"),
      (#"{"type": Infinity_}"#, "correct the file"), (#"{"type": a0x}"#, "correct the file"),
      (#"{"type": 1e999}"#, "name one of the types"), (#"{"type": 12"#, "download"),
      (#"{"type": "a"#, "download"),
      (#"{"type": NaN}"#, "write null"), (#"{"type": -Infinity}"#, "write null"),
      (#"{"type": inf}"#, "write null"),
      (#"{"type": 99999999999999999999}"#, "name one of the types"),
      (#"{"type": "a"} x"#, "a line of its own"),
      (#"{"type": "a"} truncated"#, "a line of its own"),
    ]
  )
  func advice(text: String, words: String) throws {
    let error = try refusal(text)
    #expect(error.advice.contains(words), "\(error)")
  }

  @Test("A byte that is not UTF-8, in a string or outside, asks for another encoding")
  func notUTF8() throws {
    for text in [#"{"type": ~}"#, #"{"type": "~"}"#, #"{"type": "\~"}"#] {
      let bytes = text.utf8.map { $0 == UInt8(ascii: "~") ? 0xE9 : $0 }
      #expect(try refusal(bytes).advice.contains("iconv"))
    }
  }

  @Test("UTF-16 and UTF-32 are recognised, with a mark and without")
  func encodings() throws {
    let text = "{\"type\"}"
    let units = Array(text.utf16)
    let little16 = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big16 = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let little32 = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8), 0, 0] }
    let big32 = units.flatMap { [0, 0, UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [little16, big16, [0xFF, 0xFE] + little16, [0xFE, 0xFF] + big16] {
      #expect(try refusal(bytes).message.contains("UTF-16"))
    }
    for bytes in [little32, big32, [0xFF, 0xFE, 0, 0] + little32, [0, 0, 0xFE, 0xFF] + big32] {
      #expect(try refusal(bytes).message.contains("UTF-32"))
    }
  }

  @Test("One byte order mark is skipped and told; offsets count from the beginning of the file")
  func mark() throws {
    let document = try read("\u{FEFF}" + #"{"type":"Point","coordinates":[1,2]}"#)
    #expect(document.features.count == 1)
    #expect(document.warnings.first?.message.contains("byte order mark") == true)
    #expect(try refusal("\u{FEFF}" + "{x}").location.byteOffset == 4)
  }

  @Test("Limits hold: bytes, nesting")
  func limits() throws {
    let text = Array(#"{"type":"Point","coordinates":[1,2]}"#.utf8)
    #expect(try refusal(text, .init(maximumBytes: text.count - 1)).message.contains("limit"))
    func nested(_ levels: Int, _ core: String) -> [UInt8] {
      let count = levels - 2  // after two objects
      let deep = String(repeating: "[", count: count) + core + String(repeating: "]", count: count)
      return Array(#"{"type":"Feature","geometry":null,"properties":{"a":\#(deep)}}"#.utf8)
    }
    for core in ["1", "[]", "[ ]", "{}"] {
      let error = try refusal(nested(17, core), .init(maximumDepth: 16))
      #expect(error.message.contains("nested too deeply: more than 16 levels"), "\(error)")
      #expect(error.location.byteOffset != nil)
      let document = try GeoJSONReader(options: .init(maximumDepth: 16)).read(nested(16, core))
      #expect(document.features.count == 1)
      // The depth that is allowed is not blamed for another fault.
      #expect(
        try refusal(nested(16, core) + [0x78], .init(maximumDepth: 16)).message.contains("after the end")
      )
    }
    for brackets in ["[", "{\"a\":"] {
      let open = String(repeating: brackets, count: 100_000)
      #expect(try refusal(open).message.contains("nested too deeply"))
    }
  }

  @Test("Properties as deep as is allowed are built and let go")
  func deepest() throws {
    let deep = String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000)
    let text = #"{"type":"Feature","geometry":null,"properties":{"a":\#(deep)}}"#
    #expect(try read(text, .init(maximumDepth: 1024)).features.first?.properties.count == 1)
  }
}
