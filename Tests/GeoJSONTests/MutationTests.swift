import TestSupport
import Testing

@testable import GeoJSON

/// Damaged files: the parser and the locator, which explains its refusals, must agree on what JSON is.
@Suite("Damaged files")
struct MutationTests {
  static let text = #"""
    {"type":"FeatureCollection","name":"ня","crs":null,"features":[
    {"type":"Feature","id":1,"properties":{"a":-1.5e3,"b":[true,false,null],"c\u00e9\ud83d\ude00":"\n"},
    "geometry":{"type":"Polygon","coordinates":[[[37.25,48,0],[38,48,0],[38,49,0],[37.25,48,0]]]}}]}
    """#

  /// The refusal; `nil` where the bytes were read.
  private func refusal(_ bytes: [UInt8], _ reader: GeoJSONReader) -> GeoJSONError? {
    do throws(GeoJSONError) {
      _ = try reader.read(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test("Cut anywhere, the file is refused as truncated")
  func cuts() throws {
    let reader = try GeoJSONReader()
    let bytes = Array(Self.text.utf8)
    #expect(refusal(bytes, reader) == nil)
    for count in 1..<bytes.count {
      let error = try #require(refusal(Array(bytes[..<count]), reader), "\(count)")
      #expect(
        error.message.contains("unexpected end") || error.message.contains("UTF-8")
          || error.message.contains("must follow"),
        "\(count): \(error)"
      )
      #expect(error.location.byteOffset != nil)
    }
  }

  @Test("With bytes changed, the parser and the locator agree on what is JSON")
  func changes() throws {
    let reader = try GeoJSONReader()
    let bytes = Array(Self.text.utf8)
    let interesting =
      Array("{}[],:\"\\0123456789.eE+-truefalsnNaI \n\t\r\u{0}\u{1}\u{1E}".utf8) + [0x80, 0xC3, 0xED, 0xFF]
    var generator = SeededGenerator(seed: 7)
    var refused = 0
    for _ in 0..<4_000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let index = Int.random(in: 0..<damaged.count, using: &generator)
        let byte = interesting.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: damaged[index] = byte
        case 1: damaged.insert(byte, at: index)
        default: damaged.remove(at: index)
        }
      }
      let fault = damaged.withUnsafeBytes { JSONLocator(bytes: $0).firstFault(maximumDepth: 512) }
      guard let error = refusal(damaged, reader) else {
        #expect(fault == nil, "\(String(decoding: damaged, as: UTF8.self))")
        continue
      }
      refused += 1
      guard fault != nil else {
        #expect(
          error.location.byteOffset != nil,
          "no place: \(error) \(String(decoding: damaged, as: UTF8.self))"
        )
        continue
      }
      if let fault, !error.message.hasPrefix("this is"), error.message.contains("JSON") {
        #expect(error.location.byteOffset.map { $0 >= fault.offset } == true, "\(error)")
      } else if fault != nil, !error.message.hasPrefix("this is"), !error.message.contains("UTF-") {
        Issue.record("\(error): \(String(decoding: damaged, as: UTF8.self))")
      }
    }
    #expect(refused > 2_000)
  }
}
