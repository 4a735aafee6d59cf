import FrontLine
import PostgreSQL
import TestSupport
import Testing

@testable import FrontLineDatabase

@Suite(
  "Versions of the schema",
  .enabled(if: PostgreSQLServer.isPresent, Comment(rawValue: PostgreSQLServer.absence)))
struct MigrationTests {
  /// Makes the tables as a version made them.
  private func make(_ version: Int, in loaded: LoadedDatabase) throws {
    let connection = try PostgreSQLConnection(loaded.database.address, program: "test")
    try connection.run("BEGIN")
    try DatabaseSchema(connection: connection, path: "x").prepare(tool: "test 0", until: version)
    try connection.run("COMMIT")
  }

  private func versions(_ loaded: LoadedDatabase) throws -> String {
    try loaded.database.run(
      "SELECT string_agg(version || ' ' || tool, ', ' ORDER BY version) FROM frontline.schema_version")
  }

  @Test("Versions follow one another, without a gap")
  func numbered() {
    #expect(Migration.all.map(\.version) == Array(1...Migration.latest))
  }

  @Test("A load brings tables of an earlier version to the present one; until then they are read as they are")
  func migrated() throws {
    let loaded = try LoadedDatabase()
    try make(1, in: loaded)
    #expect(try versions(loaded) == "1 test 0")
    #expect(try SnapshotDatabase(loaded.address).entries.isEmpty)
    #expect(try loaded.load([LoadedDatabase.map(day: 0, east: 37)]) == [.added])
    #expect(try versions(loaded) == "1 test 0, 2 test 1")
    #expect(try loaded.database.run("SELECT count(*) FROM frontline.status_latest") == "3")
  }

  @Test("A step that fails leaves the version as it was, and the maps")
  func failing() throws {
    let loaded = try LoadedDatabase()
    try make(1, in: loaded)
    try loaded.database.run("CREATE VIEW frontline.series AS SELECT 1 AS mine")
    let error = try #require(throws: DatabaseError.self) {
      try loaded.load([LoadedDatabase.map(day: 0, east: 37)])
    }
    #expect(error.message.description.contains("nothing was changed"))
    #expect(try versions(loaded) == "1 test 0")
    #expect(try loaded.database.run("SELECT count(*) FROM frontline.snapshots") == "0")
    #expect(try loaded.database.run("SELECT mine FROM frontline.series") == "1")
  }
}
