internal import SQLite

/// Tables that an archive gets when they are first needed, all of them or none: an extension of the standard with a
/// version in its name. An archive without them is as valid as one with them.
struct ArchiveAddition: Sendable {
  /// The name in `gpkg_extensions`, with the version.
  let extensionName: String
  /// The beginning of the names of all versions.
  let family: String
  /// The tables and indexes.
  let tables: String
  /// The tables with a description of each, for everyone.
  let described: [(table: String, description: String)]

  static let all = [downloads, watch]

  /// Where and when files were got.
  static let downloads = ArchiveAddition(
    extensionName: "frontline_downloads_1", family: "frontline_downloads_",
    tables: """
      CREATE TABLE feed_downloads (
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, snapshot_id INTEGER NOT NULL REFERENCES snapshots(id),
        feed TEXT NOT NULL, version TEXT NOT NULL, file TEXT NOT NULL, address TEXT NOT NULL,
        downloaded_at DATETIME NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, etag TEXT, last_modified TEXT,
        edition TEXT, terms TEXT, tool TEXT NOT NULL);
      CREATE INDEX feed_downloads_version ON feed_downloads (feed, version, file);

      """,
    described: [("feed_downloads", "where and when the files of the maps were got")])

  /// What rules were told, and when.
  static let watch = ArchiveAddition(
    extensionName: "frontline_watch_1", family: "frontline_watch_",
    tables: """
      CREATE TABLE watch_events (
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, event TEXT NOT NULL UNIQUE, rules TEXT NOT NULL,
        rule TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, date DATE NOT NULL, source TEXT NOT NULL,
        sentence TEXT NOT NULL, document TEXT NOT NULL, noted_at DATETIME NOT NULL, told_at DATETIME,
        delivered_at DATETIME, tool TEXT NOT NULL);
      CREATE INDEX watch_events_date ON watch_events (date);
      CREATE TABLE watch_state (
        rules TEXT NOT NULL, source TEXT NOT NULL, date DATE NOT NULL, published_at DATETIME,
        content_sha256 TEXT NOT NULL, seen_at DATETIME NOT NULL, PRIMARY KEY (rules, source)) WITHOUT ROWID;

      """,
    described: [
      ("watch_events", "what rules reported, once each"),
      ("watch_state", "the map up to which each set of rules was followed"),
    ])

  /// Makes the tables unless they are there. Belongs into a transaction.
  func make(in database: SQLiteConnection, now: String) throws {
    if try isPresent(in: database) { return }
    try database.run(tables)
    for (table, description) in described {
      try database.execute(
        """
        INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
        VALUES (?1, 'attributes', ?1, ?2, ?3, NULL)
        """, [table, description, now])
      try database.execute(
        "INSERT INTO gpkg_extensions VALUES (?, NULL, ?, ?, 'write-only')",
        [table, extensionName, "Extension Title: \(description)"])
    }
  }

  /// Whether an archive has the tables.
  func isPresent(in database: SQLiteConnection) throws -> Bool {
    try database.integer("SELECT count(*) FROM gpkg_extensions WHERE extension_name = ?", [extensionName])
      != 0
  }
}
