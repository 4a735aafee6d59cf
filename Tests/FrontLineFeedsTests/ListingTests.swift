import Curl
import FrontLine
import FrontLineKit
import GeoJSON
import Testing

@testable import FrontLineFeeds

@Suite("What a feed has")
struct ListingTests {
  private let clock = FakeClock()

  private func value(_ text: String) throws -> JSONValue { try GeoJSONReader().readValue(Array(text.utf8)) }

  private func listing(
    _ feed: Feed, _ answers: [String: String], range: DateRange = .init(), newest: Bool = false
  ) throws -> FeedListing {
    let transport = FakeTransport(clock) { request, _ in
      guard let answer = answers.first(where: { request.address.hasSuffix($0.key) }) else {
        return .json("", status: 404)
      }
      return .json(answer.value)
    }
    let client = FeedClient.testing(transport, clock)
    let today = try #require(CalendarDate("2025-08-12"))
    return try FeedListing(of: feed, client, range: range, today: today, newestOnly: newest)
  }

  @Test("Versions come in the order of their time, each once; what has no time is left out and told")
  func history() throws {
    let list =
      #"[{"id":1754251105},{"id":"1735678434"},{"id":1754251105},{"id":7},{"id":null},{},{"id":1753989730.0},3]"#
    let found = try listing(.deepState, ["/public": list])
    #expect(found.versions.map(\.id) == ["1735678434", "1753989730", "1754251105"])
    #expect(found.versions.map { $0.date?.description } == ["2024-12-31", "2025-07-31", "2025-08-03"])
    #expect(
      found.versions[2].parts
        == [
          FeedPart(
            fileName: "1754251105.geojson",
            address: "https://deepstatemap.live/api/history/1754251105/geojson")
        ])
    #expect(found.diagnostics.warnings.count == 1 && found.diagnostics.notices.count == 1)
    let since = DateRange(since: CalendarDate("2025-07-31"), until: CalendarDate("2025-08-02"))
    #expect(try listing(.deepState, ["/public": list], range: since).versions.map(\.id) == ["1753989730"])
    // The newest comes with its number, in one request: its map is what stands in the envelope, byte for byte.
    let map = #"{"type": "FeatureCollection", "name": "{\"map\": [", "features": [ ]}"#
    let envelope = #"{"datetime": "}{", "x": {"map": {}}, "id": 1754251105, "map" : \#(map), "z": [{}]}"#
    let newest = try listing(.deepState, ["/last": envelope], newest: true).versions
    #expect(newest.map(\.id) == ["1754251105"])
    #expect(newest[0].parts[0].content.map { String(decoding: $0, as: UTF8.self) } == map)
    for text in ["{}", #"{"id": 7, "map": {}}"#, #"{"id": 1754251105, "map": []}"#] {
      #expect(throws: FeedFailure.self) { try listing(.deepState, ["/last": text], newest: true) }
    }
  }

  @Test(
    "A list that is none is no empty one",
    arguments: ["[]", "{}", "[{}]", "[1]", #"{"error":"no"}"#, "[{\"id\":"])
  func noList(_ text: String) {
    #expect(throws: FeedFailure.self) { try listing(.deepState, ["/public": text]) }
  }

  @Test("Of a repository the maps are listed, with their sizes; names that lead elsewhere are not")
  func repository() throws {
    let list = """
      {"tree":[{"path":"README.md","type":"blob","sha":"a","size":1},
      {"path":"data/deepstatemap_data_20250812.geojson","sha":"b","size":9},
      {"path":"data/deepstatemap_data_20240708.geojson","sha":"c","size":8},
      {"path":"data/deepstatemap_data_/../../20250101.geojson","sha":"d","size":8},
      {"path":"data/deepstatemap_data_99999999.geojson","sha":"d","size":8}],"truncated":true}
      """
    let found = try listing(.union, ["recursive=1": list])
    #expect(found.versions.map(\.id) == ["2024-07-08", "2025-08-12"])
    #expect(found.versions[1].parts[0].byteCount == 9 && found.versions[1].parts[0].edition == "b")
    #expect(found.diagnostics.warnings.count == 1)
  }

  @Test("The layers are a version of the time of the last edit, on the day in Washington")
  func layers() throws {
    let feed = Feed(
      name: "x", title: "x",
      shape: .layers([
        FeedLayer(name: "a", address: "https://a.org/a/FeatureServer/0"),
        FeedLayer(name: "b", address: "https://a.org/b/FeatureServer/1"),
      ]))
    let found = try listing(
      feed,
      [
        "a/FeatureServer/0?f=json":
          #"{"fields":[],"editingInfo":{"lastEditDate":1755052800000},"objectIdField":"FID","supportedQueryFormats":"JSON, geoJSON"}"#,
        "b/FeatureServer/1?f=json": #"{"fields":[],"editingInfo":{"lastEditDate":1754000000000}}"#,
      ])
    let version = try #require(found.versions.first)
    #expect(version.id == "2025-08-13T02:40:00Z" && version.date?.description == "2025-08-12")
    #expect(version.parts.map(\.fileName) == ["20250812_a.geojson", "20250812_b.geojson"])
    #expect(version.parts[0].kind == .layer(objectID: "FID", formats: ["json", "geojson"]))
    #expect(version.parts[1].edition == "2025-07-31T22:13:20Z" && !version.isChanging)
  }

  @Test("A service that is named without the number of a layer is asked for its only layer of polygons")
  func numbers() throws {
    let feed = Feed(
      name: "x", title: "x", shape: .layers([FeedLayer(name: "a", address: "https://a.org/a/FeatureServer")]))
    func layers(_ list: String) throws -> FeedVersion? {
      try listing(
        feed,
        [
          "a/FeatureServer?f=json": list,
          "a/FeatureServer/5?f=json": #"{"fields":[],"editingInfo":{"lastEditDate":1754000000000}}"#,
        ]
      ).versions.first
    }
    let found = try layers(
      #"{"layers":[{"id":3,"geometryType":"esriGeometryPoint"},{"id":5,"geometryType":"esriGeometryPolygon"}]}"#
    )
    #expect(found?.parts.map(\.address) == ["https://a.org/a/FeatureServer/5"])
    for list in ["{}", #"{"layers":[]}"#, #"{"layers":[{"id":1},{"id":2}]}"#] {
      #expect(throws: FeedFailure.self) { try layers(list) }
    }
  }

  @Test("A template has a version for each day of the range, up to today")
  func days() throws {
    let feed = try Feed(template: "https://a.org/{yyyy}/map.json")
    let range = DateRange(since: CalendarDate("2025-08-10"), until: CalendarDate("2025-09-01"))
    let found = try listing(feed, [:], range: range)
    #expect(found.versions.map(\.id) == ["2025-08-10", "2025-08-11", "2025-08-12"])
    #expect(found.versions[0].parts[0].fileName == "2025-08-10-map.json")
    #expect(found.versions.allSatisfy { $0.mayBeAbsent })
  }

  @Test("A description is read, and what is wrong with it is named")
  func descriptions() throws {
    let folder = try TemporaryPlace()
    func feed(_ text: String) throws -> Feed {
      try folder.write("feed.json", text)
      return try Feed(describedAt: folder.path + "/feed.json")
    }
    let good = try feed(
      #"{"schema":"frontline.feed/1","name":"mine","url":"https://a.org/{date}.json","terms":"ask","accept_terms":true,"source":"nzz","redirect_hosts":["B.org"]}"#
    )
    #expect(
      good.shape == .days("https://a.org/{date}.json") && good.mustAcceptTerms
        && good.redirectHosts == ["b.org"]
        && good.source == SourceChoice("nzz"))
    let own = try feed(
      #"{"schema":"frontline.feed/1","name":"mine","url":"https://a.org","source":"mine.json"}"#)
    #expect(own.source == .described(folder.path + "/mine.json") && own.shape == .file("https://a.org"))
    let isw = try feed(
      #"{"schema":"frontline.feed/1","name":"isw","layers":[{"name":"VIEW_X","url":"https://a.org/X/FeatureServer/7/"}]}"#
    )
    #expect(isw.mustAcceptTerms && isw.terms == Feed.isw.terms)
    #expect(isw.shape == .layers([FeedLayer(name: "VIEW_X", address: "https://a.org/X/FeatureServer/7")]))
    for bad in [
      "[]", "{", #"{"schema":"frontline.feed/2","name":"a","url":"https://a.org"}"#,
      #"{"schema":"frontline.feed/1","name":"A B","url":"https://a.org"}"#,
      #"{"schema":"frontline.feed/1","name":"a","url":"ftp://a.org"}"#,
      #"{"schema":"frontline.feed/1","name":"a"}"#,
      #"{"schema":"frontline.feed/1","name":"a","url":"https://a.org","layers":[]}"#,
      #"{"schema":"frontline.feed/1","name":"a","layers":[{"name":"../x","url":"https://a.org"}]}"#,
      #"{"schema":"frontline.feed/1","name":"a","url":"https://a.org","tems":"x"}"#,
      #"{"schema":"frontline.feed/1","name":"deepstate","url":"https://a.org"}"#,
      #"{"schema":"frontline.feed/1","name":"isw","layers":[{"name":"a","url":"https://a.org"}],"terms":"none"}"#,
    ] {
      #expect(throws: (any Error).self, "\(bad)") { try feed(bad) }
    }
  }
}
