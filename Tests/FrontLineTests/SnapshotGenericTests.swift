import GeoJSON
import GeoTypes
import Testing

@testable import FrontLine

@Suite struct SnapshotGenericTests {
  @Test func `without a word every polygon counts as occupied, and a notice says so`() throws {
    let result = try snapshot(document(feature(["name": "Окуповано"]), feature()))
    #expect(result.source == .generic)
    #expect(result.features.map(\.status) == [.occupied, .occupied])
    #expect(result.warnings.map(\.code) == [.assumedOccupied])
    #expect(result.warnings.map(\.severity) == [.notice])
    #expect(
      result.warnings.first?.description
        == "map.geojson: it names no statuses, so every polygon counts as occupied: to change that, use "
        + "`status_property` NAME or `status` STATUS"
    )
  }

  @Test func `a property whose values all name statuses gives them, and a notice says which`() throws {
    let result = try snapshot(
      document(feature(["name": "a", "control": "occupied"]), feature(["control": "contested"]))
    )
    #expect(result.features.map(\.status) == [.occupied, .contested])
    #expect(result.warnings.map(\.code) == [.statusProperty])
    #expect(
      result.warnings.first?.message.description
        == "its property \"control\" tells the statuses: occupied (1): occupied, contested (1): contested")
  }

  @Test(
    "Words for statuses are known in three languages, in any case, with the words that go with them",
    arguments: [
      ("Occupied", ControlStatus.occupied), ("Russian-controlled territory", .occupied),
      ("Тимчасово окуповані території", .occupied), ("Оккупированная территория", .occupied),
      ("Liberated", .liberated), ("de-occupied", .liberated), ("Звільнені землі", .liberated),
      ("Освобождённая", .liberated), ("Grey zone", .contested), ("СІРА  ЗОНА", .contested),
      ("спорная территория", .contested), ("Claimed by Russia", .claimed),
      ("Окуповано до 2022", .occupiedBefore2022),
      ("occupied_before_2022", .occupiedBefore2022), ("counteroffensive", .counteroffensive),
    ])
  func words(value: String, status: ControlStatus) throws {
    let result = try snapshot(document(feature(["layer": .string(value)])))
    #expect(result.features.map(\.status) == [status])
  }

  @Test func `land that is called something else than occupied never counts as occupied`() throws {
    for (values, property) in [
      (["Occupied", "Liberated", "Units"], "layer"), (["Liberated", "Area 2"], "name"),
      (["claimed", "front"], "type"),
    ] {
      let map = document(values.map { feature([property: .string($0)]) })
      let error = #expect(throws: InputError.self) { try snapshot(map) }
      let other = values.last ?? ""
      #expect(
        error?.advice.description.hasSuffix("`status_property` '\(property)' `map` '\(other)=STATUS'") == true
      )
      // The line as it stands, with a status, is the way out; so is leaving out.
      let mapped = SnapshotReader.Options(
        statusProperty: property, mapping: [other: .contested])
      #expect(try snapshot(map, mapped).features.last?.status == .contested)
      let skipped = try snapshot(map, .init(skipUnclassified: true))
      #expect(skipped.features.count == values.count - 1)
    }
  }

  @Test func `kinds that nobody knows are kept for a warning`() throws {
    let map = document(
      feature(["type": "制圧地域"]), feature(["type": "進軍"]), feature(["type": "制圧地域", "name": "Liberty"]))
    let result = try snapshot(map)
    #expect(result.features.map(\.status) == [.occupied, .occupied, .occupied])
    #expect(result.unknownKinds?.kinds.map(\.features) == [[0, 2], [1]])
    // Names and numbers tell no kinds apart, nor does one kind.
    #expect(try snapshot(document(feature(["name": "a"]), feature(["name": "b"]))).unknownKinds == nil)
    #expect(try snapshot(document(feature(["type": "a"]), feature(["type": "a"]))).unknownKinds == nil)
    // "Unknown" in some property is no grey zone.
    #expect(try snapshot(document(feature(["author": "unknown"]))).features.map(\.status) == [.occupied])
  }

  @Test func `one status for all`() throws {
    let result = try snapshot(document(feature(), feature()), .init(status: .contested))
    #expect(result.features.map(\.status) == [.contested, .contested])
    #expect(result.warnings.isEmpty)
  }

  @Test func `a status for each`() throws {
    let map = document(
      feature(["s": "Occupied"]),
      feature(["s": "RU  held"]),
      feature(["s": 3]),
      feature(["s": true]),
      feature(["s": 1.5])
    )
    let options = SnapshotReader.Options(
      statusProperty: "s",
      mapping: ["ru held": .occupiedBefore2022, "3": .contested, "true": .advance, "1.5": .claimed]
    )
    let result = try snapshot(map, options)
    #expect(
      result.features.map(\.status) == [.occupied, .occupiedBefore2022, .contested, .advance, .claimed]
    )
  }

  @Test func `of two statuses for one value the first holds, whatever the case`() {
    for _ in 0..<20 {
      var mapping: StatusMapping = ["Foo": .occupied, "foo": .contested, "FOO ": .liberated]
      #expect(mapping[folded: "foo"] == .occupied)
      mapping.add(.claimed, for: "fOO")
      mapping.add(.claimed, for: "bar")
      #expect(mapping["Foo  "] == .occupied && mapping["baz"] == nil)
      #expect(mapping == ["foo": .occupied, "Bar": .claimed])
    }
  }

  @Test func `a value without a status is an error, or skipped`() throws {
    let map = document(
      feature(["s": "occupied"]),
      feature(["s": "held"]),
      feature(["name": "x", "s": .null])
    )
    var options = SnapshotReader.Options(statusProperty: "s")
    let error = #expect(throws: InputError.self) { try snapshot(map, options) }
    #expect(
      error?.description.hasPrefix(
        "map.geojson: this feature has no known status: \"s\" is \"held\" (where: feature 1): map it with `map` "
          + "VALUE=STATUS, as in `map` 'held=occupied'"
      ) == true
    )
    options.mapping = ["held": .occupied]
    let missing = #expect(throws: InputError.self) { try snapshot(map, options) }
    #expect(missing?.message == "this feature has no known status: \"s\" is missing")
    #expect(missing?.location.description == "feature 2 \"x\"")
    options.skipUnclassified = true
    let skipped = try snapshot(map, options)
    #expect(skipped.features.map(\.index) == [0, 1])
    #expect(skipped.warnings.map(\.code) == [.skippedUnclassified])
  }

  @Test func `a property that no polygon has is an error with those there are`() {
    let error = #expect(throws: InputError.self) {
      try snapshot(document(feature(["b\u{7}": 1, "a": 2])), .init(statusProperty: "s"))
    }
    #expect(error?.description == "map.geojson: no polygon has a property \"s\": name one of a, b\\u{7}")
    let none = #expect(throws: InputError.self) {
      try snapshot(document(feature()), .init(statusProperty: "s"))
    }
    #expect(none?.advice.description == "the features have no properties: use `status` STATUS")
  }

  @Test func `a mapping needs a property`() {
    let error = #expect(throws: InputError.self) {
      try snapshot(document(feature(["s": "x"])), .init(mapping: ["x": .occupied]))
    }
    #expect(error?.advice.description == "name it with `status_property`")
  }

  @Test func `far land is no stray`() throws {
    let result = try snapshot(document(feature([:], .polygon(square(100, 10)))))
    #expect(result.features.count == 1)
    #expect(result.strays.isEmpty)
  }

  @Test func `dates: the option, the content, the name`() throws {
    var map = document(feature(["date": "2025-08-12"]), feature(["date": "2025-08-12T10:00:00Z"]))
    #expect(try snapshot(map, path: "20250813.json").date?.description == "2025-08-12")
    #expect(try snapshot(map, path: "20250813.json").dateOrigin == .content)
    #expect(try snapshot(map, path: "20250813.json").fileDate?.description == "2025-08-13")
    map.members = ["date": "2025-08-11"]
    #expect(try snapshot(map).date?.description == "2025-08-11")
    #expect(try snapshot(map, .init(date: CalendarDate("2025-01-01"))).date?.description == "2025-01-01")
    let differing = document(feature(["date": "2025-08-12"]), feature(["date": "2025-08-13"]))
    #expect(throws: InputError.self) { try snapshot(differing) }
    let united = SnapshotReader.Options(dates: .ignore)
    #expect(try snapshot(differing, united).date == nil)
    #expect(try snapshot(differing, path: "1754251105.json", united).date?.description == "2025-08-03")
    #expect(try snapshot(differing, path: "1754251105.json", united).publishedAt == nil)
  }

  @Test func `a date that is needed and not there is an error`() throws {
    let without = try snapshot(document(feature()))
    let error = #expect(throws: InputError.self) { try without.requiredDate() }
    #expect(
      error?.description
        == "map.geojson: neither its content nor its name tells the date of the map: give it with `date` YYYY-MM-DD, "
        + "or put YYYYMMDD, YYYY-MM-DD or unix seconds in the name"
    )
    let impossible = try snapshot(document(feature(["date": "2025-02-30"])))
    let named = #expect(throws: InputError.self) { try impossible.requiredDate() }
    #expect(named?.description.contains("\"2025-02-30\", which is a day that does not exist") == true)
    let several = try snapshot(document(feature()), path: "20250101-20250812.json")
    #expect(several.warnings.map(\.code) == [.date, .assumedOccupied])
    let ambiguous = #expect(throws: InputError.self) { try several.requiredDate() }
    #expect(ambiguous?.message == "its name holds several dates, and its content none")
  }
}
