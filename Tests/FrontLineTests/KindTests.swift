import FrontLine
import GeoJSON
import Testing

/// Files whose polygons are not land that is held, and land that is no polygon.
@Suite struct KindTests {
  private func read(_ features: [String], _ options: SnapshotReader.Options = .init()) throws -> Snapshot {
    let text = #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
    return try SnapshotReader(options: options).read(Array(text.utf8), path: "2025-08-01.geojson")
  }

  private func polygon(_ properties: String) -> String {
    #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49],[37,48]]]}}"#
  }

  private func line(_ properties: String, _ type: String = "LineString") -> String {
    let ring = "[[37,48],[38,48],[38,49],[37,48]]"
    return
      #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"\#(type)","coordinates":\#(type == "LineString" ? ring : "[\(ring)]")}}"#
  }

  @Test(arguments: [
    [#""kind":"gained","km2":1,"before":"2025-07-01""#, #""kind":"lost","km2":2"#],
    [#""kind":"lost","km2":2"#],
    [#""kind":"agreed","km2":1"#, #""kind":"only-a","km2":2.5"#], [#""kind":"only-b","km2":1"#],
  ])
  func `an exported change or comparison is no map`(properties: [String]) throws {
    let features = properties.map(polygon)
    let error = try #require(throws: InputError.self) { try read(features) }
    #expect(error.kind == .badData && error.message.description.contains("not which land is held"))
    #expect(error.advice.description.contains("`status_property` kind"))
    // Who says what they are is believed.
    #expect(try read(features, .init(source: .generic)).features.count == features.count)
    #expect(try read(features, .init(status: .occupied)).features.count == features.count)
    let mapped = SnapshotReader.Options(
      statusProperty: "kind", mapping: ["gained": .occupied, "agreed": .occupied], skipUnclassified: true)
    #expect(
      try read(features, mapped).features.count
        == features.count(where: { $0.contains("gained") || $0.contains("agreed") }))
  }

  @Test(arguments: [
    [#""kind":"gained""#], [#""kind":"gained","km2":1"#, #""kind":"held","km2":1"#],
    [#""kind":"gains","km2":1"#],
    [#""km2":1"#, #""kind":"lost","km2":1"#], [#""Kind":"gained","km2":1"#],
  ])
  func `what only looks like one is read`(properties: [String]) throws {
    #expect(try read(properties.map(polygon)).features.count == properties.count)
  }

  private func warned(_ features: [String], _ options: SnapshotReader.Options = .init()) throws
    -> [Diagnostic]
  {
    try read(features, options).warnings.filter { $0.code == .noPolygons }
  }

  @Test func `a status on a line is warned of`() throws {
    let land = polygon(#""status":"occupied""#)
    for type in ["LineString", "MultiLineString"] {
      for options in [SnapshotReader.Options(), .init(statusProperty: "status"), .init(status: .occupied)] {
        let found = try warned([land, line(#""status":"contested","name":"Б""#, type)], options)
        #expect(
          found.count == 1
            && found[0].message.description.contains("a feature with a status has lines and no polygon")
            && found[0].location.feature == 1)
        #expect(found[0].severity == .warning && found[0].location.featureName == "Б")
      }
    }
    let several = try warned([land, line(#""status":"contested""#), line(#""status":"Occupied ""#)])
    #expect(
      several.count == 1
        && several[0].message.description.contains("2 features with a status have lines and no polygon"))
    let mapped = SnapshotReader.Options(statusProperty: "s", mapping: ["червоний": .occupied])
    #expect(try warned([polygon(#""s":"червоний""#), line(#""s":"Червоний""#)], mapped).count == 1)
    let label = ##""name":"Окуповано /// Occupied /// geoJSON.status.occupied","fill":"#a52714""##
    #expect(try warned([polygon(label), line(label)]).count == 1)
    // As this program exports a map.
    let exported = #""status":"occupied","source":"generic","km2":1,"date":"2025-08-01""#
    #expect(try warned([polygon(exported), line(exported)]).count == 1)
  }

  @Test func `a line that says nothing of a status is no matter`() throws {
    let land = polygon(#""status":"occupied""#)
    for other in [#""name":"road""#, #""status":"open""#, #""status":null"#, ""] {
      #expect(try warned([land, line(other)]).isEmpty)
    }
    let label = ##""name":"Окуповано /// Occupied /// geoJSON.status.occupied","fill":"#a52714""##
    #expect(try warned([polygon(label), line(##""fill":"#a52714""##)]).isEmpty)
    // A collection that holds both has its land.
    let both =
      #"{"type":"Feature","properties":{"status":"occupied"},"geometry":{"type":"GeometryCollection","geometries":[{"type":"LineString","coordinates":[[1,2],[3,4]]},{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49],[37,48]]]}]}}"#
    #expect(try warned([land, both]).isEmpty)
  }

  @Test("An exported series of several days is not united; one day of it is a map")
  func exportedSeries() throws {
    func day(_ date: String) -> String {
      polygon(#""date":"\#(date)","territory":"all-occupied","source":"deepstate","area_km2":12.5"#)
    }
    let error = try #require(throws: InputError.self) { try read([day("2025-01-01"), day("2025-01-03")]) }
    #expect(error.kind == .badData && error.message.description.contains("maps of 2 days"))
    #expect(try read([day("2025-01-01")]).features.count == 1)
    #expect(try read([day("2025-01-01"), day("2025-01-03")], .init(dates: .ignore)).features.count == 2)
  }
}
