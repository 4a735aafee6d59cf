internal import CSQLite

/// The library that archives are kept with.
public enum ArchiveLibrary {
  /// The version of SQLite, such as `3.40.1`.
  public static var sqliteVersion: String { String(cString: csqlite_version()) }
}
