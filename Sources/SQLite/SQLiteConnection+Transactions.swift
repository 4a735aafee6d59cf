internal import CSQLite

extension SQLiteConnection {
  /// When a transaction locks the file.
  public enum TransactionKind: String, Sendable {
    /// With the first statement that reads or writes.
    case deferred = "DEFERRED"
    /// At once, for writing: nobody else can write until it ends.
    case immediate = "IMMEDIATE"
  }

  /// Runs `body` in a transaction, and commits it. If `body` throws, or the commit fails, it is rolled back.
  ///
  /// Transactions can't be nested.
  public func transaction<Value>(_ kind: TransactionKind, _ body: () throws -> Value) throws -> Value {
    try begin(kind)
    do {
      let value = try body()
      // SQLite rolls back by itself after some errors, which `body` may have caught.
      guard isInTransaction else { throw SQLiteError(.abort, message: "Transaction was aborted") }
      try commit()
      return value
    } catch {
      rollBack()
      throw error
    }
  }

  /// Begins a transaction, which ends with ``commit()`` or ``rollBack()``.
  public func begin(_ kind: TransactionKind) throws(SQLiteError) {
    try execute("BEGIN \(kind.rawValue) TRANSACTION")
  }

  /// Writes what was done since ``begin(_:)``. If that fails, the transaction may still be open.
  public func commit() throws(SQLiteError) { try execute("COMMIT TRANSACTION") }

  /// Undoes what was done since ``begin(_:)``. Does nothing if SQLite did so by itself.
  ///
  /// If the file can't be written to, its journal stays, and whoever opens it next undoes it.
  public func rollBack() {
    if isInTransaction { try? execute("ROLLBACK TRANSACTION") }
  }

  /// Whether a transaction is open.
  public var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }
}
