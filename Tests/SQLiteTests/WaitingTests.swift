import Foundation
import SQLite
import Synchronization
import Testing

/// A switch that tasks share.
private final class Flag: Sendable {
  private let value = Atomic(false)

  var isSet: Bool { value.load(ordering: .acquiring) }

  func set() { value.store(true, ordering: .releasing) }
}

/// Threads beside the test's own. Tasks share a few threads, and who waits for a lock would keep one from other tests.
private final class Threads: Sendable {
  private let group = DispatchGroup()
  private let errors = Mutex<[any Error]>([])

  func start(_ body: @escaping @Sendable () throws -> Void) {
    DispatchQueue.global().async(group: group) {
      do { try body() } catch { self.errors.withLock { $0.append(error) } }
    }
  }

  /// Waits until all have ended. Throws the first error of one.
  func join() throws {
    group.wait()
    if let error = errors.withLock({ $0.first }) { throw error }
  }
}

@Suite("Locks, watches and threads")
struct SQLiteWaitingTests {
  @Test("Who has no patience fails at once; who has some, after it")
  func impatient() throws {
    let database = try TemporaryDatabase()
    let writer = try database.open()
    try writer.begin(.immediate)
    for patience in [Duration.zero, .milliseconds(30)] {
      let other = try database.open(patience: patience)
      let begin = ContinuousClock.now
      let error = try #require(throws: SQLiteError.self) { try other.execute("DELETE FROM t") }
      #expect(error.code == .busy && error.message == "database is locked")
      #expect(ContinuousClock.now - begin >= patience)
      // Reading needs no patience.
      #expect(try other.integer("SELECT count(*) FROM t") == 0)
    }
  }

  @Test("Who is patient writes when the other one is done")
  func patient() throws {
    let database = try TemporaryDatabase()
    let writer = try database.open(patience: .seconds(60))
    try writer.begin(.immediate)
    try writer.execute("INSERT INTO t VALUES (1, 'first')")
    let isWaiting = Flag()
    let threads = Threads()
    threads.start {
      let other = try database.open(patience: .seconds(60))
      isWaiting.set()
      try other.transaction(.immediate) {
        try other.execute("INSERT INTO t VALUES (2, (SELECT x FROM t WHERE n = 1))")
      }
    }
    while !isWaiting.isSet { usleep(1000) }
    usleep(20_000)
    try writer.commit()
    try threads.join()
    #expect(try writer.text("SELECT x FROM t WHERE n = 2") == "first")
  }

  @Test("A watch ends a statement, and the connection goes on")
  func watch() throws {
    let connection = try SQLiteConnection.inMemory()
    var begun = 0
    var asked = 0
    connection.watch(every: 1000, begins: { begun += 1 }) {
      asked += 1
      return asked == 5
    }
    let error = try #require(throws: SQLiteError.self) { try connection.execute(endlessQuery) }
    #expect(error.code == .interrupted && error.message == "interrupted")
    #expect(asked == 5 && begun == 1)
    #expect(try connection.integer("SELECT 7") == 7)
    #expect(begun == 2)
    // The statement that was ended can be begun again.
    asked = 0
    #expect(throws: SQLiteError.self) { try connection.execute(endlessQuery) }
    #expect(asked == 5)
  }

  @Test("A statement that is ended within a transaction undoes what was done before it")
  func watchInTransaction() throws {
    let database = try TemporaryDatabase()
    let connection = try database.open()
    connection.watch(every: 1000) { true }
    #expect(throws: SQLiteError.self) {
      try connection.transaction(.immediate) {
        try connection.execute("INSERT INTO t VALUES (1, 'x')")
        try connection.execute(endlessQuery)
      }
    }
    #expect(!connection.isInTransaction)
    #expect(try database.open(.reading).integer("SELECT count(*) FROM t") == 0)
  }

  @Test("The programs of triggers are no statements of their own")
  func triggers() throws {
    let connection = try SQLiteConnection.inMemory()
    try connection.run(
      """
      CREATE TABLE t (n); CREATE TABLE ran (n);
      CREATE TRIGGER a AFTER INSERT ON t BEGIN INSERT INTO ran VALUES (1); END
      """)
    var begun = 0
    connection.watch(every: 1000, begins: { begun += 1 }) { false }
    try connection.execute("INSERT INTO t VALUES (1)")
    #expect(begun == 1)
    #expect(try connection.integer("SELECT count(*) FROM ran") == 1)
  }

  @Test("Another thread ends a statement through its watch")
  func fromAnotherThread() throws {
    let isOver = Flag()
    let isRunning = Flag()
    let threads = Threads()
    threads.start {
      let connection = try SQLiteConnection.inMemory()
      connection.watch(every: 1000) {
        isRunning.set()
        return isOver.isSet
      }
      try connection.execute(endlessQuery)
    }
    while !isRunning.isSet { usleep(1000) }
    isOver.set()
    let error = try #require(throws: SQLiteError.self) { try threads.join() }
    #expect(error.code == .interrupted)
  }

  @Test("Threads write and read over connections of their own, and lose nothing")
  func threads() throws {
    let database = try TemporaryDatabase()
    let threads = Threads()
    for thread in 0..<4 {
      threads.start {
        let connection = try database.open(patience: .seconds(60))
        for place in 0..<25 {
          // Two rows at a time: nobody sees one without the other.
          try connection.transaction(.immediate) {
            for half in 0..<2 {
              try connection.execute(
                "INSERT INTO t VALUES (?, ?)", [(thread * 25 + place) * 2 + half, "\(thread)"])
            }
          }
          let count = try connection.integer("SELECT count(*) FROM t") ?? 1
          #expect(count.isMultiple(of: 2))
        }
        try connection.close()
      }
    }
    try threads.join()
    let connection = try database.open(.reading)
    #expect(try connection.integer("SELECT count(*) FROM t") == 200)
    #expect(try connection.text("PRAGMA integrity_check") == "ok")
  }

  @Test("A connection can be handed to another task")
  func handedOver() async throws {
    let database = try TemporaryDatabase()
    let connection = try database.open()
    try connection.execute("INSERT INTO t VALUES (1, 'x')")
    let task = Task { try connection.integer("SELECT count(*) FROM t") }
    #expect(try await task.value == 1)
  }
}
