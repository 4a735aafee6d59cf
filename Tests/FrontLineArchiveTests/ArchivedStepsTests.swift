import FrontLine
import Measurement
import SQLite
import TestSupport
import Testing

@testable import FrontLineArchive

@Suite("What an archive has measured of its maps")
struct ArchivedStepsTests {
  private func measured(_ maps: [Snapshot], _ territory: Territory) throws -> [SeriesStep] {
    let measurer = try SeriesMeasurer(earth: .wgs84, territory: territory)
    return try maps.map { map in
      var step = try measurer.step(to: map).step
      // An archive keeps the figures, and not what straight lines would make of edges of a degree.
      step.straight = nil
      return step
    }
  }

  @Test("To the last bit what the maps give, for every territory", arguments: Territory.named)
  func sameFigures(territory: Territory) throws {
    let archive = try TemporaryArchive()
    let days = try Maps.days(needRepair: false)
    // One by one, in whatever order: each is compared with the one before it by date.
    for day in [days[2], days[0], days[1]] { try archive.add([day]) }
    let expected = try measured(days, territory)
    #expect(try archive.steps(territory) == expected)
    #expect(expected.dropFirst().contains { $0.change?.gainedSquareKilometers ?? 0 > 0 })
    try archive.verify()
  }

  @Test("An edition that comes later, or counts again, is measured with the map that follows it")
  func revisions() throws {
    let archive = try TemporaryArchive()
    var days = try Maps.days(needRepair: false)
    try archive.add(days)
    let first = days[1]
    days[1] = try Maps.deepState(seconds: 1_754_086_400, occupied: 37.5, needsRepair: false)
    for edition in [days[1], first] {
      days[1] = edition
      try archive.add([edition])
      #expect(try archive.steps(.allOccupied) == measured(days, .allOccupied))
      try archive.verify()
    }
  }

  @Test("No polygon is read for them")
  func withoutPolygons() throws {
    let archive = try TemporaryArchive()
    let days = try Maps.days(needRepair: false)
    try archive.add(days)
    try change(archive, "UPDATE polygons SET wkb = x'00'")
    #expect(try archive.steps(.allOccupied) == measured(days, .allOccupied))
    #expect(throws: ArchiveError.self) { try archive.read() }
  }

  @Test("What needed a repair, another program, and other statuses are measured anew")
  func unknown() throws {
    let archive = try TemporaryArchive()
    let days = try Maps.days(needRepair: false)
    let repaired = try Maps.deepState(seconds: 1_754_086_400, occupied: 37.5)
    try archive.add([days[0], repaired, days[2]])
    #expect(try archive.steps(.allOccupied).map { $0 != nil } == [true, false, false])
    #expect(try archive.steps(.allOccupied, tool: "another") == [nil, nil, nil])
    #expect(try archive.steps(Territory(statuses: [.contested])) == [nil, nil, nil])
    try archive.verify()
  }

  @Test("A map is told with its warnings, and without its features")
  func outline() throws {
    let archive = try TemporaryArchive()
    let days = try Maps.days(needRepair: false)
    try archive.add(days)
    let open = try #require(try SnapshotArchive(path: archive.path))
    let known = try open.steps(of: .allOccupied, tool: "test")
    for (entry, day) in zip(open.entries, days) {
      let outline = known.outline(of: entry, path: "map")
      #expect(outline.allWarnings == day.renamed("map").allWarnings && !outline.allWarnings.isEmpty)
      #expect(outline.date == day.date && outline.publishedAt == day.publishedAt && outline.features.isEmpty)
    }
  }

  @Test(
    "A figure that was changed is found when it is read",
    arguments: [
      "UPDATE changes SET km2 = km2 + 1", "UPDATE changes SET gained_km2 = gained_km2 * 2",
      "UPDATE changes SET lost_km2 = lost_km2 + 1", "UPDATE changes SET gained_km2 = NULL",
      "UPDATE changes SET changed_edges = 0", "UPDATE snapshots SET date = date(date, '+7 days')",
    ])
  func damage(statement: String) throws {
    let archive = try TemporaryArchive()
    try archive.add(try Maps.days(needRepair: false))
    try change(archive, statement)
    #expect(throws: ArchiveError.self) { try archive.steps(.allOccupied) }
    #expect(throws: ArchiveError.self) { try archive.verify() }
  }

