import Foundation
import SQLite
import Testing

@Suite("Transactions")
struct SQLiteTransactionTests {
  private let database: TemporaryDatabase
  private let connection: SQLiteConnection

  init() throws {
    database = try TemporaryDatabase()
    connection = try database.open()
  }

  private func insert(_ n: Int) throws { try connection.execute("INSERT INTO t VALUES (?, 'x')", [n]) }

  private func count() throws -> Int64? { try database.open(.reading).integer("SELECT count(*) FROM t") }

  @Test(
    "What returns is kept, with its value",
    arguments: [SQLiteConnection.TransactionKind.deferred, .immediate])
  func commit(kind: SQLiteConnection.TransactionKind) throws {
    let value = try connection.transaction(kind) {
      try insert(1)
      #expect(connection.isInTransaction)
      // Others see nothing of it yet.
      #expect(try count() == 0)
      return "done"
    }
    #expect(value == "done" && !connection.isInTransaction)
    #expect(try count() == 1)
  }

  @Test("What throws is undone, and thrown on")
  func rollBack() throws {
    #expect(throws: Planned.self) {
      try connection.transaction(.immediate) {
        try insert(1)
        throw Planned()
      }
    }
    #expect(!connection.isInTransaction)
    #expect(try count() == 0)
    // From within a query as well.
    #expect(throws: Planned.self) {
      try connection.transaction(.immediate) {
        try insert(1)
        try connection.forEachRow("SELECT n FROM t") { _ in throw Planned() }
      }
    }
    #expect(try count() == 0)
    try connection.transaction(.immediate) { try insert(2) }
    #expect(try count() == 1)
  }

  @Test("An error of SQLite undoes what was done before it")
  func error() throws {
    try insert(1)
    let error = try #require(throws: SQLiteError.self) {
      try connection.transaction(.immediate) {
        try insert(2)
        try insert(1)
      }
    }
    #expect(error.code == .constraint)
    #expect(try count() == 1)
  }

  @Test("Where SQLite has rolled back by itself, nothing is committed, though the body goes on")
  func aborted() throws {
    try insert(1)
    let error = try #require(throws: SQLiteError.self) {
      try connection.transaction(.immediate) {
        try insert(2)
        try? connection.execute("INSERT OR ROLLBACK INTO t VALUES (1, 'x')")
      }
    }
    #expect(error.code == .abort && !connection.isInTransaction)
    #expect(try count() == 1)
    connection.rollBack()
  }

  @Test("Transactions don't nest")
  func nesting() throws {
    let error = try #require(throws: SQLiteError.self) {
      try connection.transaction(.deferred) {
        try insert(1)
        try connection.transaction(.deferred) { try insert(2) }
      }
    }
    #expect(error.message == "cannot start a transaction within a transaction")
    #expect(try count() == 0)
  }

  @Test("All reads of a deferred transaction see one state")
  func snapshot() throws {
    try insert(1)
    let reader = try database.open(.reading)
    try reader.transaction(.deferred) {
      #expect(try reader.integer("SELECT count(*) FROM t") == 1)
      let error = try #require(throws: SQLiteError.self) { try insert(2) }
      #expect(error.code == .busy)
      #expect(try reader.integer("SELECT count(*) FROM t") == 1)
    }
    try insert(2)
    #expect(try reader.integer("SELECT count(*) FROM t") == 2)
  }

  @Test("What a writer left that was killed half-way is undone by the next one that may write")
  func hotJournal() throws {
    try insert(1)
    // Too small for what is written, so that pages reach the file before the end.
    try connection.run("PRAGMA cache_size = 5; PRAGMA synchronous = FULL")
    try connection.begin(.immediate)
    for n in 2...200 {
      try connection.execute("INSERT INTO t VALUES (?, ?)", [n, [UInt8](repeating: 7, count: 4000)])
    }
    let left = try TemporaryDatabase("")
    try FileManager.default.removeItem(atPath: left.path)
    for ending in ["", "-journal"] {
      try FileManager.default.copyItem(atPath: database.path + ending, toPath: left.path + ending)
    }
    connection.rollBack()
    let error = try #require(throws: SQLiteError.self) {
      try left.open(.reading).integer("SELECT count(*) FROM t")
    }
    #expect(error.needsRollback && error.code == .readOnly)
    #expect(try left.open(.writing).integer("SELECT count(*) FROM t") == 1)
    #expect(try left.open(.reading).integer("SELECT count(*) FROM t") == 1)
    #expect(try left.open(.reading).text("PRAGMA integrity_check") == "ok")
    #expect(!FileManager.default.fileExists(atPath: left.path + "-journal"))
  }
}
