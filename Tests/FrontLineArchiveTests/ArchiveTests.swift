import Foundation
import FrontLine
import Measurement
import TestSupport
import Testing

@testable import FrontLineArchive

@Suite("Archive")
struct ArchiveTests {
  @Test("A map is read as it was added: features, strays, warnings, dates")
  func identity() throws {
    let archive = try TemporaryArchive()
    let days = try Maps.days()
    #expect(try archive.add(days) == [.added, .added, .added])
    let found = try archive.read()
    #expect(found.map(\.withoutProofs) == days.map { $0.renamed("map") })
    #expect(found.allSatisfy { !$0.strays.isEmpty && !$0.warnings.isEmpty })
    try archive.verify()
  }

  @Test("Simple polygons come with a proof, changed ones with their origin, those that need repair with none")
  func proofs() throws {
    let archive = try TemporaryArchive()
    try archive.add(try Maps.days())
    let found = try archive.read()
    #expect(
      found.allSatisfy {
        $0.features.map { $0.proofs.map { $0 != nil } } == [[true], [true], [false], [true], [true]]
      })
    #expect(found[0].features[0].proofs[0]?.origin == nil)
    let origin = try #require(found[1].features[0].proofs[0]?.origin)
    #expect(origin.key == found[0].features[0].proofs[0]?.key)
    #expect(found[1].features[1].proofs == found[0].features[1].proofs)
  }

  /// The whole point of a proof: it changes no bit of any figure.
  @Test(
    "Figures with proofs are those without, to the last bit",
    arguments: [EarthModel.wgs84, .wgs84Straight, .deepState])
  func figures(earth: EarthModel) throws {
    let archive = try TemporaryArchive()
    let days = try Maps.days()
    try archive.add(days)
    try expectSameFigures(days, try archive.read(), earth)
  }

  @Test(
    "The same on real maps", .enabled(if: SharedMaterial.isPresent, "skipped: no ../shared"),
    arguments: ["union", "raw"])
  func realFigures(kind: String) throws {
    let folder = SharedMaterial.folder + "/corpus/" + kind
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().suffix(5)
    let days = try files.map { try SnapshotReader().read(path: folder + "/" + $0) }
    let archive = try TemporaryArchive()
    try archive.add(days)
    let found = try archive.read()
    #expect(found.map(\.withoutProofs) == days.map { $0.renamed("map") })
    try expectSameFigures(days, found, .wgs84)
    try archive.verify()
  }

  private func expectSameFigures(_ days: [Snapshot], _ found: [Snapshot], _ earth: EarthModel) throws {
    let (expected, actual) = (
      try SeriesMeasurer(earth: earth, territory: .allOccupied),
      try SeriesMeasurer(earth: earth, territory: .allOccupied)
    )
    let (first, second) = (try Surveyor(earth: earth), try Surveyor(earth: earth))
    for (day, stored) in zip(days, found) {
      let (one, other) = (try expected.step(to: day), try actual.step(to: stored))
      #expect(one.step == other.step && one.repairs == other.repairs)
      #expect(try first.survey(day).areaReport() == second.survey(stored).areaReport())
    }
  }

  @Test(
    "The same content twice is a no-op; another of the same second is a revision, and either can count again")
  func revisions() throws {
    let archive = try TemporaryArchive()
    let (first, edited) = (
      try Maps.deepState(seconds: 1_754_000_000, occupied: 37),
      try Maps.deepState(seconds: 1_754_000_000, occupied: 37.5)
    )
    #expect(try archive.add([first]) == [.added])
    let bytes = try Data(contentsOf: URL(fileURLWithPath: archive.path))
    #expect(try archive.add([first, first]) == [.unchanged, .unchanged])
    // But for the counter of changes in the header and its copy, which SQLite raises.
    let again = try Data(contentsOf: URL(fileURLWithPath: archive.path))
    #expect(
      bytes.count == again.count && zip(bytes, again).enumerated().allSatisfy { $1.0 == $1.1 || $0 < 100 })
    #expect(try archive.add([edited]) == [.revised(2)])
    #expect(try archive.read().map(\.withoutProofs) == [edited.renamed("map")])
    #expect(try archive.add([first]) == [.restored(1)])
    #expect(try archive.read().map(\.withoutProofs) == [first.renamed("map")])
    // Of several editions in one run the last counts, and the next such run changes nothing.
    try archive.add([first, edited])
    #expect(try archive.read().map(\.withoutProofs) == [edited.renamed("map")])
    try archive.add([first, edited])
    #expect(try archive.read().map(\.withoutProofs) == [edited.renamed("map")])
    let entries = try #require(try SnapshotArchive(path: archive.path)).entries
    #expect(entries.map(\.revision) == [1, 2] && entries.map(\.isCurrent) == [false, true])
    try archive.verify()
  }

  @Test("A run that is rolled back, or never ended, leaves the archive as it was")
  func rollBack() throws {
    let archive = try TemporaryArchive()
    let days = try Maps.days()
    try archive.add([days[0]])
    let time = try #require(TemporaryArchive.time)
    let writer = try ArchiveWriter(path: archive.path, now: time, tool: "test")
    let preparer = try SnapshotPreparer(known: writer.known)
    #expect(try writer.add(preparer.prepare(days[1], sha256: "")) == .added)
    writer.rollBack()
    #expect(try archive.read().count == 1)
    #expect(try archive.add([days[1]]) == [.added])
  }

  @Test("A preparer that goes back begins anew; one that does not is found out")
  func order() throws {
    let days = try Maps.days()
    let time = try #require(TemporaryArchive.time)
    func add(beginsAnew: Bool) throws {
      let archive = try TemporaryArchive()
      let writer = try ArchiveWriter(path: archive.path, now: time, tool: "test")
      let preparer = try SnapshotPreparer(known: writer.known)
      let late = try preparer.prepare(days[1], sha256: "")
      if beginsAnew { preparer.start(after: nil) }
      let early = try preparer.prepare(days[0], sha256: "")
      #expect(try writer.add(early) == .added)
      #expect(try writer.add(late) == .added)
      try writer.commit()
      try archive.verify()
      #expect(try archive.read().map(\.withoutProofs) == days.prefix(2).map { $0.renamed("map") })
    }
    try add(beginsAnew: true)
    let error = #expect(throws: ArchiveError.self) { try add(beginsAnew: false) }
    #expect(error?.message.description.contains("not added before it") == true)
  }

  @Test("A map is named by its day, its second, or its digest")
  func names() throws {
    let archive = try TemporaryArchive()
    let maps = try [0, 3600, 86_400].map {
      try Maps.deepState(seconds: 1_754_000_000 + $0, occupied: 37 + Double($0) / 1e5)
    }
    try archive.add(maps)
    let open = try #require(try SnapshotArchive(path: archive.path))
    #expect(
      open.entries.map(open.name) == [
        "\(archive.path)@2025-07-31T22:13:20Z", "\(archive.path)@2025-07-31T23:13:20Z",
        "\(archive.path)@2025-08-01",
      ])
    #expect(open.entries.filter { $0.isNamed(by: "2025-07-31") }.count == 2)
    #expect(open.entries.filter { $0.isNamed(by: "2025-07-31T23:13:20Z") } == [open.entries[1]])
    #expect(
      open.entries.filter { $0.isNamed(by: String(open.entries[2].contentDigest.prefix(8))) } == [
        open.entries[2]
      ])
    #expect(!open.entries.contains { $0.isNamed(by: "") || $0.isNamed(by: "2025") })
  }

  @Test("Another GeoPackage, another database, and other files are no archives")
  func strangers() throws {
    let archive = try TemporaryArchive()
    for (name, bytes) in [("empty", []), ("text.gpkg", Array("SQLite format 3\0".utf8))]
      as [(String, [UInt8])]
    {
      let path = archive.folder + "/" + name
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      #expect(try SnapshotArchive(path: path) == nil)
      #expect(throws: ArchiveError.self) { try ArchiveVerifier(path: path) }
    }
    #expect(try SnapshotArchive(path: archive.folder) == nil)
    #expect(try SnapshotArchive(path: "/nowhere.gpkg") == nil)
  }
}
