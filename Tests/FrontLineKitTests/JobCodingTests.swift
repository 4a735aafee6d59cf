import Checking
import FoundationEssentials
import FrontLine
import FrontLineKit
import GeoData
import GeoJSON
import GeoTypes
import Measurement
import Testing

/// Jobs as JSON.
@Suite("Jobs as JSON")
struct JobCodingTests {
  /// A job of each kind with members other than the defaults.
  private static func jobs() throws -> [any Job] {
    let reading = Reading(
      source: .named(.generic), status: .occupied, statusProperty: "kind", mapping: ["x": .contested],
      skipUnclassified: true, date: CalendarDate("2025-08-12"), crs: "EPSG:32637")
    let own = try #require(Denominator(squareKilometers: 26_517.5))
    let measuring = Measuring(
      territory: try Territory(statuses: [.contested, .liberated]), earth: .epsg(6933), denominator: own)
    let range = DateRange(since: CalendarDate("2025-01-01"), until: CalendarDate("2025-02-01"))
    let regions = RegionsInput(path: "r.geojson", nameProperty: "n", idProperty: "i")
    let box = Box(minX: 36, minY: 47, maxX: 38, maxY: 49)
    var export = ExportJob(
      inputs: ["a"], layer: .frontLine, range: range, reading: reading, measuring: measuring)
    (export.statuses, export.decimals, export.simplifyMeters, export.box, export.clip) = (
      [.occupied], 5, 12.5, box, "c.geojson"
    )
    export.border = BorderInput(path: "b.geojson", toleranceMeters: 700)
    return [
      AreaJob(inputs: ["a", "b"], regions: regions, reading: reading, measuring: measuring),
      ChangeJob(
        before: "a", after: "b", regions: "r.geojson", sliverSquareKilometers: 0.5, carry: ["code"],
        reading: reading,
        measuring: measuring),
      SeriesJob(
        inputs: ["a"], every: .week, range: range, keepsGoing: true, regions: regions, rollingDays: 30,
        reading: reading, measuring: measuring),
      DistanceJob(
        inputs: ["a"], to: ["37,48", "Bakhmut"], each: true, withinKilometers: [2.5], every: .week,
        gapMeters: 0, range: range,
        reading: reading, measuring: measuring),
      RouteJob(
        inputs: ["a"], trip: .init(from: "x", to: "y", network: "n.geojson", clearanceKilometers: 3),
        withinKilometers: [1, 2], profile: true, gapMeters: 1, range: range, reading: reading,
        measuring: measuring),
      RouteJob(inputs: ["a"], via: ["x", "y"]),
      ZonesJob(
        inputs: ["a"], withinKilometers: [1, 2.5], bothSides: true, areas: false, gapMeters: 1, range: range,
        places: PlacesInput("+p.csv"), carry: ["code"], reading: reading, measuring: measuring),
      MapJob(
        inputs: ["a"], content: .share, view: .around("Pokrovsk", radiusKilometers: 12.5), regions: regions,
        roads: ["r.geojson"], routes: ["T-05-14"], overlays: ["o.geojson"], range: range, reading: reading,
        measuring: measuring),
      MapJob(inputs: ["a"], view: .box(box)),
      FilmJob(MapJob(inputs: ["a"], content: .status, range: range), recentDays: 7),
      MapJob(inputs: ["a"], view: .region("Donetsk"), regions: regions),
      ReportJob(
        inputs: ["a"], every: .week, range: range, keepsGoing: true, regions: regions, to: ["37,48"],
        along: ["r.geojson"], withinKilometers: [1, 2.5], compare: "b", sections: [.summary, .roads],
        gapMeters: 1, places: PlacesInput("+p.csv"), reading: reading, measuring: measuring),
      ZonesJob(inputs: ["a"], areas: true, clip: "c.geojson", regions: regions),
      CompareJob("a", with: "b", on: CalendarDate("2025-07-01"), regions: regions, reading: reading),
      FrontJob(
        before: "a", after: "b", border: "b.geojson", gapMeters: 3, sector: box, stepMeters: 100,
        reading: reading, measuring: measuring),
      CheckJob(
        inputs: ["a"], earth: .turf, repair: .init(method: .linework, seconds: 3), reading: reading),
      export, ArchiveListJob(archive: "a.gpkg", range: range),
    ]
  }

