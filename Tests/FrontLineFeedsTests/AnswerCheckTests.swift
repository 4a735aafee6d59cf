import FrontLine
import GeoJSON
import Testing

@testable import FrontLineFeeds

@Suite("What came is checked before it counts")
struct AnswerCheckTests {
  private func fault(_ text: String, type: String? = nil, byteCount: Int? = nil) -> AnswerFault.Kind? {
    do {
      let answer = FeedAnswer(body: Array(text.utf8), contentType: type, validators: Validators())
      try AnswerCheck.map(answer, byteCount: byteCount)
      return nil
    } catch {
      return (error as? AnswerFault)?.kind
    }
  }

  @Test("A map counts, also as an envelope and as Esri JSON")
  func maps() {
    #expect(fault(FakeMap.text()) == nil)
    #expect(
      fault(FakeMap.text(), type: "text/plain; charset=utf-8", byteCount: FakeMap.text().utf8.count) == nil)
    #expect(fault("\u{FEFF}" + FakeMap.text()) == nil)
    #expect(fault("{\"id\": 1754251105, \"map\": \(FakeMap.text())}") == nil)
    #expect(
      fault(
        """
        {"geometryType":"esriGeometryPolygon","spatialReference":{"wkid":4326},"features":[{"attributes":{"OBJECTID":1},\
        "geometry":{"rings":[[[37,48],[37,49],[38,49],[37,48]]]}}]}
        """) == nil)
  }

  @Test("What is no map does not, and the fault has its name")
  func faults() {
    let map = FakeMap.text()
    #expect(fault("") == .empty)
    #expect(fault(" \n\t ") == .empty)
    #expect(fault("<!DOCTYPE html><html></html>", type: "text/html") == .html)
    #expect(fault("  \u{FEFF}<html>") == .cutShort || fault("  <html>") == .html)
    #expect(fault(map, type: "text/html; charset=utf-8") == .otherType)
    #expect(fault("\u{89}PNG", type: "image/png") == .otherType)
    #expect(fault(map, byteCount: 7) == .otherLength)
    for share in stride(from: 1, to: map.utf8.count, by: 7) {
      #expect(fault(String(decoding: map.utf8.prefix(share), as: UTF8.self)) == .cutShort)
    }
    #expect(fault("{\"error\":{\"code\":504,\"message\":\"try later\"}}") == .errorBody)
    #expect(fault("{\"message\":\"Not Found\",\"documentation_url\":\"…\"}") == .errorBody)
    #expect(fault("{\"statusCode\":500,\"message\":\"Internal\"}") == .errorBody)
    #expect(fault("{\"type\":\"FeatureCollection\",\"features\":[]}") == .notAMap)
    #expect(fault("[]") == .notAMap)
    #expect(fault("null") == .notAMap)
    #expect(
      fault(
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}]}"
      ) == .notAMap)
  }

  @Test("What a server says is shown in one line, without control characters")
  func hostile() throws {
    let value = try GeoJSONReader().readValue(Array("{\"error\":\"\\u001b[31m\\nred\\u202e\"}".utf8))
    let message = try #require(AnswerCheck.errorMessage(value))
    #expect(message.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
  }
}
