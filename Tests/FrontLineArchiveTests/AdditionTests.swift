import Foundation
import FrontLine
import SQLite
import Testing

@testable import FrontLineArchive

/// Tables that an archive gets when they are first needed.
@Suite("What an archive gets later")
struct AdditionTests {
  private static let now = TemporaryArchive.time!
  private let archive: TemporaryArchive

  init() throws {
    archive = try TemporaryArchive()
    try archive.add(try Maps.days(needRepair: false))
  }

  private func change(_ statements: String...) throws {
    let database = try SQLiteConnection(path: archive.path, .writing)
    for statement in statements { try database.run(statement) }
  }

  private static func event(_ number: Int) -> NotedEvent {
    NotedEvent(
      id: "event \(number)", rules: "rules", rule: "rule", kind: "near", subject: "Добропілля",
      date: CalendarDate("2025-08-12")!, source: "deepstate", sentence: "…", document: "{}")
  }

  private static let seen = WatchedMap(
    source: "deepstate", date: CalendarDate("2025-08-12")!, publishedAt: nil, contentDigest: "")

  private func ledger() throws -> WatchLedger { try WatchLedger(path: archive.path, tool: "test") }

  @Test("An event is noted once, told until somebody says so, and delivered apart from that")
  func events() throws {
    let now = Self.now
    #expect(try ledger().state(of: "rules").isEmpty && ledger().pending(.told, of: "rules").isEmpty)
    let first = try ledger().note([Self.event(1), Self.event(2)], state: [Self.seen], of: "rules", now: now)
    #expect(first.count == 2)
    let second = try ledger().note([Self.event(2), Self.event(3)], state: [Self.seen], of: "rules", now: now)
    #expect(second == [Self.event(3)])
    #expect(try ledger().state(of: "rules") == [Self.seen] && ledger().state(of: "others").isEmpty)
    try ledger().confirm(.told, ["event 1", "event 3"], now: now)
    #expect(try ledger().pending(.told, of: "rules") == [Self.event(2)])
    #expect(try ledger().pending(.delivered, of: "rules").count == 3)
    #expect(try ledger().last(2, of: "rules") == [Self.event(2), Self.event(3)])
    #expect(try ledger().pending(.told, of: "others").isEmpty)
    try archive.verify()
    #expect(try ArchiveVerifier(path: archive.path).foreignTables() == [])
    // Maps are added as before.
    try archive.add([try Maps.deepState(seconds: 1_754_500_000, occupied: 37.5)])
    try archive.verify()
  }

  @Test(
    "Maps are read with the tables and without them, and programs that know none of ours find them listed")
  func listed() throws {
    #expect(try SnapshotArchive(path: archive.path)?.downloads() == [])
    _ = try ledger().note([], state: [Self.seen], of: "rules", now: Self.now)
    let database = try SQLiteConnection(path: archive.path, .reading)
    var tables: Set<String?> = []
    try database.forEachRow("SELECT table_name FROM gpkg_contents WHERE data_type = 'attributes'") {
      tables.insert($0.text(0))
    }
    #expect(tables.isSuperset(of: ["watch_events", "watch_state"]))
    var extensions: Set<String?> = []
    try database.forEachRow("SELECT extension_name FROM gpkg_extensions") { extensions.insert($0.text(0)) }
    #expect(extensions.contains("frontline_watch_1") && !extensions.contains("frontline_downloads_1"))
    #expect(try SnapshotArchive(path: archive.path)?.entries.count == 3)
  }

  @Test(
    "What was done to them is found",
    arguments: [
      ("DROP TABLE watch_state", "watch_state"),
      ("ALTER TABLE watch_events ADD COLUMN more TEXT", "watch_events"),
      ("DROP INDEX watch_events_date", "watch_events_date"),
      ("CREATE TRIGGER evil AFTER INSERT ON watch_events BEGIN DELETE FROM snapshots; END", "evil"),
      ("CREATE INDEX evil ON watch_events (rule)", "evil"),
      (
        "UPDATE gpkg_extensions SET extension_name = 'frontline_watch_9' WHERE extension_name = 'frontline_watch_1'",
        "another version"
      ),
    ])
  func damage(_ statement: String, _ words: String) throws {
    _ = try ledger().note([Self.event(1)], state: [Self.seen], of: "rules", now: Self.now)
    try change(statement)
    let error = #expect(throws: ArchiveError.self) { _ = try SnapshotArchive(path: archive.path) }
    #expect(
      error?.kind == .badData && error?.message.description.contains(words) == true, "\(error?.message ?? "")"
    )
    #expect(throws: ArchiveError.self) { try ledger() }
  }

  @Test("Tables of others with names like ours are theirs: nothing is read from them, and nothing is written")
  func others() throws {
    try change("CREATE TABLE feed_downloads (x)", "CREATE VIEW watch_events AS SELECT 1 AS event")
    #expect(try SnapshotArchive(path: archive.path)?.downloads() == [])
    #expect(try ledger().pending(.told, of: "rules").isEmpty)
    #expect(throws: ArchiveError.self) {
      try ledger().note([Self.event(1)], state: [], of: "rules", now: Self.now)
    }
    try archive.verify()
    #expect(try ArchiveVerifier(path: archive.path).foreignTables() == ["feed_downloads"])
  }
}
