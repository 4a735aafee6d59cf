import Foundation
import SQLite
import Testing

@Suite("Connections and what goes wrong with them")
struct SQLiteConnectionTests {
  @Test("What can't be opened says why")
  func opening() throws {
    let database = try TemporaryDatabase()
    for path in [database.folder + "/none.db", database.folder + "/none/none.db"] {
      let error = try #require(throws: SQLiteError.self) { try SQLiteConnection(path: path, .reading) }
      #expect(error.code == .cannotOpen && error.message == "unable to open database file", "\(error)")
    }
    #expect(!FileManager.default.fileExists(atPath: database.folder + "/none.db"))
    let error = try #require(throws: SQLiteError.self) { try SQLiteConnection(path: "a\0b", .writing) }
    #expect(error.code == .cannotOpen)
  }

  @Test("A file that is no database shows with the first statement")
  func otherFile() throws {
    let database = try TemporaryDatabase()
    try Data(repeating: 65, count: 4096).write(to: URL(filePath: database.path))
    let connection = try database.open(.reading)
    let error = try #require(throws: SQLiteError.self) { try connection.run("SELECT 1 FROM sqlite_master") }
    #expect(error.code == .notADatabase && error.message == "file is not a database")
  }

  @Test("Errors carry SQLite's codes, and its words")
  func errors() throws {
    let database = try TemporaryDatabase("CREATE TABLE t (n NOT NULL, x UNIQUE)")
    let connection = try database.open()
    let missing = try #require(throws: SQLiteError.self) { try connection.execute("SELECT * FROM none") }
    #expect(missing.code == .error && missing.extendedCode == 1 && missing.message == "no such table: none")
    #expect("\(missing)" == "no such table: none (SQLite error 1)")
    let null = try #require(throws: SQLiteError.self) {
      try connection.execute("INSERT INTO t VALUES (NULL, 1)")
    }
    #expect(null.code == .constraint && null.extendedCode == 19 | 5 << 8)
    let reading = try database.open(.reading)
    let refused = try #require(throws: SQLiteError.self) { try reading.execute("DELETE FROM t") }
    #expect(refused.code == .readOnly && refused.message == "attempt to write a readonly database")
    connection.limit(.valueLength, to: 1000)
    let long = try #require(throws: SQLiteError.self) {
      try connection.execute("INSERT INTO t VALUES (1, ?)", [[UInt8](repeating: 0, count: 1001)])
    }
    #expect(long.code == .tooBig)
    connection.limit(.attachedFiles, to: 0)
    #expect(throws: SQLiteError.self) { try connection.run("ATTACH ':memory:' AS other") }
  }

  @Test("Closing ends what is kept, lets the file go, and can be done twice")
  func closing() throws {
    let database = try TemporaryDatabase()
    let connection = try database.open()
    for n in 0..<5 { try connection.execute("INSERT INTO t VALUES (?, ?)", [n, "x"]) }
    try connection.forEachRow("SELECT n FROM t") { _ in }
    try connection.begin(.immediate)
    try connection.execute("DELETE FROM t")
    try connection.close()
    try connection.close()
    // What was open was rolled back, and nothing is locked.
    let other = try database.open()
    #expect(try other.integer("SELECT count(*) FROM t") == 5)
    try other.execute("DELETE FROM t")
    for body in [
      { try connection.execute("SELECT 1") }, { try connection.run("SELECT 1") },
      { try connection.forEachRow("SELECT 1") { _ in } }, { _ = try connection.integer("SELECT 1") },
    ] as [() throws -> Void] {
      let error = try #require(throws: SQLiteError.self) { try body() }
      #expect(error.code == .misuse && error.message == "the connection is closed")
    }
  }

  @Test("A connection can't be closed while a row is being read, and goes on")
  func closingWithin() throws {
    let connection = try TemporaryDatabase("CREATE TABLE t (n); INSERT INTO t VALUES (1), (2)").open()
    var found: [Int64] = []
    try connection.forEachRow("SELECT n FROM t ORDER BY n") { row in
      let error = try #require(throws: SQLiteError.self) { try connection.close() }
      #expect(error.code == .busy)
      found.append(row.integer(0))
    }
    #expect(found == [1, 2])
    try connection.close()
  }

  @Test("A connection that is given up rolls back, and lets the file go")
  func givenUp() throws {
    let database = try TemporaryDatabase()
    do {
      let connection = try database.open()
      try connection.begin(.immediate)
      try connection.execute("INSERT INTO t VALUES (1, 'x')")
    }
    let other = try database.open()
    try other.execute("INSERT INTO t VALUES (2, 'y')")
    #expect(try other.integer("SELECT count(*) FROM t") == 1)
  }

  @Test("A connection that is shut runs nothing of the file's")
  func shut() throws {
    let database = try TemporaryDatabase(
      """
      CREATE TABLE t (n); CREATE TABLE ran (n); CREATE VIEW v AS SELECT 1;
      CREATE TRIGGER a AFTER INSERT ON t BEGIN INSERT INTO ran VALUES (1); END
      """)
    let connection = try database.open()
    try connection.shut()
    try connection.execute("INSERT INTO t VALUES (1)")
    #expect(try connection.integer("SELECT count(*) FROM ran") == 0)
    for statement in ["SELECT * FROM v", #"SELECT "none""#, "SELECT load_extension('none')"] {
      #expect(throws: SQLiteError.self, "\(statement)") { try connection.execute(statement) }
    }
  }
}