  @Test("A figure that was changed together with its seal is found when the archive is verified")
  func forgery() throws {
    let archive = try TemporaryArchive()
    try archive.add(try Maps.days(needRepair: false))
    let maps = try #require(try SnapshotArchive(path: archive.path)).entries
    let before = try #require(try archive.steps(.allOccupied)[1]).squareKilometers
    let forged = StoredChange(
      snapshotID: maps[2].id, previousID: maps[1].id, statuses: Territory.allOccupied.statusList,
      squareKilometers: before + 1, change: ChangeFigures(gained: 1, lost: 0, net: 1, changedEdgeCount: 4),
      arithmetic: ArithmeticFingerprint.wgs84, tool: "test")
    try change(archive, "DELETE FROM changes WHERE snapshot_id = \(maps[2].id)")
    try SQLiteConnection(path: archive.path, .writing).execute(
      StoredChange.insertion, forged.arguments(seal: forged.seal(of: maps[2], after: maps[1])))
    #expect(try archive.steps(.allOccupied)[2]?.squareKilometers == before + 1)
    let error = #expect(throws: ArchiveError.self) { try archive.verify() }
    #expect(
      error?.message.description.contains("differs from the one that its polygons give") == true,
      "\(error?.message ?? "")")
  }

  /// What is added to the area before, gained, lost and net.
  static let impossibleFigures: [(area: Double, gained: Double, lost: Double, net: Double, edges: Int)] = [
    (1, 2, 0, 2, 4), (1, 1, 0, -1, 4), (0, -1, -1, 0, 4), (-1, 0, -1, -1, 4), (1, 5, 0, 1, 4),
    (0, 0, 0, 0, -1),
    (1000, 1000, 0, 990, 4), (1, .infinity, 0, 1, 4), (1, .nan, 0, 1, 4), (1, 1, 0, .nan, 4),
    (1e9, 1e9, 0, 1e9, 4),
    (1, 1e8, 1e8 - 1, 1, 4), (-1e6, 0, 1e6, -1e6, 4), (0, 0, 0, 0.001, 0),
  ]

  @Test("Figures that can't be are not told, though their seal is right", arguments: 0..<14)
  func impossible(place: Int) throws {
    let archive = try TemporaryArchive()
    try archive.add(try Maps.days(needRepair: false))
    let maps = try #require(try SnapshotArchive(path: archive.path)).entries
    let before = try #require(try archive.steps(.allOccupied)[0]).squareKilometers
    let figures = Self.impossibleFigures[place]
    try #require(Self.impossibleFigures.count == 14)
    let forged = StoredChange(
      snapshotID: maps[1].id, previousID: maps[0].id, statuses: Territory.allOccupied.statusList,
      squareKilometers: before + figures.area,
      change: ChangeFigures(
        gained: figures.gained, lost: figures.lost, net: figures.net, changedEdgeCount: figures.edges),
      arithmetic: ArithmeticFingerprint.wgs84, tool: "test")
    try change(archive, "DELETE FROM changes WHERE snapshot_id = \(maps[1].id)")
    try SQLiteConnection(path: archive.path, .writing).execute(
      StoredChange.insertion, forged.arguments(seal: forged.seal(of: maps[1], after: maps[0])))
    // Where only gained less lost is not the net, the polygons are asked.
    let found = Result { try archive.steps(.allOccupied)[1] }
    if case .success(let step) = found { #expect(step == nil) }
    #expect(throws: ArchiveError.self) { try archive.verify() }
  }

  @Test(
    "A figure that is gone is measured anew when it is read, and found when the archive is verified",
    arguments: [
      "DELETE FROM changes", "DELETE FROM changes WHERE id = 1",
      "DELETE FROM changes WHERE snapshot_id = (SELECT max(id) FROM snapshots)",
      "DELETE FROM changes WHERE statuses = '\(Territory.allOccupied.statusList)'",
    ])
  func missing(statement: String) throws {
    let archive = try TemporaryArchive()
    try archive.add(try Maps.days(needRepair: false))
    try change(archive, statement)
    #expect(throws: Never.self) { try archive.steps(.allOccupied) }
    let error = #expect(throws: ArchiveError.self) { try archive.verify() }
    #expect(
      error?.message.description.contains("its recorded change is missing") == true,
      "\(error?.message ?? "")")
  }

  @Test("A change from another map than the one before is found, though its figures are right")
  func wrongPredecessor() throws {
    let archive = try TemporaryArchive()
    try archive.add(try Maps.days(needRepair: false))
    let maps = try #require(try SnapshotArchive(path: archive.path)).entries
    try change(archive, "DELETE FROM changes WHERE snapshot_id = \(maps[2].id)")
    // As another archive has them, which was never given the second map.
    let other = try TemporaryArchive()
    let days = try Maps.days(needRepair: false)
    try other.add([days[0], days[2]])
    let rows = try rows(of: other, until: 2)
    let database = try SQLiteConnection(path: archive.path, .writing)
    for row in rows {
      let moved = StoredChange(
        snapshotID: maps[2].id, previousID: maps[0].id, statuses: row.statuses,
        squareKilometers: row.squareKilometers, change: row.change, arithmetic: row.arithmetic,
        tool: row.tool)
      try database.execute(
        StoredChange.insertion, moved.arguments(seal: moved.seal(of: maps[2], after: maps[0])))
    }
    let error = #expect(throws: ArchiveError.self) { try archive.verify() }
    #expect(
      error?.message.description.contains("does not start from the map before") == true,
      "\(error?.message ?? "")")
  }

  private func rows(of archive: TemporaryArchive, until map: Int64) throws -> [StoredChange] {
    var rows: [StoredChange] = []
    try SQLiteConnection(path: archive.path, .reading).forEachRow(
      StoredChange.query + " WHERE snapshot_id = ?1", [map]
    ) { rows.append(StoredChange.read($0).change) }
    return rows
  }

  @Test("Nothing is missed of an edition that never counted")
  func neverCurrent() throws {
    let archive = try TemporaryArchive()
    let days = try Maps.days(needRepair: false)
    let edited = try Maps.deepState(seconds: 1_754_086_400, occupied: 37.5, needsRepair: false)
    try archive.add([days[0], days[1], edited, days[2]])
    try archive.verify()
  }

  private func change(_ archive: TemporaryArchive, _ statement: String) throws {
    try SQLiteConnection(path: archive.path, .writing).run(statement)
  }
}
