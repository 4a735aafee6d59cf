import SQLite
import Testing

@Suite("Statements")
struct SQLiteStatementTests {
  private let connection: SQLiteConnection

  init() throws {
    connection = try SQLiteConnection.inMemory()
    try connection.run(
      "CREATE TABLE t (n INTEGER PRIMARY KEY, x UNIQUE); INSERT INTO t VALUES (1, 'a'), (2, 'b')")
  }

  @Test("Rows come in order, and what was inserted and changed is counted")
  func rows() throws {
    try connection.execute("INSERT INTO t (x) VALUES (?)", ["c"])
    #expect(connection.lastInsertedRowID == 3 && connection.changeCount == 1)
    try connection.execute("UPDATE t SET x = x || ?", ["!"])
    #expect(connection.changeCount == 3)
    var found: [String?] = []
    try connection.forEachRow("SELECT x FROM t WHERE n > ? ORDER BY n", [1]) { found.append($0.text(0)) }
    #expect(found == ["b!", "c!"])
  }

  @Test("The first value of the first row, or nothing")
  func first() throws {
    #expect(try connection.integer("SELECT n FROM t ORDER BY n DESC") == 2)
    #expect(try connection.integer("SELECT n FROM t WHERE n > 2") == nil)
    #expect(try connection.integer("SELECT max(n) FROM t WHERE n > 2") == nil)
    #expect(try connection.text("SELECT x FROM t ORDER BY n") == "a")
    #expect(try connection.text("SELECT NULL") == nil)
  }

  @Test("A query can be nested into another, and into itself")
  func nested() throws {
    var pairs: [String] = []
    let query = "SELECT x FROM t ORDER BY n"
    try connection.forEachRow(query) { outer in
      let first = outer.text(0) ?? ""
      try connection.forEachRow(query) { pairs.append(first + ($0.text(0) ?? "")) }
    }
    #expect(pairs == ["aa", "ab", "ba", "bb"])
  }

  @Test("A query whose reader throws has ended: the table can be dropped, and the query used again")
  func thrown() throws {
    #expect(throws: Planned.self) { try connection.forEachRow("SELECT x FROM t") { _ in throw Planned() } }
    try connection.run("DROP TABLE t; CREATE TABLE t (n, x)")
    try connection.forEachRow("SELECT x FROM t") { _ in Issue.record("the table is empty") }
  }

  @Test("A text holds one statement; a script any number, up to the one that fails")
  func scripts() throws {
    try connection.execute("DELETE FROM t; -- and no more")
    for text in ["DELETE FROM t; DELETE FROM t", "SELECT 1; nonsense", "", " -- nothing"] {
      let error = try #require(throws: SQLiteError.self, "\(text)") { try connection.execute(text) }
      #expect(error.code == .misuse || text.contains("nonsense"), "\(error)")
    }
    let error = try #require(throws: SQLiteError.self) {
      try connection.run("INSERT INTO t VALUES (7, 'x'); nonsense; INSERT INTO t VALUES (8, 'y')")
    }
    #expect(error.code == .error && error.message.contains("syntax error"))
    #expect(try connection.integer("SELECT max(n) FROM t") == 7)
    try connection.run("")
  }

  @Test("A statement that failed can be used again")
  func again() throws {
    let insertion = "INSERT INTO t VALUES (?, ?)"
    for _ in 0..<3 {
      let error = try #require(throws: SQLiteError.self) { try connection.execute(insertion, [3, "a"]) }
      #expect(error.code == .constraint && error.message == "UNIQUE constraint failed: t.x")
    }
    try connection.execute(insertion, [3, "c"])
    #expect(try connection.integer("SELECT count(*) FROM t") == 3)
  }

  @Test("A statement is compiled anew where the schema has changed")
  func schema() throws {
    var counts: [Int32] = []
    for name in ["y", "z"] {
      try connection.forEachRow("SELECT * FROM t WHERE n = 1") { counts.append($0.columnCount) }
      try connection.run("ALTER TABLE t ADD COLUMN \(name)")
    }
    #expect(counts == [2, 3])
  }
}
