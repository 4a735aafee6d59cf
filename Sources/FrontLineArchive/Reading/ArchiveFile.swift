internal import FrontLine
internal import GeoJSON
internal import SQLite
internal import SystemPackage

/// Recognises and opens the file of an archive.
enum ArchiveFile {
  /// How long to wait for another program that writes to the archive.
  private static let patience = Duration.seconds(600)
  /// The longest value that is read, in bytes: half of SQLite's own limit, some 30 million vertices.
  private static let maximumValueLength: Int32 = 1 << 29
  /// The most memory that SQLite may take, in bytes.
  private static let maximumMemory: Int64 = 1 << 31

  /// Returns whether the first hundred bytes are those of a GeoPackage: an SQLite database with the standard's mark.
  ///
  /// A file that can't be read is none; whoever opens it says why.
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

  /// Throws if there is no file of that name, if it is a folder, or if it may not be read: SQLite does not say which.
  static func checkReadable(_ path: String) throws(ArchiveError) {
    let message: Wording
    var advice: Wording = "check the name and the permissions, or make it with \(action: .createArchive)"
    if path.utf8.contains(0) {
      message = "the path holds a NUL character"
    } else {
      do {
        let descriptor = try FileDescriptor.open(
          FilePath(path), .readOnly, options: [.nonBlocking, .closeOnExec])
        let type = try descriptor.closeAfter { try descriptor.stat().type }
        if type == .regular { return }
        message = type == .directory ? "it is a directory" : "it is not a regular file"
        advice = "name an archive"
      } catch {
        message = "can't be opened: \(error)"
      }
    }
    throw ArchiveError(
      .cannotOpen, path: path, message: message, advice: advice)
  }

  /// Opens an archive for reading. If a writer was killed half-way, what it left is rolled back first.
  ///
  /// - Parameter limit: how long a statement may take.
  static func openForReading(
    _ path: String, limit: Duration = StatementClock.usualLimit
  ) throws(SQLiteError) -> SQLiteConnection {
    func open() throws(SQLiteError) -> SQLiteConnection {
      let database = try SQLiteConnection(path: path, .reading, patience: patience)
      try shut(database, StatementClock(limit: limit))
      try touch(database)
      return database
    }
    do {
      return try open()
    } catch  where error.needsRollback {
      try openForWriting(path).close()
      return try open()
    }
  }

  /// Opens an archive for writing.
  ///
  /// - Parameter isCancelled: asked while a statement runs; a statement that is cancelled fails.
  static func openForWriting(
    _ path: String, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(SQLiteError) -> SQLiteConnection {
    let database = try SQLiteConnection(path: path, .writing, patience: patience)
    try shut(database, StatementClock(isCancelled: isCancelled))
    // No write-ahead log: files beside the archive must not be needed to read it.
    try database.run("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL")
    try touch(database)
    return database
  }

  /// Reads the header, by which it shows whether the file is a database, and whether a journal is left over.
  private static func touch(_ database: SQLiteConnection) throws(SQLiteError) {
    try database.run("SELECT 1 FROM sqlite_master LIMIT 1")
  }

  /// Restricts a connection. Whoever made the file may have put triggers, views and expressions into it, which SQLite
  /// would compute, and values that fill the memory: see https://www.sqlite.org/security.html.
  private static func shut(_ database: SQLiteConnection, _ clock: StatementClock) throws(SQLiteError) {
    try database.shut()
    // The limit is that of the process. Besides archives SQLite reads only PROJ's database, which needs some
    // megabytes.
    SQLiteConnection.limitMemory(to: maximumMemory)
    database.limit(.valueLength, to: maximumValueLength)
    database.limit(.attachedFiles, to: 0)
    try database.run("PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0")
    clock.watch(database)
  }

  /// Returns whether an open GeoPackage is an archive of ours.
  ///
  /// Throws if another version of this program made it, whose tables differ, or if its schema is not the one that
  /// this version makes: a view instead of a table can be endless, a computed column can have any size, and a trigger
  /// does what its author likes.
  static func isArchive(_ database: SQLiteConnection, path: String) throws -> Bool {
    let extensions = try database.integer(
      "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND lower(name) = 'gpkg_extensions'")
    guard extensions == 1 else { return false }
    var names: [String] = []
    try database.forEachRow("SELECT DISTINCT extension_name FROM gpkg_extensions") { row in
      guard let name = row.text(0) else {
        throw ArchiveError.corrupt(path, "a value is not of the type that it should be")
      }
      names.append(name)
    }
    if names.contains(ArchiveSchema.extensionName) {
      let newer = names.first { name in
        ArchiveAddition.all.contains { name.hasPrefix($0.family) && name != $0.extensionName }
      }
      if let newer {
        throw ArchiveError(
          .badData, path: path,
          message: "it has tables of another version of frontline (\(printable(newer)))",
          advice: "use that version")
      }
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
        ? "it is a GeoPackage, but not an archive of frontline, and was not changed"
        : "it is not an archive of frontline",
      advice: "make an archive with \(action: .createArchive)\(more)")
  }
}
