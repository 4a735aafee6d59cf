import GeoJSON
import GeoTypes
import Testing

@testable import FrontLine

@Suite struct SnapshotDeepStateTests {
  private let occupied = deepState("Окуповано /// Occupied /// geoJSON.status.occupied", fill: "#a52714")

  @Test func `features, statuses and dates`() throws {
    var map = document(
      feature(occupied),
      feature([:], .point(Coordinate(x: 37, y: 48))),
      feature(
        deepState("ОРДЛО /// CADR", fill: "#880e4f"),
        .collection([.polygon(square()), .collection([.polygon(square(38, 48))])])
      )
    )
    map.warnings = [GeoJSONWarning(message: "odd", occurrences: 3)]
    let result = try snapshot(map, path: "x/1648989208.geojson")
    #expect(result.source == .deepState)
    #expect(result.publishedAt?.description == "2022-04-03T12:33:28Z")
    #expect(result.date?.description == "2022-04-03")
    #expect(result.dateOrigin == .fileName)
    #expect(try result.requiredDate() == result.date)
    #expect(result.features.map(\.index) == [0, 2])
    #expect(result.features.map(\.polygons.count) == [1, 2])
    #expect(result.features(with: .occupied).map(\.index) == [0])
    #expect(result.features(of: .ordlo).map(\.index) == [2])
    #expect(try result.features(in: .allOccupied).count == 2)
    #expect(result.statuses == [.occupied, .occupiedBefore2022])
    #expect(result.polygonCount == 3)
    #expect(result.allWarnings.map(\.description) == ["x/1648989208.geojson: odd, and 2 more"])
  }

  @Test func `the envelope tells the time of publication`() throws {
    var map = document(feature(["fill": "#a52714"]))
    map.form = .envelope
    map.members = ["id": 1_754_251_105, "datetime": "2024-05-01T00:00:00.000Z"]
    var result = try snapshot(map, path: "last-2025-08-05.json")
    #expect(result.source == .deepState)
    #expect(result.publishedAt?.description == "2025-08-03T19:58:25Z")
    #expect(result.date?.description == "2025-08-03")
    #expect(result.dateOrigin == .content)
    #expect(result.fileDate?.description == "2025-08-05")

    map.members = ["id": "x", "datetime": "2024-05-01T00:00:00.000Z"]
    result = try snapshot(map)
    #expect(result.publishedAt?.description == "2024-05-01T00:00:00Z")

    // Milliseconds, and a datetime in words: neither tells a time.
    map.members = ["id": 1_754_251_105_000, "datetime": "01.05.2024 о 20:44"]
    result = try snapshot(map, path: "last-2025-08-05.json")
    #expect(result.publishedAt == nil)
    #expect(result.date?.description == "2025-08-05")

    result = try snapshot(map, .init(date: CalendarDate("2025-01-01")))
    #expect(result.date?.description == "2025-01-01")
    #expect(result.dateOrigin == .option)
  }

