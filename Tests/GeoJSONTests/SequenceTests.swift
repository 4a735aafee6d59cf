import GeoJSON
import Testing

@Suite("Text sequences and gzip")
struct SequenceTests {
  let feature = polygonFeature("[\(squareRing)]")
  let other = #"{"type":"Feature","geometry":null,"properties":{"n":2}}"#

  @Test("Newline-delimited texts are all read, empty lines skipped, numbers running on")
  func lines() throws {
    let document = try read("\(feature)\r\n\n\(other)\n\(feature)")
    #expect(document.form == .textSequence)
    #expect(document.features.map(\.index) == [0, 1, 2])
    #expect(document.features[1].properties == ["n": 2])
  }

  @Test("RFC 8142: record separators, texts over several lines")
  func recordSeparators() throws {
    let document = try read(
      "\u{1E}\(feature)\n\u{1E}{\n\"type\":\"Point\",\n\"coordinates\":[1,2]}\n\u{1E}\(collection(other, other))\n"
    )
    #expect(document.form == .textSequence)
    #expect(document.featureCount == 4)
    #expect(document.features.map(\.index) == [0, 1, 2, 3])
    #expect(try read("\u{1E}\(feature)\n").form == .textSequence)
  }

  @Test("One text on one line is a document, not a sequence")
  func single() throws {
    #expect(try read("\n\(feature)\n\n").form == .feature)
  }

  @Test("A fault in a record has the number of the feature and the byte in the file")
  func fault() throws {
    let text = "\(feature)\n\(other)\n{\"type\":\"Feature\",\"geometry\":3}\n"
    let error = try refusal(text)
    #expect(error.location.feature == 2)
    #expect(Array(text.utf8)[try #require(error.location.byteOffset)...].starts(with: "3}".utf8))
    #expect(error.location.line == 3)
    let syntax = try refusal("\(feature)\n{\"a\":NaN}\n")
    #expect(syntax.location.line == 2 && syntax.message.contains("NaN"))
  }

  @Test("Several envelopes are refused, and so is what follows a document")
  func envelopes() throws {
    let envelope = #"{"id":1,"map":\#(collection(feature))}"#
    #expect(try refusal("\(envelope)\n\(envelope)\n").message.contains("envelope"))
    #expect(try refusal("{\n\"type\":\"Point\",\"coordinates\":[1,2]}\n{}").message.contains("after the end"))
  }

  @Test("Records with different crs are told")
  func crs() throws {
    func point(_ code: Int) -> String {
      #"{"type":"Point","coordinates":[1,2],"crs":{"type":"name","properties":{"name":"EPSG:\#(code)"}}}"#
    }
    let document = try read("\(point(4326))\n\(point(3857))\n\(point(4326))\n")
    #expect(document.crs == .named("EPSG:4326"))
    #expect(document.warnings.contains { $0.message.contains("different \"crs\"") })
  }

  /// `{"type":"Point","coordinates":[1,2]}`, deflated by gzip 1.12.
  static let gzip: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xAB, 0x56, 0x2A, 0xA9, 0x2C, 0x48, 0x55,
    0xB2, 0x52, 0x0A, 0xC8, 0xCF, 0xCC, 0x2B, 0x51, 0xD2, 0x51, 0x4A, 0xCE, 0xCF, 0x2F, 0x4A, 0xC9, 0xCC,
    0x4B, 0x2C, 0x49, 0x2D, 0x56, 0xB2, 0x8A, 0x36, 0xD4, 0x31, 0x8A, 0xAD, 0xE5, 0x02, 0x00, 0x4F, 0x63,
    0x45, 0xEF, 0x25, 0x00, 0x00, 0x00,
  ]

  @Test("gzip is recognised by its content; members one after the other are one text")
  func gzip() throws {
    let reader = try GeoJSONReader()
    #expect(try reader.read(Self.gzip).features.count == 1)
    #expect(try reader.read(PaddedBytes(Self.gzip)).features.count == 1)
    #expect(
      try reader.read(Self.gzip + [0, 0, 0]).features.count == 1,
      "padded with zeros"
    )
    #expect(try reader.read(Self.gzip + Self.gzip).form == .textSequence)
  }

  @Test("Cut gzip is truncated wherever it is cut; damaged gzip is damaged; the limit holds")
  func damagedGzip() throws {
    for count in 2..<Self.gzip.count {
      let error = try refusal(Array(Self.gzip.prefix(count)))
      #expect(error.operation == "inflate" && error.message.contains("truncated"), "\(count): \(error)")
    }
    var damaged = Self.gzip
    damaged[damaged.count - 6] ^= 1
    #expect(try refusal(damaged).message.contains("damaged"))
    #expect(try refusal(Self.gzip + [1, 2, 3]).message.contains("after the end"))
    #expect(try refusal(Self.gzip, .init(maximumInflatedBytes: 30)).message.contains("more than 30 bytes"))
    #expect(try GeoJSONReader(options: .init(maximumInflatedBytes: 37)).read(Self.gzip).features.count == 1)
  }
}
