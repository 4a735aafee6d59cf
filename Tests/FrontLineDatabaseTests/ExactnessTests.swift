import FrontLine
import FrontLineArchive
import GeoTypes
import Measurement
import TestSupport
import Testing

@testable import FrontLineDatabase

@Suite(
  "Maps in a database", .enabled(if: PostgreSQLServer.isPresent, Comment(rawValue: PostgreSQLServer.absence)))
struct ExactnessTests {
  @Test("A map is read back as it was loaded, with its labels, strays and diagnostics")
  func readBack() throws {
    let loaded = try LoadedDatabase()
    let maps = try (0..<3).map { try LoadedDatabase.map(day: $0, east: 37 + Double($0) / 16) }
    #expect(maps[0].features[0].name?.contains("\0") == true && maps[0].strays.count == 1)
    #expect(!maps[0].warnings.isEmpty)
    #expect(try loaded.load(maps) == [.added, .added, .added])
    #expect(try loaded.load(maps) == [.unchanged, .unchanged, .unchanged])
    let database = try SnapshotDatabase(loaded.address)
    #expect(database.entries.count == 3 && database.path == loaded.database.shown)
    // In any order: what the map before had is not what this one has.
    for index in [0, 2, 1, 1] {
      let entry = database.entries[index]
      var snapshot = try database.snapshot(entry, path: maps[index].path)
      for feature in snapshot.features.indices { snapshot.features[feature].proofs = [] }
      #expect(snapshot == maps[index])
    }
  }

  @Test("Figures are kept of maps without repairs, and are those of the maps; others are measured anew")
  func steps() throws {
    let loaded = try LoadedDatabase()
    let maps = [
      try LoadedDatabase.map(day: 0, east: 37, needsRepair: false),
      try LoadedDatabase.map(day: 1, east: 37.25, needsRepair: false),
      try LoadedDatabase.map(day: 2, east: 37.5),
    ]
    try loaded.load(maps)
    let database = try SnapshotDatabase(loaded.address)
    let steps = try database.steps(of: .allOccupied, tool: "test 1")
    let measurer = try SeriesMeasurer(earth: .wgs84, territory: .allOccupied, regions: nil)
    try measurer.start(with: maps[0])
    let expected = try measurer.step(to: maps[1]).step
    let step = try #require(try steps.step(to: database.entries[1], after: database.entries[0]))
    #expect(step.squareKilometers == expected.squareKilometers && step.change == expected.change)
    #expect(try steps.step(to: database.entries[2], after: database.entries[1]) == nil)
    #expect(
      try database.steps(of: .allOccupied, tool: "test 2").step(to: database.entries[1], after: nil) == nil)
    // For those who ask the database the change is there.
    #expect(
      try loaded.database.run(
        "SELECT count(*) FROM frontline.changes WHERE arithmetic IS NULL AND gained_km2 > 0")
        == "3")
  }

  @Test("A change has the sentence that it was given, its land and its patches")
  func changes() throws {
    let loaded = try LoadedDatabase()
    try loaded.load([0, 1].map { try LoadedDatabase.map(day: $0, east: 37 + Double($0) / 4) })
    #expect(
      try loaded.database.run(
        """
        SELECT c.sentence, ST_Equals(c.gained, p.geom), ST_IsEmpty(c.lost), p.number, p.kind, c.gained_km2 = p.km2
        FROM frontline.changes c JOIN frontline.patches p ON p.change_id = c.id WHERE c.territory = 'since-2022'
        """) == "from 2025-07-31 to 2025-08-01|t|t|0|gained|t")
  }

  @Test(
    "Texts come back from their escaped form",
    arguments: ["", "a", "\0", "\\", "\\0", "\0\\", "a\\\\0\0b", "é\u{301}"])
  func escaping(text: String) {
    let escaped = EscapedText.escaped(text)
    #expect(!escaped.utf8.contains(0))
    #expect(Array(EscapedText.text(escaped).utf8) == Array(text.utf8))
  }

  @Test("Extended well-known binary names the reference system")
  func ewkb() {
    let point = EWKB.point(Coordinate(x: 1, y: -2))
    #expect(point.prefix(9) == [1, 1, 0, 0, 0x20, 0xE6, 0x10, 0, 0] && point.count == 25)
    let polygon = Polygon(
      exterior: Ring([(0.0, 0.0), (1, 0), (1, 1), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) }), holes: [])
    let bytes = EWKB.multiPolygon([polygon])
    #expect(bytes.prefix(13) == [1, 6, 0, 0, 0x20, 0xE6, 0x10, 0, 0, 1, 0, 0, 0])
    #expect(EWKB.polygon(polygon).prefix(9) == [1, 3, 0, 0, 0x20, 0xE6, 0x10, 0, 0])
  }
}
