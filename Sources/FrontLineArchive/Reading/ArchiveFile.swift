internal import CSQLite
internal import FrontLine
internal import GRDB
internal import GRDBSQLite
internal import GeoJSON
internal import SystemPackage

/// The file of an archive: recognising it, opening it.
enum ArchiveFile {
  /// How long to wait for another program that writes to the archive, in seconds.
  static let patience = 600.0
  /// No value that is read may be longer, in bytes: half of SQLite's own limit, some 30 million vertices.
  static let maximumValueLength: Int32 = 1 << 29
  /// All that SQLite may take, in bytes.
  private static let maximumMemory: Int64 = 1 << 31

  /// Whether the first hundred bytes are those of a GeoPackage: an SQLite database with the standard's mark.
  ///
  /// What can't be read is none; whoever opens it says why.
  static func looksLikeGeoPackage(_ path: String) -> Bool {
    if path.utf8.contains(0) { return false }
    guard let status = try? Stat(FilePath(path)), status.type == .regular,
      let descriptor = try? FileDescriptor.open(
        FilePath(path), .readOnly, options: [.nonBlocking, .closeOnExec])
    else { return false }
    // Nothing was written, so closing loses nothing.
    defer { try? descriptor.close() }
    let head = [UInt8](unsafeUninitializedCapacity: 100) { buffer, count in
      count = (try? descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))) ?? 0
    }
    return head.count == 100 && head.starts(with: "SQLite format 3\0".utf8)
      && head[68..<72].elementsEqual("GPKG".utf8)
  }

  /// Throws where there is no file of that name, it is a folder, or it may not be read: SQLite does not say which.
  static func checkReadable(_ path: String) throws(ArchiveError) {
    let message: Wording
    var advice: Wording = "check the name and the permissions, or make it with frontline archive create"
    if path.utf8.contains(0) {
      message = "the path holds a NUL character"
    } else {
      do {
        let descriptor = try FileDescriptor.open(
          FilePath(path), .readOnly, options: [.nonBlocking, .closeOnExec])
        let type = try descriptor.closeAfter { try descriptor.stat().type }
        if type == .regular { return }
        message = type == .directory ? "it is a directory" : "it is no file"
        advice = "name an archive"
      } catch {
        message = "can't be opened: \(error)"
      }
    }
    throw ArchiveError(
      .cannotOpen, path: path, message: message, advice: advice)
  }

  /// Opens for reading. Where a writer was killed half-way, what it left is rolled back first.
  ///
  /// - Parameter limit: how long a statement may take.
  static func openForReading(
    _ path: String, limit: Duration = StatementClock.usualLimit
  ) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(patience)
    configuration.label = "frontline archive"
    let clock = StatementClock(limit: limit)
    configuration.prepareDatabase { database in try shut(database, clock) }
    // A test of the header, and of a journal that is left over.
    func open() throws -> DatabaseQueue {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.unsafeRead { database in try database.execute(sql: "SELECT 1 FROM sqlite_master LIMIT 1") }
      return queue
    }
    do {
      return try open()
    } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK {
      try openForWriting(path).close()
      return try open()
    }
  }

  /// - Parameter isCancelled: asked while a statement runs; one that is cancelled fails.
  static func openForWriting(
    _ path: String, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.label = "frontline archive"
    // A transaction stays open while maps are read and measured on other threads.
    configuration.allowsUnsafeTransactions = true
    let clock = StatementClock(isCancelled: isCancelled)
    configuration.prepareDatabase { database in
      try shut(database, clock)
      // Files beside the archive must not be needed to read it: no write-ahead log.
      try database.execute(sql: "PRAGMA journal_mode = DELETE")
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.unsafeRead { database in try database.execute(sql: "SELECT 1 FROM sqlite_master LIMIT 1") }
    return queue
  }

  /// Whoever made the file may have put triggers, views and expressions into it, which SQLite would compute, and values
  /// that fill the memory: see https://www.sqlite.org/security.html.
  private static func shut(_ database: Database, _ clock: StatementClock) throws {
    guard let connection = database.sqliteConnection else { return }
    let code = csqlite_shut(UnsafeMutableRawPointer(connection))
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    // Of the process: PROJ's database, which is all that SQLite reads besides, needs some megabytes.
    sqlite3_hard_heap_limit64(maximumMemory)
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, maximumValueLength)
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0)
    try database.execute(sql: "PRAGMA cell_size_check = ON")
    try database.execute(sql: "PRAGMA mmap_size = 0")
    clock.watch(connection)
  }

  /// Whether an open GeoPackage is an archive of ours.
  ///
  /// Throws where another version of this program made it, whose tables are others, or where its schema is not the
  /// one that this version makes: a view in the place of a table can be without end, a computed column of any size, and
  /// a trigger does what its author likes.
  static func isArchive(_ database: Database, path: String) throws -> Bool {
    // GRDB's own question is the end of the process where the schema is not the text that it should be.
    let extensions = try Int.fetchOne(
      database,
      sql: "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND lower(name) = 'gpkg_extensions'")
    guard extensions == 1 else { return false }
    let names = try String.fetchAll(database, sql: "SELECT DISTINCT extension_name FROM gpkg_extensions")
    if names.contains(ArchiveSchema.extensionName) {
      try SchemaCheck(path: path).check(database)
      return true
    }
    if let other = names.first(where: { $0.hasPrefix(ArchiveSchema.extensionFamily) }) {
      throw ArchiveError(
        .badData, path: path,
        message: "it is an archive of another version of frontline (\(printable(other)))",
        advice: "use that version, or make the archive anew from the files")
    }
    return false
  }

  static func notAnArchive(_ path: String) -> ArchiveError {
    let isGeoPackage = looksLikeGeoPackage(path)
    let more: Wording = isGeoPackage ? ", and give this one as an input" : ""
    return ArchiveError(
      .badData, path: path,
      message: isGeoPackage
        ? "it is a GeoPackage, but no archive of frontline, and is left as it is"
        : "it is no archive of frontline",
      advice: "make an archive with frontline archive create\(more)")
  }
}
