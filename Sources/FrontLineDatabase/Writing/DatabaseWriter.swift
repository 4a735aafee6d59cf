package import FrontLine
package import FrontLineArchive
package import Measurement
internal import PostgreSQL

/// One run of additions to a database: a transaction, which either completes or leaves the database as it was.
///
/// Another program that adds meanwhile waits until this one is done.
///
/// Not `Sendable`: it belongs to the task that began it.
package final class DatabaseWriter {
  /// The address, as it is shown.
  package let path: String
  /// The maps that the database had when the run began.
  package let known: KnownMaps
  private let now: Instant
  private let tool: String
  private let sentence: @Sendable (DescribedChange) -> String?
  /// Nil once the run is over.
  private var connection: PostgreSQLConnection?
  private var rows: PendingRows
  /// All maps of the database, by their numbers.
  private var entries: [Int64: ArchiveEntry]
  private var nextID: Int64
  /// The numbers of the editions of each map.
  private var editions: [SnapshotKey: [Int64]]
  /// The maps that this run has seen: the last edition of each.
  private var seen: [SnapshotKey: Int64] = [:]
  private var new: Set<Int64> = []
  /// The changes of the maps, by the digests of their contents.
  private var changes: [String: MeasuredChange] = [:]

  /// Begins to add to a database, whose tables are made first if there are none.
  ///
  /// Throws if there is no way to the database, if the user may not write to it, if PostGIS is missing, or if the tables
  /// are of another program or version.
  ///
  /// - Parameters:
  ///   - now: the time of adding that is recorded.
  ///   - tool: the name and version of the program.
  ///   - sentence: says a change in a sentence fit for print.
  ///   - isCancelled: asked while the database works; if it returns true, writing fails.
  package init(
    _ address: DatabaseAddress, now: Instant, tool: String,
    sentence: @escaping @Sendable (DescribedChange) -> String?,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws {
    path = address.shown
    do {
      let connection = try PostgreSQLConnection(address.connection, program: tool, isCancelled: isCancelled)
      try connection.run("BEGIN")
      let schema = DatabaseSchema(connection: connection, path: path)
      try schema.lock()
      try schema.prepare(tool: tool)
      let entries = try SnapshotRows(path: path).entries(connection)
      rows = try PendingRows(connection, mayHavePolygons: !entries.isEmpty)
      self.entries = Dictionary(entries.map { ($0.id, $0) }) { first, _ in first }
      nextID = (entries.map(\.id).max() ?? 0) + 1
      editions = Dictionary(grouping: entries, by: \.key).mapValues { $0.map(\.id) }
      var known = KnownMaps()
      for entry in entries { known.contents[entry.key, default: []].insert(entry.contentDigest) }
      self.known = known
      self.connection = connection
    } catch {
      throw DatabaseError.wording(error, path: path, .writing)
    }
    (self.now, self.tool, self.sentence) = (now, tool, sentence)
  }

  /// Runs something in the transaction; if it fails, the run is over.
  private func inTransaction<Value>(
    _ operation: DatabaseError.Operation = .writing, _ body: (PostgreSQLConnection) throws -> Value
  ) throws -> Value {
    guard let connection else {
      throw DatabaseError(.io, path: path, message: "the run is over", advice: "begin another one")
    }
    do {
      return try body(connection)
    } catch {
      rollBack()
      throw DatabaseError.wording(error, path: path, operation)
    }
  }
}

extension DatabaseWriter: SnapshotStoreWriter {
  package func add(_ map: PreparedSnapshot) throws -> ArchiveOutcome {
    try inTransaction { connection in
      let key = map.content.key
      let others = editions[key, default: []].compactMap { entries[$0] }
      if let same = others.first(where: { $0.contentDigest == map.contentDigest }) {
        seen[key] = same.id
        return same.isCurrent ? .unchanged : .restored(same.revision)
      }
      let id = nextID
      nextID += 1
      let entry = ArchiveEntry(
        id: id, date: key.date, publishedAt: key.publishedAt, source: key.source, name: map.name,
        sha256: map.sha256, revision: others.count + 1, isCurrent: others.isEmpty,
        contentDigest: map.contentDigest, addedAt: now.dateTime)
      (entries[id], seen[key]) = (entry, id)
      editions[key, default: []].append(id)
      new.insert(id)
      changes[map.contentDigest] = map.change
      rows.add(map, as: entry, now: now, tool: tool)
      if rows.isLarge { try rows.send(over: connection) }
      return others.isEmpty ? .added : .revised(entry.revision)
    }
  }

  package func commit() throws {
    try inTransaction { connection in
      try rows.send(over: connection)
      let touched = try makeLastEditionsCurrent(connection).union(new)
      if !touched.isEmpty {
        let recorder = DatabaseChangeRecorder(
          path: path, tool: tool, prepared: changes, sentence: sentence, connection: connection)
        try recorder.record(touched, new: new, of: Array(entries.values))
      }
    }
    try inTransaction(.completing) { try $0.run("COMMIT") }
    connection = nil
  }

  /// Closes the connection: the server rolls back what was not committed.
  package func rollBack() { connection = nil }

  /// Makes the last edition of each map in this run the current one. Returns those that became current.
  private func makeLastEditionsCurrent(_ connection: PostgreSQLConnection) throws -> Set<Int64> {
    var superseded: [Int64] = []
    var current: Set<Int64> = []
    for (key, last) in seen where entries[last]?.isCurrent == false {
      current.insert(last)
      superseded += editions[key, default: []].filter { $0 != last && entries[$0]?.isCurrent == true }
    }
    for (ids, isCurrent) in [(superseded, false), (Array(current), true)] where !ids.isEmpty {
      try connection.query(
        "UPDATE frontline.snapshots SET is_current = $1 WHERE id = ANY ($2)",
        [.truth(isCurrent), .integers(ids)])
      for id in ids { entries[id]?.isCurrent = isCurrent }
    }
    return current
  }
}

/// A change of which a sentence is wanted.
package struct DescribedChange: Sendable {
  package let territory: Territory
  package let previous: ArchiveEntry
  package let map: ArchiveEntry
  package let figures: ChangeFigures
}

@available(*, unavailable, message: "a run of adding belongs to the task that began it")
extension DatabaseWriter: Sendable {}