  @Test func `times of the envelope that contradict each other or can't be used are told`() throws {
    var map = document(feature(["fill": "#a52714"]))
    map.form = .envelope
    func warnings(_ members: JSONObject, _ options: SnapshotReader.Options = .init()) throws -> [String] {
      map.members = members
      let warnings = try snapshot(map, options).warnings
      #expect(warnings.allSatisfy { $0.code == .date && $0.severity == .warning })
      return warnings.map(\.description)
    }
    #expect(
      try warnings(["id": 1_754_251_105, "datetime": "2024-01-01T00:00:00Z"]) == [
        "map.geojson: the id of its envelope is of 2025-08-03, its datetime of 2024-01-01: the id is used (where: "
          + "\"datetime\"): give the date of the map with `date` YYYY-MM-DD"
      ])
    #expect(
      try warnings(["id": 1_754_251_105_000]) == [
        "map.geojson: the id 1754251105000 of its envelope is not a time in unix seconds (in milliseconds it would be "
          + "one) and is ignored (where: \"id\"): write unix seconds, or give the date of the map with `date` "
          + "YYYY-MM-DD"
      ])
    #expect(try warnings(["id": 12]).first?.contains("the id 12 of its envelope is not a time") == true)
    #expect(
      try warnings(["id": 1_754_251_105, "datetime": "2025-02-30T20:00:00Z"]).first?.contains(
        "the datetime \"2025-02-30T20:00:00Z\" of its envelope is not a date in ISO 8601") == true)
    #expect(try warnings(["id": "x", "datetime": "01.05.2024 о 20:44"]).count == 2)
    // In the evening of the day before, or in words beside an id that tells it: nothing to say.
    #expect(try warnings(["id": 1_754_251_105, "datetime": "2025-08-04T01:00:00+03:00"]).isEmpty)
    #expect(try warnings(["id": 1_754_251_105, "datetime": "03.08.2025 22:58"]).isEmpty)
    #expect(try warnings([:]).isEmpty)
    #expect(try warnings(["id": 12], .init(date: CalendarDate("2025-01-01"))).isEmpty)
  }

  @Test func `a new label is an error that names the feature and the options`() throws {
    let map = document(feature(occupied), feature(deepState("Нова \u{202E}назва\n", fill: "#123456")))
    let error = #expect(throws: InputError.self) { try snapshot(map, path: "20250803.json") }
    #expect(error?.kind == .badData)
    #expect(
      error?.description
        == "20250803.json: no rule gives a DeepState polygon with label \"Нова \\u{202E}назва\" and fill \"#123456\" a "
        + "status (where: feature 1 \"Нова \\u{202E}назва\\u{A}\"): map it with `map` VALUE=STATUS, as in `map` 'Нова "
        + "\\u{202E}назва=occupied' (statuses: occupied, occupied-before-2022, contested, liberated, foreign, advance, "
        + "infiltration, claimed, counteroffensive), or leave it out with `skip_unclassified`"
    )
  }

  @Test func `a new label is mapped or skipped`() throws {
    let map = document(feature(occupied), feature(deepState("Нова назва", fill: "#123456")))
    let mapped = try snapshot(map, .init(mapping: ["Нова назва": .contested]))
    #expect(mapped.features.map(\.status) == [.occupied, .contested])
    let skipped = try snapshot(map, .init(skipUnclassified: true))
    #expect(skipped.features.map(\.status) == [.occupied])
    #expect(
      skipped.warnings.map(\.description) == [
        "map.geojson: left out, having no known status: label \"Нова назва\", fill \"#123456\" (where: feature 1 "
          + "\"Нова назва\")"
      ]
    )
    #expect(skipped.warnings.map(\.code) == [.skippedUnclassified])
  }

  @Test func `a polygon without label and colour can only be skipped`() {
    let error = #expect(throws: InputError.self) {
      try snapshot(document(feature(deepState(nil, fill: nil))))
    }
    #expect(error?.message == "no rule gives a DeepState polygon with no label and no fill a status")
    #expect(error?.advice.description == "leave it out with `skip_unclassified`")
  }

  @Test func `the grey colour without a date is an error`() throws {
    let map = document(feature(deepState("Під питанням", fill: "#bdbdbd")))
    let error = #expect(throws: InputError.self) { try snapshot(map) }
    #expect(error?.message.description.contains("from 2024-08-06 on and the grey zone before") == true)
    #expect(error?.advice.description == "give it with `date` YYYY-MM-DD")
    #expect(try snapshot(map, .init(date: CalendarDate("2024-08-05"))).statuses == [.contested])
    #expect(try snapshot(map, path: "2024-08-06.json").statuses == [.foreign])
  }

  @Test func `a position that has slipped is reported, and its land counts`() throws {
    let slipped = Polygon(
      exterior: Ring([
        Coordinate(x: 37, y: 48), Coordinate(x: 38, y: 48), Coordinate(x: 138, y: 49),
        Coordinate(x: 37, y: 49),
        Coordinate(x: 37, y: 48),
      ]))
    let result = try snapshot(document(feature(occupied, .polygon(slipped))))
    #expect(result.features.first?.polygons == [slipped])
    #expect(
      result.warnings.map(\.description) == [
        "map.geojson: a polygon with the status occupied reaches from the mapped area (22 to 41° E, 44 to 53° N) to "
          + "longitude 138.0, latitude 49.0, and is counted unchanged (where: feature 0 \"Окуповано /// Occupied /// "
          + "geoJSON.status.occupied\"): check that position"
      ])
  }

  @Test func `strays are reported and left out, foreign land is not`() throws {
    let far = square(64.4, 14.6)
    let map = document(
      feature(
        deepState("Статус невідомий /// Unknown status", fill: "#bcaaa4"),
        .multiPolygon(MultiPolygon([square(), far]))
      ),
      feature(deepState("Окупована Абхазія", fill: "#ff5252"), .polygon(far)),
      feature(occupied, .polygon(far)),
      // A corner inside is enough to stay.
      feature(occupied, .polygon(square(40.95, 52.95)))
    )
    let result = try snapshot(map)
    #expect(result.strays.map(\.featureIndex) == [0, 2])
    #expect(result.strays.map(\.status) == [.contested, .occupied])
    #expect(result.strays.first?.polygon == far)
    #expect(result.features.map(\.index) == [0, 1, 3])
    #expect(result.features.first?.polygons == [square()])
    #expect(result.warnings.map(\.code) == [.stray, .stray])
    #expect(
      result.warnings.first?.description
        == "map.geojson: a polygon with the status contested at longitude 64.4, latitude 14.6 lies far from Ukraine "
        + "(22 to 41° E, 44 to 53° N) and is left out (where: feature 0 \"Статус невідомий /// Unknown status\", "
        + "polygon 1)"
    )
  }

  @Test func `what looks like DeepState's never counts as generic`() throws {
    let signs: [JSONObject] = [
      ["name": "Щось /// Something"], ["name": "geoJSON.status.new"], ["styleUrl": "#x"], ["styleHash": "x"],
      ["styleMapHash": "x"], ["fill": "#123456"],
    ]
    for properties in signs {
      let error = #expect(throws: InputError.self) { try snapshot(document(feature(), feature(properties))) }
      #expect(
        error?.message.description.hasPrefix("no rule gives a DeepState polygon") == true, "\(properties)")
    }
    for properties in signs.dropLast() {
      let error = #expect(throws: InputError.self) {
        try snapshot(document(feature(properties)), .init(status: .occupied))
      }
      #expect(error?.message.description.hasPrefix("this is a DeepState snapshot (") == true, "\(properties)")
      #expect(error?.advice.description.contains("`source` generic") == true)
    }
    // A colour alone is what other programs write too: the user's word decides.
    let coloured = document(feature(["fill": "#123456", "s": "occupied"]))
    #expect(try snapshot(coloured, .init(statusProperty: "s")).source == .generic)
    #expect(try snapshot(coloured, .init(source: .generic)).source == .generic)
  }
}
