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
    let message: String
    var advice = "check the name and the permissions, or make it with frontline archive create"
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
  static func openForReading(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(patience)
    configuration.label = "frontline archive"
    // A file may hold expressions, which SQLite computes when it is read (https://www.sqlite.org/security.html).
    configuration.prepareDatabase { database in
      sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_LENGTH, maximumValueLength)
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
      try database.execute(sql: "PRAGMA cell_size_check = ON")
    }
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

  static func openForWriting(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.label = "frontline archive"
    // A transaction stays open while maps are read and measured on other threads.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { database in
      SpatialFunctions.add(to: database)
      // Files beside the archive must not be needed to read it: no write-ahead log.
      try database.execute(sql: "PRAGMA journal_mode = DELETE")
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.unsafeRead { database in try database.execute(sql: "SELECT 1 FROM sqlite_master LIMIT 1") }
    return queue
  }

  /// Whether an open GeoPackage is an archive of ours.
  ///
  /// Throws where another version of this program made it, whose tables are others.
  static func isArchive(_ database: Database, path: String) throws -> Bool {
    // GRDB's own question is the end of the process where the schema is not the text that it should be.
    let extensions = try Int.fetchOne(
      database,
      sql: "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND lower(name) = 'gpkg_extensions'")
    guard extensions == 1 else { return false }
    let names = try String.fetchAll(database, sql: "SELECT DISTINCT extension_name FROM gpkg_extensions")
    if names.contains(ArchiveSchema.extensionName) {
      try checkTables(database, path: path)
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

  /// Throws where one of the tables that are read is something else: a view can be without end, and a computed column
  /// of any size.
  private static func checkTables(_ database: Database, path: String) throws {
    for table in ArchiveSchema.tablesRead {
      let isTable = try Bool.fetchOne(
        database,
        sql: """
          SELECT count(*) = 1 AND min(type = 'table' AND rootpage > 0) FROM sqlite_master WHERE lower(name) = ?
          """, arguments: [table])
      let computed = try Int.fetchOne(
        database, sql: "SELECT count(*) FROM pragma_table_xinfo(?) WHERE hidden <> 0", arguments: [table])
      guard isTable == true, computed == 0 else {
        throw ArchiveError.corrupt(path, "\(table) is not the table that it should be")
      }
    }
  }

  static func notAnArchive(_ path: String) -> ArchiveError {
    let isGeoPackage = looksLikeGeoPackage(path)
    return ArchiveError(
      .badData, path: path,
      message: isGeoPackage
        ? "it is a GeoPackage, but no archive of frontline, and is left as it is"
        : "it is no archive of frontline",
      advice: "make an archive with frontline archive create"
        + (isGeoPackage ? ", and give this one as an input" : ""))
  }
}
