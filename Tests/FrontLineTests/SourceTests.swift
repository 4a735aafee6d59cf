import GeoJSON
import GeoTypes
import TestSupport
import Testing

@testable import FrontLine

@Suite("Sources: known by their files, each with its name")
struct SourceTests {
  private func nzz(_ types: [String], day: String = "2022-04-05") -> GeoJSONDocument {
    var map = document(
      types.map { feature(["type": .string($0), "date": .string(day), "view": "daily"]) })
    map.form = .envelope
    map.collectionMember = "value"
    return map
  }

  @Test("NZZ's view is known in its envelope and out of it; what was lost is not held")
  func viewOfNZZ() throws {
    var map = nzz(["nochange", "gains", "losses"])
    for _ in 0..<2 {
      let result = try snapshot(map, path: "2022-04-06.json")
      #expect(result.source == .nzz)
      #expect(result.features.map(\.status) == [.occupied, .occupied, .liberated])
      #expect(result.date?.description == "2022-04-05")
      #expect(result.dateOrigin == .content)
      #expect(result.warnings.isEmpty)
      (map.form, map.collectionMember) = (.featureCollection, nil)
    }
  }

  @Test("Another type in NZZ's view is an error that names it; other files of that form are generic")
  func unknownType() throws {
    let map = nzz(["nochange", "rumours"])
    #expect(try snapshot(map).source == .generic)
    let error = #expect(throws: InputError.self) { try snapshot(map, .init(source: .nzz)) }
    #expect(error?.message.description.contains("\"rumours\" is not a known value") == true)
    #expect(error?.location.feature == 1)
  }

  @Test("Features of two days are refused, and a date that can't be read is shown")
  func days() throws {
    var map = nzz(["nochange", "gains"])
    map.features[1].properties["date"] = "2022-04-06"
    let error = #expect(throws: InputError.self) { try snapshot(map) }
    #expect(error?.message.description.contains("2 days") == true)
    // One date is not that of two days, unless the days mean nothing.
    let dated = CalendarDate("2022-04-06")
    #expect(throws: InputError.self) { try snapshot(map, .init(date: dated)) }
    #expect(try snapshot(map, .init(date: dated, dates: .ignore)).features.count == 2)
    let unreadable = try snapshot(nzz(["nochange"], day: "spring of 2022"), path: "map.json")
    #expect(unreadable.date == nil)
    #expect(unreadable.warnings.first?.message.description.contains("\"spring of 2022\"") == true)
    #expect(try snapshot(nzz(["nochange"], day: "05.04.2022")).date == CalendarDate("2022-04-05"))
  }

  @Test("NZZ and the union can't tell years apart, and NZZ says what it leaves out")
  func territories() throws {
    for source in [Source.nzz, .deepStateUnion] {
      try Territory.allOccupied.validate(for: source)
      let error = #expect(throws: TerritoryError.self) { try Territory.since2022.validate(for: source) }
      #expect(error?.message.description.contains("can't tell") == true)
      #expect(throws: TerritoryError.self) { try Territory.withContested.validate(for: source) }
    }
    #expect(Source.nzz.profile.omission?.english.contains("Crimea") == true)
    try Territory(statuses: [.liberated]).validate(for: .nzz)
  }

  @Test("Names of sources are told apart, and a recorded one that is not built in keeps its name")
  func names() throws {
    #expect(Set(Source.builtIn.map(\.name)).count == Source.builtIn.count)
    #expect(Source(named: "my-map") == nil)
    #expect(Source(recordedAs: "my-map")?.profile.displayName == "my-map")
    #expect(Source(recordedAs: "deepstate") == .deepState)
    for name in ["", "My map", "a\u{1B}[2J", String(repeating: "a", count: 41)] {
      #expect(Source(recordedAs: name) == nil)
    }
  }
}
