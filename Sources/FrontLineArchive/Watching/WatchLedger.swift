public import FrontLine
internal import SQLite

/// What sets of rules were told of the maps of an archive: each event once.
///
/// Every change is one transaction, so a process that is ended at any moment loses nothing: an event is noted before it
/// is told, and told again where nobody said that it was.
///
/// Not `Sendable`: it belongs to the task that opened it.
public final class WatchLedger {
  /// The path of the archive.
  public let path: String
  private let tool: String
  private let database: SQLiteConnection

  /// What becomes of an event.
  public enum Step: String, Sendable {
    /// It was printed, or written into a file.
    case told = "told_at"
    /// A receiver has confirmed it.
    case delivered = "delivered_at"
  }

  /// Opens the ledger of an archive. Throws if it is no archive, or if it can't be written to.
  public init(path: String, tool: String) throws(ArchiveError) {
    self.path = path
    self.tool = tool
    do {
      try ArchiveFile.checkReadable(path)
      let reading = try ArchiveFile.openForReading(path)
      guard ArchiveFile.looksLikeGeoPackage(path), try ArchiveFile.isArchive(reading, path: path) else {
        throw ArchiveFile.notAnArchive(path)
      }
      try reading.close()
      database = try ArchiveFile.openForWriting(path)
    } catch {
      throw ArchiveError(error, path: path, .writing)
    }
  }

  /// Returns up to which map each source was followed by a set of rules.
  public func state(of rules: String) throws(ArchiveError) -> [WatchedMap] {
    try checked(.reading) { database in
      guard try ArchiveAddition.watch.isPresent(in: database) else { return [] }
      var maps: [WatchedMap] = []
      try database.forEachRow(
        "SELECT source, date, published_at, content_sha256 FROM watch_state WHERE rules = ?1 ORDER BY source",
        [rules]
      ) { row in
        guard let source = row.text(0), let date = row.text(1).flatMap({ CalendarDate($0) }) else {
          throw ArchiveError.corrupt(path, "a row of the table watch_state can't be read")
        }
        maps.append(
          WatchedMap(
            source: source, date: date, publishedAt: row.text(2).flatMap { Instant($0) },
            contentDigest: row.text(3) ?? ""))
      }
      return maps
    }
  }

  /// Notes events and up to which maps they were looked for, in one transaction. Returns those that are new.
  public func note(
    _ events: [NotedEvent], state: [WatchedMap], of rules: String, now: Instant
  ) throws(ArchiveError) -> [NotedEvent] {
    try written { database in
      try ArchiveAddition.watch.make(in: database, now: now.dateTime)
      var new: [NotedEvent] = []
      for event in events {
        try database.execute(
          """
          INSERT INTO watch_events (event, rules, rule, kind, subject, date, source, sentence, document, noted_at, tool)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event) DO NOTHING
          """,
          [
            event.id, event.rules, event.rule, event.kind, event.subject, event.date.description,
            event.source,
            event.sentence, event.document, now.dateTime, tool,
          ])
        if database.changeCount == 1 { new.append(event) }
      }
      for map in state {
        try database.execute(
          "INSERT OR REPLACE INTO watch_state VALUES (?, ?, ?, ?, ?, ?)",
          [
            rules, map.source, map.date.description, map.publishedAt?.dateTime, map.contentDigest,
            now.dateTime,
          ])
      }
      return new
    }
  }

  /// Returns the events of a set of rules of which nobody has said that this step was taken, in their order.
  public func pending(_ step: Step, of rules: String) throws(ArchiveError) -> [NotedEvent] {
    try events(of: rules, where: "AND \(step.rawValue) IS NULL")
  }

  /// Returns the events of a set of rules, the last ones in their order.
  public func last(_ count: Int, of rules: String) throws(ArchiveError) -> [NotedEvent] {
    try events(of: rules, where: "").suffix(count)
  }

  /// Notes that a step was taken with some events.
  public func confirm(_ step: Step, _ ids: [String], now: Instant) throws(ArchiveError) {
    if ids.isEmpty { return }
    try written { database in
      for id in ids {
        try database.execute(
          "UPDATE watch_events SET \(step.rawValue) = ? WHERE event = ?", [now.dateTime, id])
      }
    }
  }

  private func events(of rules: String, where condition: String) throws(ArchiveError) -> [NotedEvent] {
    try checked(.reading) { database in
      guard try ArchiveAddition.watch.isPresent(in: database) else { return [] }
      var events: [NotedEvent] = []
      try database.forEachRow(
        """
        SELECT event, rules, rule, kind, subject, date, source, sentence, document FROM watch_events
        WHERE rules = ?1 \(condition) ORDER BY id
        """, [rules]
      ) { row in
        guard let id = row.text(0), let date = row.text(5).flatMap({ CalendarDate($0) }) else {
          throw ArchiveError.corrupt(path, "a row of the table watch_events can't be read")
        }
        events.append(
          NotedEvent(
            id: id, rules: row.text(1) ?? "", rule: row.text(2) ?? "", kind: row.text(3) ?? "",
            subject: row.text(4) ?? "", date: date, source: row.text(6) ?? "", sentence: row.text(7) ?? "",
            document: row.text(8) ?? ""))
      }
      return events
    }
  }

  private func checked<Value>(
    _ operation: ArchiveError.Operation, _ body: (SQLiteConnection) throws -> Value
  ) throws(ArchiveError) -> Value {
    do {
      // Another program may have changed the schema meanwhile.
      guard try ArchiveFile.isArchive(database, path: path) else { throw ArchiveFile.notAnArchive(path) }
      return try body(database)
    } catch {
      throw ArchiveError(error, path: path, operation)
    }
  }

  private func written<Value>(_ body: (SQLiteConnection) throws -> Value) throws(ArchiveError) -> Value {
    try checked(.writing) { database in
      try database.transaction(.immediate) { try body(database) }
    }
  }
}

@available(*, unavailable, message: "a ledger belongs to the task that opened it")
extension WatchLedger: Sendable {}