  @Test("A job is the same after encoding and decoding")
  func roundTrip() throws {
    func check<Kind: Job>(_ job: Kind) throws {
      let data = try JSONEncoder().encode(job)
      let again = try JSONDecoder().decode(Kind.self, from: data)
      #expect(again == job, "\(String(decoding: data, as: UTF8.self))")
      #expect(try Kind(json: job.json) == job)
    }
    for job in try Self.jobs() { try check(job) }
  }

  @Test("Missing members have the defaults of the command line")
  func defaults() throws {
    func decode<Kind: Job>(_ kind: Kind.Type, _ text: String) throws -> Kind {
      try JSONDecoder().decode(kind, from: Data(text.utf8))
    }
    #expect(try decode(AreaJob.self, "{}") == AreaJob())
    #expect(
      try decode(ChangeJob.self, #"{"job":"change","before":"a","after":"b","regions":"r.geojson"}"#)
        == ChangeJob(before: "a", after: "b", regions: "r.geojson"))
    let series = try decode(
      SeriesJob.self, #"{"every":"month","since":"2025-01-01","territory":["contested"]}"#)
    #expect(series.every == .month && series.range.since == CalendarDate("2025-01-01"))
    #expect(series.measuring.territory.statuses == [.contested])
  }

  @Test(
    "Unknown members and wrong values are refused by name",
    arguments: [
      (#"{"inptus":["a"]}"#, "there is no member \"inptus\": give some of inputs, regions, source"),
      (#"{"inputs":"a"}"#, "the member \"inputs\" can't have the value \"a\""),
      (#"{"earth":"mars"}"#, "the member \"earth\" can't have the value \"mars\""),
      (#"{"territory":["occupied","foreign"]}"#, "the member \"territory\" can't have the value"),
      (#"{"denominator":-1}"#, "the member \"denominator\" can't have the value -1"),
      (#"{"date":"12.08.2025"}"#, "the member \"date\" can't have the value \"12.08.2025\""),
      (#"{"regions":{"path":"r","region_nmae":"x"}}"#, "the member \"regions\" can't have the value"),
      (#"{"job":"change"}"#, "the member \"job\" is \"change\", and this is a job area"),
      ("[]", "a job is a JSON object"),
    ])
  func refusals(text: String, words: String) throws {
    let error = #expect(throws: (any Error).self) {
      try JSONDecoder().decode(AreaJob.self, from: Data(text.utf8))
    }
    let refusal = try #require(error as? JobError, "\(String(describing: error))")
    #expect(refusal.kind == .request && refusal.description.hasPrefix(words), "\(refusal)")
  }

  @Test("A repeated member is refused")
  func twice() {
    let json = JSONObject([("earth", "turf"), ("earth", "wgs84")])
    let error = #expect(throws: JobError.self) { try AreaJob(json: json) }
    #expect(error?.description.contains("is given twice") == true)
  }

  @Test("A decoded job gives the same result")
  func sameResult() async throws {
    let job = SeriesJob(inputs: [], every: .snapshot)
    let again = try JSONDecoder().decode(SeriesJob.self, from: JSONEncoder().encode(job))
    guard case .steps(let one, _) = try await job.run().rows,
      case .steps(let other, _) = try await again.run().rows
    else {
      Issue.record("no steps")
      return
    }
    #expect(one == other && one.count == EmbeddedData.sampleSnapshots.count)
  }

  @Test("The schema of each job has all its members and allows no others")
  func schemas() throws {
    for job in try Self.jobs() {
      let schema = type(of: job).schema
      #expect(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema")
      #expect(schema["additionalProperties"] == false)
      let properties = try #require(schema["properties"]?.objectValue)
      #expect(properties.keys == job.json.keys)
      #expect(Set(properties.keys).count == properties.count)
      for member in properties.members where member.key != "job" {
        #expect(member.value["description"]?.stringValue?.isEmpty == false, "\(member.key)")
      }
      #expect(properties["job"]?["const"]?.stringValue == type(of: job).name)
    }
  }
}
