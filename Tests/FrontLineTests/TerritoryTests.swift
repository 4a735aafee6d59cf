import Testing

@testable import FrontLine

@Suite struct TerritoryTests {
  @Test func `the named sets`() throws {
    #expect(Territory.named.map(\.name) == ["all-occupied", "since-2022", "with-contested"])
    #expect(try Territory(named: "all-occupied").statuses == [.occupied, .occupiedBefore2022])
    #expect(try Territory(named: "since-2022").statuses == [.occupied])
    #expect(
      try Territory(named: "with-contested").sortedStatuses == [.occupied, .occupiedBefore2022, .contested]
    )
  }

  @Test func `statuses of one's own choice`() throws {
    let territory = try Territory(statusList: "contested, occupied")
    #expect(territory.name == "occupied,contested")
    #expect(territory.statuses == [.occupied, .contested])
  }

  @Test(arguments: [
    ("foreign", "never enters a total"), ("occupied,foreign", "never enters a total"),
    ("", "there is no status"),
    ("occupied,", "there is no status"), ("Occupied", "there is no status"), ("a\u{1B}b", "a\\u{1B}b"),
  ])
  func `what is no territory is refused`(list: String, message: String) {
    let error = #expect(throws: TerritoryError.self) { try Territory(statusList: list) }
    #expect(error?.description.contains(message) == true)
    #expect(error?.advice.description.contains("occupied-before-2022") == true)
  }

  @Test func `an unknown name is refused with the known ones`() {
    let error = #expect(throws: TerritoryError.self) { try Territory(named: "everything") }
    #expect(
      error?.description
        == "there is no territory \"everything\": use one of all-occupied, since-2022, with-contested, or name "
        + "statuses with `statuses`"
    )
  }

  @Test func `an empty set is refused`() {
    #expect(throws: TerritoryError.self) { try Territory(statuses: []) }
  }

  @Test func `a union file can't tell since when, nor the grey zone`() throws {
    try Territory.allOccupied.validate(for: .deepStateUnion)
    let since = #expect(throws: TerritoryError.self) {
      try Territory.since2022.validate(for: .deepStateUnion)
    }
    #expect(
      since?.message.description.contains("can't tell land occupied since 2022 from land occupied before")
        == true)
    let contested = #expect(throws: TerritoryError.self) {
      try Territory.withContested.validate(for: .deepStateUnion)
    }
    #expect(contested?.message.description.contains("no land with the status contested") == true)
    #expect(contested?.advice.description.contains("raw DeepState snapshot") == true)
    #expect(throws: TerritoryError.self) {
      try Territory(statusList: "liberated").validate(for: .deepStateUnion)
    }
    #expect(throws: TerritoryError.self) {
      try Territory(statusList: "occupied-before-2022").validate(for: .deepStateUnion)
    }
    try Territory(statusList: "occupied,occupied-before-2022").validate(for: .deepStateUnion)
  }

  @Test(arguments: [Source.deepState, .generic], Territory.named)
  func `the other sources tell all`(source: Source, territory: Territory) throws {
    try territory.validate(for: source)
  }

  @Test func `the words of statuses, sources and parts`() {
    #expect(
      ControlStatus.allCases.map(\.rawValue) == [
        "occupied", "occupied-before-2022", "contested", "liberated", "foreign", "advance", "infiltration",
        "claimed", "counteroffensive",
      ]
    )
    #expect(ControlStatus.allCases.sorted() == ControlStatus.allCases)
    // Others may be added; a name that is gone would break scripts and archives.
    let names = Source.builtIn.map(\.name)
    #expect(Set(names).isSuperset(of: ["deepstate", "deepstate-union", "isw", "nzz", "generic"]))
    #expect(Set(names).count == names.count)
    #expect(StatusPart.allCases.map(\.rawValue) == ["crimea", "ordlo", "tuzla"])
    #expect(Source.deepState.profile.displayName == "DeepState")
    #expect(Source.deepState.profile.dateMeaning == .publication)
    #expect(Source.deepStateUnion.profile.dateMeaning == .download)
    #expect(Source.generic.profile.displayName == nil)
  }
}
