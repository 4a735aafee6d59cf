import Curl
import FrontLine
import GeoJSON
import TestSupport
import Testing

@testable import FrontLineFeeds

@Suite("Layers in pages")
struct LayerDownloadTests {
  /// A feature service with a layer of some size.
  private struct Service {
    var total: Int
    var cap: Int
    /// By how many features a page begins before the place that was asked for.
    var overlap = 0
    var countsFeatures = true
    var knowsGeoJSON = true
    /// Pages whose features are another page's: the order changed between the two.
    var shuffles = false
    /// Whether the first page comes again and again.
    var repeats = false

    func answer(_ address: String) -> String {
      let query = address.split(separator: "?").last.map(String.init) ?? ""
      let values = Dictionary(
        query.split(separator: "&").map { pair in
          let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
          return (parts[0], parts.count > 1 ? parts[1] : "")
        }
      ) { first, _ in first }
      if values["returnCountOnly"] == "true" {
        return countsFeatures ? "{\"count\":\(total)}" : "{\"error\":{\"message\":\"no\"}}"
      }
      if values["returnIdsOnly"] == "true" {
        return "{\"objectIds\":[\((0..<total).map(String.init).joined(separator: ","))]}"
      }
      let isGeoJSON = values["f"] == "geojson"
      if isGeoJSON, !knowsGeoJSON { return "{\"error\":{\"code\":400,\"message\":\"Output format\"}}" }
      var ids: [Int]
      var isFollowed = false
      if let list = values["objectIds"] {
        ids = list.split(separator: ",").compactMap { Int($0) }
      } else {
        let offset = repeats ? 0 : Int(values["resultOffset"] ?? "") ?? 0
        let start = max(0, offset - overlap)
        ids = Array(start..<max(start, min(total, offset + cap)))
        isFollowed = ids.last.map { $0 < total - 1 } ?? false
        if shuffles, offset > 0 { ids = ids.map { $0 - 1 } }
      }
      let features = ids.map { id in
        isGeoJSON
          ? #"{"type":"Feature","id":\#(id),"properties":{"OBJECTID":\#(id)},"geometry":{"type":"Polygon","coordinates":[[[37,48],[37.1,48],[37.1,48.1],[37,48]]]}}"#
          : #"{"attributes":{"OBJECTID":\#(id)},"geometry":{"rings":[[[37,48],[37.1,48.1],[37.1,48],[37,48]]]}}"#
      }.joined(separator: ",")
      let limit = isFollowed ? "\"exceededTransferLimit\":true," : ""
      return isGeoJSON
        ? "{\"type\":\"FeatureCollection\",\"properties\":{\(limit.dropLast())},\"features\":[\(features)]}"
        : "{\"geometryType\":\"esriGeometryPolygon\",\(limit)\"spatialReference\":{\"wkid\":4326},\"features\":[\(features)]}"
    }
  }

  private func ids(_ service: Service, formats: [String] = []) throws -> [Int] {
    let clock = FakeClock()
    let transport = FakeTransport(clock) { request, _ in .json(service.answer(request.address)) }
    var download = LayerDownload(
      address: "https://a.org/X/FeatureServer/0", name: "X", objectID: "OBJECTID", formats: formats,
      client: .testing(transport, clock))
    let document = try GeoJSONReader(options: .init(esriJSON: true)).read(download.bytes())
    #expect(document.members["exceededTransferLimit"] == nil)
    #expect(document.form == (service.knowsGeoJSON ? .featureCollection : .esriJSON))
    #expect(document.form == .esriJSON || document.name == "X")
    return document.features.compactMap { $0.properties["OBJECTID"]?.intValue }
  }

  @Test("Whatever the size of the pages, all is there once", arguments: 0..<40)
  func complete(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 1)
    let total = Int.random(in: 1...2000, using: &random)
    let service = Service(
      total: total, cap: Int.random(in: max(1, total / 40)...2000, using: &random),
      overlap: Int.random(in: 0...5, using: &random), countsFeatures: .random(using: &random),
      knowsGeoJSON: .random(using: &random))
    #expect(
      try ids(service, formats: .random(using: &random) ? [] : ["json", "geojson"]) == Array(0..<total),
      "seed \(seed)")
  }

  @Test("A page that ends just where the layer does is the last")
  func exact() throws {
    for total in [99, 100, 101, 200] { #expect(try ids(Service(total: total, cap: 100)) == Array(0..<total)) }
    #expect(try ids(Service(total: 0, cap: 100)) == [])
  }

  @Test("What the pages leave out since the order changed is got by its number")
  func missing() throws {
    #expect(try ids(Service(total: 250, cap: 100, shuffles: true)).sorted() == Array(0..<250))
  }

  @Test("A service that says it has no GeoJSON is not asked for it")
  func esri() throws {
    #expect(try ids(Service(total: 30, cap: 10, knowsGeoJSON: false), formats: ["json"]).count == 30)
  }

  @Test("A page that comes again and again ends in a fault, and not never")
  func repeated() {
    #expect {
      try ids(Service(total: 30, cap: 10, repeats: true))
    } throws: { error in
      guard case FeedFailure.gaveUp(let fault, _) = error else { return false }
      return fault.kind == .repeated
    }
  }
}
