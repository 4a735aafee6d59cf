internal import FrontLine
internal import GeoJSON
internal import PostgreSQL

/// The state of the schema `frontline` in a database, and how it is made.
struct DatabaseSchema {
  /// The versions whose maps are read: those with the tables of today.
  static let readable = 1...Migration.latest

  let connection: PostgreSQLConnection
  /// The address, as it is shown.
  let path: String

  /// Throws if the tables are not ones that this program reads.
  func checkReadable() throws {
    guard let version = try version() else {
      throw DatabaseError(
        .badData, path: path, message: "there are no maps in it: it has no tables of frontline",
        advice: "load some with \(action: .export) and the address as its target")
    }
    guard Self.readable.contains(version) else { throw otherVersion(version) }
    try checkTables()
  }

  /// Makes the tables, or brings them to the latest version. Belongs into a transaction that holds ``lock()``.
  ///
  /// Throws if PostGIS is missing, if the tables are not ones that this program made, or if a later version did.
  func prepare(tool: String, until target: Int = Migration.latest) throws {
    try checkDatabase()
    let present = try version()
    if let present, present > Migration.latest { throw otherVersion(present) }
    if present == nil {
      if try !exists() { try connection.run("CREATE SCHEMA frontline") }
      try connection.run(
        """
        CREATE TABLE frontline.schema_version (
          version integer PRIMARY KEY, applied_at timestamptz NOT NULL, tool text NOT NULL)
        """)
    }
    for migration in Migration.all where migration.version > present ?? 0 && migration.version <= target {
      try connection.run(migration.statements)
      try connection.query(
        "INSERT INTO frontline.schema_version VALUES ($1::bigint::integer, pg_catalog.now(), $2)",
        [.integer(Int64(migration.version)), .text(tool)])
    }
    try checkTables()
  }

  /// Waits until no other program writes to the tables, and keeps others from it until the end of the transaction.
  func lock() throws {
    // The letters "frontlin".
    try connection.query("SELECT pg_catalog.pg_advisory_xact_lock($1)", [.integer(0x6672_6F6E_746C_696E)])
  }
}

extension DatabaseSchema {
  /// Throws if PostGIS is missing or the encoding is not UTF-8. From here on its types are known.
  private func checkDatabase() throws {
    if let encoding = connection.setting("server_encoding"), encoding != "UTF8" {
      throw DatabaseError(
        .cannotCreate, path: path,
        message:
          "the database is encoded in \(printable(encoding)), which does not hold every label of a map",
        advice: "take a database in UTF8: CREATE DATABASE maps ENCODING 'UTF8' TEMPLATE template0")
    }
    let found = try connection.query(
      """
      SELECT n.nspname::text FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
      WHERE e.extname = 'postgis'
      """)
    guard found.count == 1, let schema = found.text(0, 0) else {
      throw DatabaseError(
        .cannotCreate, path: path, message: "PostGIS is missing in the database: nothing was changed",
        advice: "let its owner run CREATE EXTENSION postgis (apt install postgresql-postgis)")
    }
    // Nothing of what others may have put into the schema public is found by its name alone.
    let quoted = "\"" + schema.replacing("\"", with: "\"\"") + "\""
    try connection.run("SET LOCAL search_path = pg_catalog, \(quoted)")
  }

  private func exists() throws -> Bool {
    try connection.query("SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'frontline'").count == 1
  }

  /// The version of the tables; nil if there are none.
  ///
  /// Throws if there are others.
  private func version() throws -> Int? {
    let relations = try relations()
    guard let own = relations[DatabaseTable.schemaVersion.name] else {
      if let first = relations.keys.min() { throw foreign("\(first) is there, and no table schema_version") }
      return nil
    }
    try check(DatabaseTable.schemaVersion, own)
    let versions = try connection.query("SELECT max(version) FROM frontline.schema_version")
    guard !versions.isNull(0, 0) else { throw foreign("the table schema_version is empty") }
    return Int(versions.integer(0, 0))
  }

  private struct Relation {
    var isTable: Bool
    var columns: [String: String] = [:]
  }

  private func relations() throws -> [String: Relation] {
    let rows = try connection.query(
      """
      SELECT c.relname::text, c.relkind = 'r', a.attname::text, t.typname::text
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
      WHERE n.nspname = 'frontline' AND c.relkind IN ('r', 'v', 'm', 'f', 'p')
      """)
    var relations: [String: Relation] = [:]
    for row in 0..<rows.count {
      var relation = relations[rows.text(row, 0) ?? ""] ?? Relation(isTable: rows.truth(row, 1))
      if let column = rows.text(row, 2) { relation.columns[column] = rows.text(row, 3) }
      relations[rows.text(row, 0) ?? ""] = relation
    }
    return relations
  }

  private func checkTables() throws {
    let relations = try relations()
    for table in DatabaseTable.all {
      guard let relation = relations[table.name] else { throw foreign("the table \(table.name) is missing") }
      try check(table, relation)
    }
  }

  private func check(_ table: DatabaseTable, _ relation: Relation) throws {
    guard relation.isTable else { throw foreign("\(table.name) is not a table") }
    for column in table.columns where relation.columns[column.name] != column.type {
      throw foreign("the table \(table.name) has no column \(column.name) of the type \(column.type)")
    }
  }

  private func foreign(_ what: String) -> DatabaseError {
    DatabaseError(
      .badData, path: path,
      message: "its schema frontline is not the one that this program makes: \(printable(what, limit: 200))",
      advice: "rename what is there (ALTER SCHEMA frontline RENAME TO …), or take another database")
  }

  private func otherVersion(_ version: Int) -> DatabaseError {
    DatabaseError(
      .badData, path: path,
      message:
        "its tables are of version \(version), and this program knows versions up to \(Migration.latest)",
      advice: "use the version of frontline that made them, or a later one")
  }
}
