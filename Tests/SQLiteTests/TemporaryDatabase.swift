import Foundation
import SQLite

/// A database file in a folder of its own, removed with it.
final class TemporaryDatabase: Sendable {
  let folder: String
  var path: String { folder + "/база.db" }

  /// - Parameter script: what is run in it.
  init(_ script: String = "CREATE TABLE t (n INTEGER PRIMARY KEY, x)") throws {
    folder = NSTemporaryDirectory() + "frontline-sqlite-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let connection = try SQLiteConnection(path: path, .writing)
    try connection.run(script)
    try connection.close()
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func open(
    _ access: SQLiteConnection.Access = .writing, patience: Duration = .zero
  ) throws -> SQLiteConnection {
    try SQLiteConnection(path: path, access, patience: patience)
  }
}

/// A query that SQLite would run for ever.
let endlessQuery =
  "SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n)"

/// What a test throws.
struct Planned: Error {}
